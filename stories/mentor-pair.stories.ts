import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Pair } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import "@xiaoben/elements/mentor-pair";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  pair: string;
}

const pair = (): Pair => recordsOf(county(), "pair").find(({ id }) => id === county().landmarks.pair.id)!;

/** The pair of the county, changed for a story. */
function withPair(change: (pair: Pair) => Partial<Pair>, more: Parameters<typeof countyGateway>[1] = {}): CampusGateway {
  const gateway = countyGateway("su", more);
  gateway.put("pair", { ...pair(), ...change(pair()) });
  return gateway;
}

const meta: Meta<Args> = {
  title: "Mentor pair",
  component: "xb-mentor-pair",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lin"), pair: "" },
  render: ({ gateway, pair }): TemplateResult => html`<xb-mentor-pair pair=${pair} .gateway=${gateway()}></xb-mentor-pair>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Everything that the gate of this stage needs is there: it can be signed. */
export const Ready: Story = {};

/** What is still missing is said by name. */
export const Lacking: Story = {
  args: { gateway: () => withPair((now) => ({ evidence: now.evidence.filter(({ stage }) => stage !== now.stage) })) },
};

/** One of the two has signed. */
export const HalfSigned: Story = {
  args: {
    gateway: () =>
      withPair((now) => ({
        signatures: [
          { party: "mentee", person: now.mentee, at: "2026-11-21T08:10:00.000Z", version: now.version, hash: "", way: "session" },
        ],
      })),
  },
};

/** Signed without a network: kept on the device. */
export const OfflineUnsent: Story = {
  args: {
    gateway: () => {
      const gateway = countyGateway("lin", { status: "offline" });
      void gateway.act("pair.sign", { id: pair().id, version: pair().version });
      return gateway;
    },
  },
};

/** Somebody else changed the pair in the meantime. */
export const Conflict: Story = {
  args: {
    gateway: () => {
      const gateway = countyGateway("lin", { refuse: { "pair.change": "stale-version" } });
      void gateway.act("pair.change", { id: pair().id, version: 1, patch: {} });
      return gateway;
    },
  },
};

export const Completed: Story = { args: { pair: pair().id, gateway: () => withPair(() => ({ state: "completed" })) } };

/** A school administrator reads. */
export const ReadOnly: Story = { args: { pair: pair().id, gateway: () => countyGateway("shen") } };

export const LongText: Story = {
  args: {
    gateway: () =>
      withPair((now) => ({
        topics: now.topics.map((topic) => ({ ...topic, goal: "每节课说得清关键的一问，并能说出学生可能的三种回答。".repeat(4) })),
      })),
  },
};

export const Empty: Story = { args: { gateway: () => countyGateway("lu") } };

export const Loading: Story = { args: { gateway: () => countyGateway("lin", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("lin", { fail: { "list:pair": "internal" } }) } };

export const NotPermitted: Story = {
  args: { pair: pair().id, gateway: () => countyGateway("lin", { fail: { "one:pair": "not-permitted" } }) },
};

export const SignedOut: Story = { args: { gateway: () => countyGateway("lin", { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => countyGateway("lin", { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = { render: ({ gateway }) => html`<xb-mentor-pair lang="zh-Hant" .gateway=${gateway()}></xb-mentor-pair>` };

export const English: Story = { render: ({ gateway }) => html`<xb-mentor-pair lang="en" .gateway=${gateway()}></xb-mentor-pair>` };
