import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Hour, Pending } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/hour-form";
import { county, countyGateway, today } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  hour: string;
}

const id = "01a22c16-c448-7000-8000-31ba5d06b708";

/** A record that Su He declared. */
const hour = (more: Partial<Hour>): Hour => ({
  id,
  version: 3,
  org: county().people.su.org,
  createdAt: "2026-11-12T09:30:00.000Z",
  updatedAt: `${today}T01:00:00.000Z`,
  state: "returned",
  person: county().people.su.id,
  on: "2026-11-10",
  until: "2026-11-11",
  title: "市级班主任工作坊",
  category: "external",
  role: "participant",
  level: "city",
  claimedHours: "12",
  ...more,
});

const reason = "证书上写的是 8 学时，请核对。";
const decidedBy = (): string => county().people.shen.id;

function asSu(more: Partial<Hour> | undefined, script: Script = {}): CampusGateway {
  return countyGateway("su", {
    records: {
      org: recordsOf(county(), "org"),
      person: recordsOf(county(), "person"),
      hour: more ? [hour(more)] : [],
    },
    ...script,
  });
}

const meta: Meta<Args> = {
  title: "Hour form",
  component: "xb-hour-form",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => asSu({ reason, decidedBy: decidedBy() }), hour: id },
  render: ({ gateway, hour }): TemplateResult => html`<xb-hour-form hour=${hour} .gateway=${gateway()}></xb-hour-form>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Nothing is written yet. */
export const Empty: Story = { args: { gateway: () => asSu(undefined), hour: "" } };

/** It came back with what is missing. */
export const Returned: Story = {};

export const Submitted: Story = { args: { gateway: () => asSu({ state: "submitted" }) } };

/** Two levels granted it. */
export const Approved: Story = {
  args: {
    gateway: () =>
      asSu({
        state: "approved",
        approvedHours: "8",
        approvals: [
          { by: decidedBy(), level: "school", at: "2026-11-20T02:00:00.000Z", version: 2 },
          { by: county().people.lu.id, level: "county", at: "2026-11-21T06:30:00.000Z", version: 3 },
        ],
      }),
  },
};

/** Not approved; an appeal is open for some days. */
export const Rejected: Story = {
  args: { gateway: () => asSu({ state: "rejected", reason, decidedBy: decidedBy(), updatedAt: new Date().toISOString() }) },
};

export const Appealed: Story = {
  args: {
    gateway: () => asSu({ state: "appealed", reason, decidedBy: decidedBy(), appeal: "工作坊两天，证书背面另有 4 学时的实践记录。" }),
  },
};

export const Dismissed: Story = {
  args: {
    gateway: () =>
      asSu({
        state: "dismissed",
        reason,
        decidedBy: decidedBy(),
        appeal: "工作坊两天，证书背面另有 4 学时的实践记录。",
        answer: "实践记录没有主办方的章，补齐后可以另外申报。",
      }),
  },
};

/** The administrator looks at it. */
export const ReadOnly: Story = {
  args: {
    gateway: () =>
      countyGateway("shen", {
        records: { org: recordsOf(county(), "org"), person: recordsOf(county(), "person"), hour: [hour({ state: "submitted" })] },
      }),
  },
};

/** Handed in without a network: it waits on the device. */
export const OfflineUnsent: Story = {
  args: {
    gateway: () =>
      asSu(
        { state: "draft" },
        {
          status: "offline",
          pending: [
            { actionId: "a1", action: "hour.submit", on: { kind: "hour", id }, state: "waiting", since: `${today}T03:00:00.000Z` },
          ] as Pending[],
        },
      ),
  },
};

export const LongText: Story = {
  args: { gateway: () => asSu({ title: "面向乡村小规模学校的跨学科主题学习设计与实施专题研修".repeat(4), reason: reason.repeat(8) }) },
};

export const Loading: Story = { args: { gateway: () => asSu({}, { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => asSu({}, { fail: { "one:hour": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => asSu({}, { fail: { "one:hour": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => asSu({}, { session: null }) } };

export const NotOffered: Story = { args: { gateway: () => asSu({}, { capabilities: ["hour.list"] }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  render: ({ gateway, hour }) => html`<xb-hour-form lang="zh-Hant" hour=${hour} .gateway=${gateway()}></xb-hour-form>`,
};

export const English: Story = {
  render: ({ gateway, hour }) => html`<xb-hour-form lang="en" hour=${hour} .gateway=${gateway()}></xb-hour-form>`,
};
