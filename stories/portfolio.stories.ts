import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Hour, Pack, Purpose, Rule } from "@xiaoben/contract";
import { recordsOf, type PersonKey } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/portfolio";
import { county, countyGateway, levelOne, verdictsOf } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  person: string;
  group: string;
  org: string;
  year: string;
  purpose: "" | Purpose;
  arrangement: "kind" | "event" | "month";
}

/** What the back end would list for somebody: her own, and with a role what is below her. */
const seenBy = (key: PersonKey, more: Script = {}): CampusGateway => countyGateway(key, more);

const hours = (change: (hour: Hour) => Hour = (hour) => hour): NonNullable<Script["records"]> => ({
  org: recordsOf(county(), "org"),
  group: recordsOf(county(), "group"),
  person: recordsOf(county(), "person"),
  calendar: recordsOf(county(), "calendar"),
  hour: recordsOf(county(), "hour")
    .filter(({ person }) => person === county().people.su.id)
    .map(change),
});

/** The rules of the county with a checklist that looks for what evidence says. */
function withChecklist(): Pack {
  const pack = county().packs.studyHours;
  const item = {
    id: "summary",
    text: { "zh-Hans": "内容摘要", "zh-Hant": "內容摘要", en: "Summary" },
    phase: "after" as const,
    filled: ["/summary"],
  };
  const rule: Rule = {
    id: "raw-evidence",
    title: { "zh-Hans": "原始依据", "zh-Hant": "原始依據", en: "Raw evidence" },
    clause: "house",
    for: { subject: "person" },
    per: "schoolYear",
    kind: "checklist",
    checklist: "raw-evidence",
    book: "hours",
  };
  return {
    ...pack,
    rules: [...pack.rules, rule],
    content: { ...pack.content, checklists: [{ id: "raw-evidence", title: rule.title, items: [item] }] },
  };
}

function lacking(): CampusGateway {
  const pack = withChecklist();
  const own = recordsOf(county(), "hour")
    .filter(({ person, on }) => person === county().people.su.id && on >= "2026-09-01")
    .map((hour, i): Hour => (i > 2 ? { ...hour, summary: "有记录，有照片" } : hour));
  return seenBy("su", {
    records: { ...hours(), hour: own },
    definitions: { [`${pack.id}/${pack.version}/pack`]: pack },
    verdicts: (ask) => verdictsOf(ask, { packs: [pack], hour: own }),
  });
}

const meta: Meta<Args> = {
  title: "Portfolio",
  component: "xb-portfolio",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => seenBy("su"), person: "", group: "", org: "", year: "", purpose: "", arrangement: "kind" },
  render: ({ gateway, person, group, org, year, purpose, arrangement }): TemplateResult =>
    html`<xb-portfolio
      person=${person}
      group=${group}
      org=${org}
      year=${year}
      purpose=${purpose}
      arrangement=${arrangement}
      .gateway=${gateway()}
    ></xb-portfolio>`,
};

export default meta;
type Story = StoryObj<Args>;

/** A teacher's own. */
export const Own: Story = {};

/** The same records by activity and lesson. */
export const ByActivity: Story = { args: { arrangement: "event" } };

/** The same records by month. */
export const ByMonth: Story = { args: { arrangement: "month" } };

/** Records that lack what the rules look for. */
export const Lacking: Story = { args: { gateway: lacking } };

/** That of a group, as its lead sees it; how it stands by the rules only the school may ask here. */
export const OfAGroup: Story = {
  args: {
    group: recordsOf(county(), "group").find(({ lead }) => lead === county().people.gu.id)!.id,
    gateway: () => seenBy("gu", { fail: { evaluate: "not-permitted" } }),
  },
};

/** That of a school, as its administrator sees it. */
export const OfASchool: Story = { args: { org: county().orgs.nanhu.id, gateway: () => seenBy("shen", { verdicts: [] }) } };

/** Opened for appraisal: growth notes do not come along. */
export const ForAppraisal: Story = { args: { purpose: "appraisal", person: county().people.su.id, gateway: () => seenBy("shen") } };

/** The year before. */
export const YearBefore: Story = { args: { year: "2025-2026" } };

/** Nobody knows the year. */
export const NoYear: Story = { args: { year: "1999-2000" } };

export const LongText: Story = {
  args: { gateway: () => seenBy("su", { records: hours((hour) => ({ ...hour, title: hour.title.repeat(12) })) }) },
};

export const Empty: Story = {
  args: { gateway: () => seenBy("su", { verdicts: [], records: { ...hours(), hour: [] } }) },
};

export const Loading: Story = { args: { gateway: () => seenBy("su", { status: "loading" }) } };

export const Offline: Story = { args: { gateway: () => seenBy("su", { status: "offline" }) } };

export const Failed: Story = { args: { gateway: () => seenBy("su", { fail: { list: "internal" } }) } };

/** One of the lists could not be read. */
export const PartFailed: Story = { args: { gateway: () => seenBy("su", { fail: { "list:participation": "internal" } }) } };

export const NotPermitted: Story = {
  args: { org: county().orgs.nanhu.id, gateway: () => seenBy("su", { fail: { "one:org": "not-permitted" } }) },
};

export const SignedOut: Story = { args: { gateway: () => seenBy("su", { session: null }) } };

/** A back end that offers level 1 only: hours and what the school gave. */
export const LevelOne: Story = { args: { gateway: () => seenBy("su", { capabilities: levelOne }) } };

export const NotOffered: Story = { args: { gateway: () => seenBy("su", { capabilities: [] }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = { render: ({ gateway }) => html`<xb-portfolio lang="zh-Hant" .gateway=${gateway()}></xb-portfolio>` };

export const English: Story = { render: ({ gateway }) => html`<xb-portfolio lang="en" .gateway=${gateway()}></xb-portfolio>` };
