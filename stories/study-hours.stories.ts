import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Hour } from "@xiaoben/contract";
import "@xiaoben/elements/study-hours";
import { county, countyGateway, sessionOf, verdictsOf, levelOne } from "./fixtures/county.ts";

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
