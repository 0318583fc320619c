import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { participationId, type Activity, type CampusGateway, type Participation } from "@xiaoben/contract";
import "@xiaoben/elements/activity";
import { county, countyGateway, levelOne, sessionOf, today } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  activity: string;
}

const id = "0199c0de-0024-7000-8000-000000000001";
/** Quarter to four on the day of the stories, as the server says. */
const now = `${today}T07:45:00.000Z`;
const base = { version: 1, createdAt: now, updatedAt: now };

const activity = (more: Partial<Activity> = {}): Activity => {
  const { people, orgs } = county();
  return {
    ...base,
    id,
    org: orgs.nanhu.id,
    state: "open",
    title: "数学组研讨：分数单元",
    category: "group-study",
    level: "school",
    on: today,
    from: "15:40",
    to: "17:00",
    place: "二楼会议室",
    theme: "分数单元的整体设计",
    goal: "定下四节课各自的任务",
    measures: "各说一节课的难点，再定任务单",
    appraisal: "",
    speaker: "顾明岚",
    speakers: [],
    participants: [people.lin.id, people.su.id, people.shen.id],
    host: people.gu.id,
    checklists: [{ pack: county().packs.termPlan.id, version: county().packs.termPlan.version, id: "three-set" }],
    checks: [],
    minutesTaken: "",
    feedback: "",
    code: "482913",
    codeUntil: `${today}T07:55:00.000Z`,
    ...more,
  };
};

const of = (key: "lin" | "su" | "shen", more: Partial<Participation> = {}): Participation => {
  const { people, orgs } = county();
  return {
    ...base,
    id: participationId(id, people[key].id),
    org: orgs.nanhu.id,
    state: "expected",
    person: people[key].id,
    activity: id,
    host: people.gu.id,
    on: today,
    role: "participant",
    attendance: "expected",
    ...more,
  };
};

const asked = { state: "asked", because: "去县里监考，通知附后" } as const;

/** The county with one activity, signed in as somebody. */
function withActivity(
  key: Parameters<typeof countyGateway>[0],
  one: Partial<Activity> = {},
  list: Participation[] = [of("lin", { attendance: "present", arrived: "15:38", signedBy: "code" }), of("su"), of("shen", asked)],
  more: Parameters<typeof countyGateway>[1] = {},
): CampusGateway {
  const gateway = countyGateway(key, { session: { ...sessionOf(key), now }, now, ...more });
  const { code, ...shown } = activity(one);
  gateway.put("activity", { ...shown, ...(key === "gu" && code !== undefined && { code }) });
  for (const participation of list) gateway.put("participation", participation);
  return gateway;
}

const meta: Meta<Args> = {
  title: "Activity",
  component: "xb-activity",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => withActivity("gu"), activity: id },
  render: ({ gateway, activity }): TemplateResult => html`<xb-activity activity=${activity} .gateway=${gateway()}></xb-activity>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Its host: the code for the room, the list, an excuse to decide. */
export const Host: Story = {};

/** What is missing beforehand stands in the checklist. */
export const Planned: Story = { args: { gateway: () => withActivity("gu", { state: "planned", theme: "" }, []) } };

/** Closed: who was not there can still be heard. */
export const Held: Story = {
  args: {
    gateway: () =>
      withActivity("gu", { state: "held", minutesTaken: "三位老师各说了一次追问的经过。" }, [
        of("lin", { state: "recorded", attendance: "late", arrived: "15:58" }),
        of("su", { state: "absent", attendance: "unexcused" }),
        of("shen", { ...asked, attendance: "unexcused" }),
      ]),
  },
};

/** Somebody who takes part types the code. */
export const Participant: Story = { args: { gateway: () => withActivity("su", {}, [of("su")]) } };

/** She was refused, reads why, and can appeal. */
export const Refused: Story = {
  args: {
    gateway: () =>
      withActivity("su", { state: "held" }, [
        of("su", { state: "refused", attendance: "unexcused", because: "带学生比赛", reason: "比赛在上午" }),
      ]),
  },
};

/** The principal answers an appeal. */
export const Appeal: Story = {
  args: {
    gateway: () =>
      withActivity("shao", { state: "held" }, [
        of("su", { state: "appealed", attendance: "unexcused", because: "送学生去医务室", reason: "没有说", appeal: "医务室有登记。" }),
      ]),
  },
};

/** Typed without a network: the server's clock decides. */
export const OfflineUnsent: Story = {
  args: {
    gateway: () => {
      const gateway = withActivity("su", {}, [of("su")], { status: "offline" });
      void gateway.act("participation.signIn", { id: of("su").id, input: { code: "482913" } });
      return gateway;
    },
  },
};

/** A colleague reads. */
export const ReadOnly: Story = { args: { gateway: () => withActivity("lu", {}, []) } };

export const Cancelled: Story = { args: { gateway: () => withActivity("su", { state: "cancelled", reason: "会议室停电" }, []) } };

export const LongText: Story = {
  args: {
    gateway: () =>
      withActivity("gu", { title: "分数单元的整体设计与课堂追问".repeat(4), goal: "定下四节课各自的任务，并各说一处难点。".repeat(6) }),
  },
};

export const List: Story = { args: { activity: "", gateway: () => countyGateway("gu") } };

/** A new one that comes again every week: its days, and those on which the school is closed. */
export const Weekly: Story = {
  args: { activity: "", gateway: () => countyGateway("gu") },
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector("xb-activity")!;
    const find = async <E extends HTMLElement>(selector: string): Promise<E> => {
      for (let i = 0; i < 100; i++) {
        const found = element.renderRoot.querySelector<E>(selector);
        if (found) return found;
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error(`No ${selector}`);
    };
    (await find("#plan")).click();
    const repeat = await find<HTMLSelectElement>("#f-repeat");
    repeat.value = "1";
    repeat.dispatchEvent(new Event("change"));
    await find("#f-until");
  },
};

export const Empty: Story = { args: { activity: "", gateway: () => countyGateway("su", { records: {} }) } };

export const Loading: Story = { args: { gateway: () => countyGateway("su", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("su", { fail: { "one:activity": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => countyGateway("su", { fail: { "one:activity": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("su", { session: null }) } };

export const NotOffered: Story = { args: { gateway: () => countyGateway("su", { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  render: ({ gateway, activity }) => html`<xb-activity lang="zh-Hant" activity=${activity} .gateway=${gateway()}></xb-activity>`,
};

export const English: Story = {
  render: ({ gateway, activity }) => html`<xb-activity lang="en" activity=${activity} .gateway=${gateway()}></xb-activity>`,
};
