import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Decision, Hour, Kinds, Verdict } from "@xiaoben/contract";
import "@xiaoben/elements/verdict";
import { county, countyGateway, sessionOf, verdictsOf, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  rule: string;
  person?: string;
  period?: string;
  asOf?: string;
}

const meta: Meta<Args> = {
  title: "Verdict",
  component: "xb-verdict",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lin"), rule: "school-based" },
  render: ({ gateway, rule, person = "", period = "", asOf = "" }): TemplateResult =>
    html`<xb-verdict .gateway=${gateway()} rule=${rule} person=${person} period=${period} as-of=${asOf}></xb-verdict>`,
};

export default meta;
type Story = StoryObj<Args>;

/** In November: the school-based part, what waits, every record, the calculation, and a preview of the year's end. */
export const Full: Story = {};

/** The year is over, half an hour short: what follows depends on a reading that nobody has decided. */
export const YearIsOver: Story = { args: { gateway: () => countyGateway("su"), rule: "total", period: "schoolYear:2025-2026" } };

/** A consequence: the rules that it looks at, and both readings. */
export const Consequence: Story = { args: { gateway: () => countyGateway("su"), rule: "no-top-rating", period: "schoolYear:2025-2026" } };

/** Minutes that nobody has turned into hours: each length of an hour gives another outcome. */
export const TwoReadings: Story = {
  args: { gateway: () => withHours([{ ...anHour("2026-10-12", "主题沙龙：作业怎么批"), minutes: "1080" }]) },
};

/** The document does not say how long is long: nobody can tell whether the waiver counts. */
export const NotWritten: Story = { args: { gateway: () => dispatched(), rule: "total" } };

/** The county has said how long is long; what it waives is read one way until somebody decides. */
export const Presumed: Story = { args: { gateway: () => dispatched([longCycle()]), rule: "total" } };

/** The document names no number, and no record of the kind is kept here. */
export const CannotBeSaid: Story = { args: { rule: "attended" } };

/** Observed lessons of a term, by the school's own plan. */
export const OfAnotherPack: Story = { args: { rule: "observed" } };

/** More hours of observing than the limit: some count in part, some not at all. */
export const Capped: Story = {
  args: {
    rule: "total",
    gateway: () =>
      withHours(
        ["2026-09-15", "2026-09-22", "2026-10-13", "2026-10-20"].map((on, i) => ({
          ...anHour(on, `听课：第 ${i + 1} 次`),
          category: "observation",
          role: "observer",
          lessons: "3",
        })),
      ),
  },
};

/** A day in October: records up to that day only. */
export const AsOfAnEarlierDay: Story = { args: { asOf: "2026-10-15" } };

/** Seen by the school administrator: no preview, which is the teacher's own. */
export const OfAnother: Story = {
  args: {
    gateway: () => countyGateway("shen"),
    get person() {
      return county().people.lin.id;
    },
  },
};

export const NoRecords: Story = { args: { gateway: () => withHours([]) } };

export const NoSuchRule: Story = { args: { rule: "no-such-rule" } };

export const Loading: Story = { args: { gateway: () => countyGateway("lin", { status: "loading" }) } };

/** Read before the network went: everything stays, and says so. */
export const Offline: Story = { args: { gateway: () => countyGateway("lin", { status: "offline" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("lin", { fail: { evaluate: "internal" } }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("lin", { session: null }) } };

export const NotPermitted: Story = {
  args: { person: "00000000-0000-8000-8000-000000000009", gateway: () => countyGateway("lin", { fail: { evaluate: "not-permitted" } }) },
};

/** A back end that offers level 1 only is enough. */
export const LevelOne: Story = { args: { gateway: () => countyGateway("lin", { capabilities: levelOne }) } };

export const NotOffered: Story = { args: { gateway: () => countyGateway("lin", { capabilities: ["hour.list"] }) } };

export const LongText: Story = {
  args: {
    gateway: () => {
      const title =
        "青禾县小学数学学科“大单元教学背景下学困生课堂参与度提升的观察与改进”主题研修暨第三次集体备课与分层作业设计交流活动（第二阶段）";
      return withHours([
        { ...anHour("2026-10-12", title), approvedHours: "12.75" },
        { ...anHour("2026-11-12", `${title}：${title}`), state: "submitted", claimedHours: "3" },
      ]);
    },
  },
};

/** On a phone: one column, rows become cards. */
export const Phone: Story = {
  parameters: { viewport: { defaultViewport: "phone" } },
  globals: { viewport: { value: "phone" } },
};

export const Traditional: Story = {
  render: ({ gateway, rule }) => html`<xb-verdict lang="zh-Hant" .gateway=${gateway()} rule=${rule}></xb-verdict>`,
};

export const English: Story = {
  render: ({ gateway, rule }) => html`<xb-verdict lang="en" .gateway=${gateway()} rule=${rule}></xb-verdict>`,
};

const withHours = (hour: Hour[]): CampusGateway =>
  countyGateway("lin", { records: { hour }, verdicts: (ask): Verdict[] => asked(verdictsOf(ask, { hour }), ask.rules) });

const asked = (verdicts: Verdict[], rules: readonly string[] | undefined): Verdict[] =>
  verdicts.filter((verdict) => !rules || rules.includes(verdict.rule.id));

/** Somebody who was sent to a long training. */
function dispatched(decision: Decision[] = []): CampusGateway {
  const entry = county().records.find(({ kind, record }) => kind === "waiver" && (record as Kinds["waiver"]).from >= "2026-09-01");
  const person = (entry?.record as Kinds["waiver"] | undefined)?.person ?? "";
  return countyGateway("lin", {
    session: { ...sessionOf("lin"), person },
    verdicts: (ask): Verdict[] => verdictsOf(ask, { decisions: decision }),
  });
}

function longCycle(): Decision {
  const { orgs, people, packs } = county();
  return {
    id: "story-long-cycle",
    version: 1,
    org: orgs.county.id,
    createdAt: "2026-09-01T04:00:00.000Z",
    updatedAt: "2026-09-01T04:00:00.000Z",
    pack: packs.studyHours.id,
    ambiguity: "am2",
    value: "60",
    from: "2026-09-01",
    by: people.lu.id,
    at: "2026-09-01T04:00:00.000Z",
    basis: "局务会议记录",
  };
}

function anHour(on: string, title: string): Hour {
  const { person, org } = sessionOf("lin");
  return {
    id: `story-${on}`,
    version: 1,
    org,
    createdAt: `${on}T04:00:00.000Z`,
    updatedAt: `${on}T04:00:00.000Z`,
    state: "approved",
    person,
    on,
    title,
    category: "group-study",
    role: "participant",
    level: "school",
  };
}
