import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { operations, type CampusGateway, type Hour, type Pack } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import "@xiaoben/elements/study-hours";
import { county, countyGateway, credits, fiveYears, sessionOf, verdictsOf, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  person?: string;
  period?: string;
  asOf?: string;
}

const meta: Meta<Args> = {
  title: "Study hours",
  component: "xb-study-hours",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lin") },
  render: ({ gateway, person = "", period = "", asOf = "" }): TemplateResult =>
    html`<xb-study-hours .gateway=${gateway()} person=${person} period=${period} as-of=${asOf}></xb-study-hours>`,
};

export default meta;
type Story = StoryObj<Args>;

/** In November: the total and the school-based part inside it, what waits, and every record with its reason. */
export const Full: Story = {};

/** Last year, closed: half an hour short of the total. What follows depends on a reading that nobody has decided. */
export const HalfAnHourShort: Story = { args: { gateway: () => countyGateway("su"), period: "schoolYear:2025-2026" } };

/** A day in October: facts up to that day only. */
export const AsOfAnEarlierDay: Story = { args: { asOf: "2026-10-15" } };

/** What is planned for the rest of the year closes the gap: both requirements would be reached. */
export const GapThatCloses: Story = { args: { gateway: () => withHours([school("2026-10-08", "22"), outside("2026-10-20", "13")]) } };

/** The planned meetings bring the school-based part; the total stays short of what is asked, and it is said what she can do. */
export const GapThatStays: Story = { args: { gateway: () => withHours([school("2026-10-08", "22"), outside("2026-10-20", "4")]) } };

/** Nothing is planned for her group: that is said, and which activities she could ask to be put on the list of. */
export const NothingPlanned: Story = { args: { gateway: () => countyGateway("shen") } };

/** A back end without activities: nothing is looked ahead to. */
export const ActivitiesNotOffered: Story = {
  args: {
    gateway: () =>
      countyGateway("lin", { capabilities: operations.map(({ id }) => id).filter((id) => !/^(activity|participation)\./.test(id)) }),
  },
};

/** A school year, a calendar year, a cycle of five years and another county's credits: each a book of its own, never added up. */
export const BooksSideBySide: Story = {
  args: {
    gateway: () => withHours([school("2026-10-08", "22"), outside("2026-03-20", "30")], [county().packs.studyHours, fiveYears, credits]),
  },
};

/** A public course of last year was made up this year: it counts in last year's public courses and in this year's total. */
export const MakeUp: Story = { args: { gateway: () => withHours(makeUps(), [fiveYears]) } };

/** The same record in the year that it makes up for. */
export const MadeUpLater: Story = { args: { gateway: () => withHours(makeUps(), [fiveYears]), period: "calendarYear:2025" } };

/** Minutes that nobody has turned into hours: the figure depends on how long an hour is. */
export const Undetermined: Story = {
  args: {
    gateway: () => {
      const hours = [{ ...anHour("2026-10-12", "主题沙龙：作业怎么批"), minutes: "1080" }];
      return countyGateway("lin", {
        records: { hour: hours },
        verdicts: (ask) => verdictsOf({ ...ask, asOf: "2026-11-22" }, { hour: hours }),
      });
    },
  },
};

/** Sent to a long training; how long is long is open. */
export const WithAWaiver: Story = {
  args: {
    gateway: () => {
      const waiver = county().records.find((entry) => entry.kind === "waiver" && entry.record.from >= "2026-09-01");
      const person = waiver?.kind === "waiver" ? waiver.record.person : "";
      return countyGateway("lin", { session: { ...sessionOf("lin"), person } });
    },
  },
};

export const Empty: Story = {
  args: {
    gateway: () =>
      countyGateway("lin", { records: {}, verdicts: (ask) => verdictsOf(ask, { hour: [], packs: [county().packs.studyHours] }) }),
  },
};

export const NoRequirement: Story = { args: { gateway: () => countyGateway("lin", { verdicts: [] }) } };

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

/** Seen by the school administrator: no early hint, which is the teacher's own. */
export const OfAnother: Story = {
  args: {
    gateway: () => countyGateway("shen"),
    get person() {
      return county().people.lin.id;
    },
  },
};

export const LongText: Story = {
  args: {
    gateway: () => {
      const title =
        "青禾县小学数学学科“大单元教学背景下学困生课堂参与度提升的观察与改进”主题研修暨第三次集体备课与分层作业设计交流活动（第二阶段）";
      const hours = [
        { ...anHour("2026-10-12", title), approvedHours: "12.75" },
        { ...anHour("2026-11-12", `${title}：${title}`), state: "submitted" as const, claimedHours: "3" },
      ];
      return countyGateway("lin", { records: { hour: hours }, verdicts: (ask) => verdictsOf(ask, { hour: hours }) });
    },
  },
};

/** On a phone: one column, rows become cards. */
export const Phone: Story = {
  parameters: { viewport: { defaultViewport: "phone" } },
  globals: { viewport: { value: "phone" } },
};

export const Traditional: Story = { render: ({ gateway }) => html`<xb-study-hours lang="zh-Hant" .gateway=${gateway()}></xb-study-hours>` };

export const English: Story = { render: ({ gateway }) => html`<xb-study-hours lang="en" .gateway=${gateway()}></xb-study-hours>` };

/** Lin Zhiyuan with these records, judged by these packs. */
const withHours = (hours: Hour[], packs: Pack[] = [county().packs.studyHours]): CampusGateway =>
  countyGateway("lin", {
    records: {
      hour: hours,
      ...Object.fromEntries((["activity", "calendar", "org", "person"] as const).map((kind) => [kind, recordsOf(county(), kind)])),
    },
    verdicts: (ask) => verdictsOf(ask, { hour: hours, packs }),
  });

const school = (on: string, approvedHours: string): Hour => ({ ...anHour(on, "集体备课：分数单元"), approvedHours });
const outside = (on: string, approvedHours: string): Hour => ({
  ...anHour(on, "外出培训：单元教学"),
  id: `story-outside-${on}`,
  category: "external",
  approvedHours,
});
const makeUps = (): Hour[] => [
  { ...anHour("2026-03-20", "公需课补学"), category: "public-online", approvedHours: "4", makesUpFor: "2025-11-05" },
  { ...anHour("2025-11-12", "公需课"), category: "public-online", approvedHours: "8" },
  school("2026-10-08", "22"),
];

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
