import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway } from "@xiaoben/contract";
import { recordsOf, type PersonKey } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/hour-overview";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";
import { rollupsOf } from "./fixtures/overview.ts";

interface Args {
  gateway: () => CampusGateway;
  org: string;
  group: string;
}

const seenBy = (key: PersonKey, more: Script = {}): CampusGateway => countyGateway(key, { rollups: rollupsOf, ...more });

const meta: Meta<Args> = {
  title: "Hour overview",
  component: "xb-hour-overview",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => seenBy("lu"), org: "", group: "" },
  render: ({ gateway, org, group }): TemplateResult =>
    html`<xb-hour-overview org=${org} group=${group} .gateway=${gateway()}></xb-hour-overview>`,
};

export default meta;
type Story = StoryObj<Args>;

/** The county officer: which schools, which categories. */
export const County: Story = {};

/** The school: who is behind, and what waits for approval. */
export const School: Story = {
  args: { gateway: () => seenBy("shen", { tasks: [{ action: "hour.approve", on: county().landmarks.hourWaiting }] }) },
};

/** The lead of a group sees the sums of it, and no names. */
export const OfAGroup: Story = {
  args: {
    gateway: () => {
      const [answers, refuses] = [seenBy("gu"), seenBy("gu", { fail: { rollup: "not-permitted" } })];
      const rollup: CampusGateway["rollup"] = answers.rollup.bind(answers);
      answers.rollup = (ask) => (ask.by === "person" ? refuses.rollup(ask) : rollup(ask));
      return answers;
    },
  },
};

/** A change came: some figures are being worked out again, and are counted openly. */
export const WorkedOutAgain: Story = {
  args: { gateway: () => seenBy("shen", { rollups: (ask) => rollupsOf(ask).map((one) => ({ ...one, stale: 3 })) }) },
};

/** Figures that hang on an open question. */
export const Undetermined: Story = {
  args: {
    gateway: () =>
      seenBy("shen", {
        rollups: (ask) =>
          rollupsOf(ask).map((one) => ({
            ...one,
            outcomes: { undetermined: one.people },
            ...(one.parts && {
              parts: one.parts.map((part) => (part.outcomes ? { ...part, outcomes: { undetermined: part.people } } : part)),
            }),
          })),
      }),
  },
};

export const LongText: Story = {
  args: {
    gateway: () =>
      seenBy("lu", {
        records: {
          org: recordsOf(county(), "org").map((org) => ({ ...org, name: org.name.repeat(8) })),
          person: recordsOf(county(), "person"),
          group: recordsOf(county(), "group"),
          calendar: recordsOf(county(), "calendar"),
        },
      }),
  },
};

export const Empty: Story = { args: { gateway: () => seenBy("lu", { rollups: [] }) } };

export const Loading: Story = { args: { gateway: () => seenBy("lu", { status: "loading" }) } };

export const Offline: Story = { args: { gateway: () => seenBy("shen", { status: "offline" }) } };

export const Failed: Story = { args: { gateway: () => seenBy("lu", { fail: { rollup: "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => seenBy("su", { fail: { rollup: "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => seenBy("lu", { session: null }) } };

/** A back end that keeps no verdicts. */
export const NotOffered: Story = {
  args: { gateway: () => seenBy("lu", { capabilities: levelOne.filter((id) => id !== "rollup") }) },
};

export const Phone: Story = { globals: { viewport: { value: "phone" } }, args: { gateway: () => seenBy("shen") } };

export const Traditional: Story = {
  render: ({ gateway }) => html`<xb-hour-overview lang="zh-Hant" .gateway=${gateway()}></xb-hour-overview>`,
};

export const English: Story = { render: ({ gateway }) => html`<xb-hour-overview lang="en" .gateway=${gateway()}></xb-hour-overview>` };
