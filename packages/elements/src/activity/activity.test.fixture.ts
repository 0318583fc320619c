import { fixture, html } from "@open-wc/testing";
import { participationId, type Activity, type Checklist, type Id, type Participation } from "@xiaoben/contract";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { peopleOf, signedIn } from "../testing/records.test.fixture.ts";
import { ActivityHarness } from "./activity.harness.ts";
import "./activity.ts";
import type { XbActivityElement } from "./activity.element.ts";

const base = { version: 1, org: "o", createdAt: "", updatedAt: "2026-11-22T04:00:00.000Z" };
/** The server's clock of these tests: a quarter past four in the afternoon. */
export const now = "2026-11-22T08:15:00.000Z";

export const checklist: Checklist = {
  id: "four",
  title: { "zh-Hans": "四有三保证", en: "Four and three" },
  items: [
    { id: "theme", text: { "zh-Hans": "有主题", en: "A theme" }, phase: "before", filled: ["/theme"] },
    { id: "record", text: { "zh-Hans": "有记录", en: "Minutes" }, phase: "after", filled: ["/minutesTaken"] },
  ],
};

export const activity = (more: Partial<Activity> = {}): Activity => ({
  ...base,
  id: "a",
  state: "open",
  title: "数学组研讨",
  category: "group-study",
  level: "school",
  on: "2026-11-22",
  from: "16:00",
  to: "17:30",
  place: "二楼会议室",
  theme: "分数单元",
  goal: "定任务",
  measures: "",
  appraisal: "",
  speaker: "",
  speakers: [],
  participants: ["lin", "su"],
  host: "gu",
  checklists: [{ pack: "p", version: "1", id: "four" }],
  checks: [],
  minutesTaken: "",
  feedback: "",
  code: "482913",
  codeUntil: "2026-11-22T08:20:00.000Z",
  ...more,
});

export const participation = (person: Id, more: Partial<Participation> = {}): Participation => ({
  ...base,
  id: participationId("a", person),
  state: "expected",
  person,
  activity: "a",
  host: "gu",
  on: "2026-11-22",
  role: "participant",
  attendance: "expected",
  ...more,
});

export function script(
  who: string,
  one: Activity = activity(),
  list: Participation[] = [participation("lin"), participation("su")],
  more: Script = {},
  roles: readonly string[] = [],
): Script {
  const shown = one.host === who ? one : (({ code: _code, ...rest }) => rest as Activity)(one);
  const reads = one.host === who || roles.length > 0;
  return {
    session: { ...signedIn(who, roles), now },
    now,
    records: {
      person: peopleOf({ lin: "林知远", su: "苏禾", gu: "顾明岚", shen: "沈若川", shao: "邵怀瑾" }),
      activity: [shown],
      participation: reads ? list : list.filter(({ person }) => person === who),
    },
    definitions: { "p/1/four": checklist },
    ...more,
  };
}

export async function show(
  given: Script,
  lang = "zh-Hans",
  id = "a",
): Promise<{ harness: ActivityHarness; gateway: ScriptedGateway; element: XbActivityElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbActivityElement>(html`<xb-activity lang=${lang} activity=${id} .gateway=${gateway}></xb-activity>`);
  const harness = new ActivityHarness(element);
  for (let i = 0; i < 4; i++) await harness.settled();
  return { harness, gateway, element };
}

/** What was asked for, in order. */
export const asked = (gateway: ScriptedGateway): [string, unknown][] =>
  gateway.calls.map(({ action, input }) => [action, input["patch"] ?? input["input"] ?? input["body"]]);
