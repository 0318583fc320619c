import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Hour } from "@xiaoben/contract";
import { recordsOf, type PersonKey } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/hour-ledger";
import { county, countyGateway } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  state: string;
  groupBy: string;
}

/** The hours of a school or the county, as somebody may read them. */
function seenBy(key: PersonKey, change: (all: Hour[]) => Hour[] = (all) => all, more: Script = {}): CampusGateway {
  const { people } = county();
  const readable = recordsOf(county(), "hour").filter(
    ({ state, org }) => state !== "draft" && state !== "withdrawn" && (key === "lu" || org === people[key].org),
  );
  const others = (["org", "person", "group", "calendar", "binding"] as const).map((kind) => [kind, recordsOf(county(), kind)]);
  return countyGateway(key, { records: { ...Object.fromEntries(others), hour: change(readable) }, ...more });
}

/** The latest ones await somebody. */
const waiting =
  (count: number) =>
  (all: Hour[]): Hour[] =>
    all
      .toSorted((a, b) => (a.on < b.on ? 1 : -1))
      .map((hour, i) => {
        if (i >= count) return hour;
        const { approvedHours: _approvedHours, ...open } = hour;
        return { ...open, state: "submitted", claimedHours: hour.claimedHours ?? "2" };
      });

const meta: Meta<Args> = {
  title: "Hour ledger",
  component: "xb-hour-ledger",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => seenBy("shen", waiting(9)), state: "", groupBy: "" },
  render: ({ gateway, state, groupBy }): TemplateResult =>
    html`<xb-hour-ledger state=${state} group-by=${groupBy} .gateway=${gateway()}></xb-hour-ledger>`,
};

export default meta;
type Story = StoryObj<Args>;

/** The administrator of a school. */
export const School: Story = {};

/** Somebody who may read and not decide. */
export const ReadOnly: Story = { args: { gateway: () => seenBy("shao", waiting(9), { forbids: ["hour.approve"] }) } };

/** The officer of the county, over all its schools. */
export const County: Story = { args: { gateway: () => seenBy("lu", (all) => all, { forbids: ["hour.approve"] }), groupBy: "person" } };

export const ByGroup: Story = { args: { groupBy: "group" } };

export const ByMonth: Story = { args: { groupBy: "month" } };

/** Some are chosen, and the bar says what can be done. */
export const Chosen: Story = { play: async ({ canvasElement }) => void (await choose(canvasElement, 3)) };

/** Somebody else was faster. */
export const Overtaken: Story = {
  args: { gateway: () => seenBy("shen", waiting(9), { refuse: { "hour.approve": "stale-version" } }) },
  play: async ({ canvasElement }) => approve(canvasElement),
};

/** Decisions wait on the device. */
export const Offline: Story = {
  args: { gateway: () => seenBy("shen", waiting(9), { status: "offline" }) },
  play: async ({ canvasElement }) => approve(canvasElement),
};

export const LongText: Story = {
  args: {
    gateway: () =>
      seenBy("shen", (all) =>
        waiting(9)(all).map((one) => ({ ...one, title: one.title.repeat(12), ...(one.reason && { reason: one.reason.repeat(12) }) })),
      ),
  },
};

export const Empty: Story = { args: { gateway: () => seenBy("shen", () => []) } };

export const NothingFits: Story = { args: { state: "registered" } };

export const Loading: Story = { args: { gateway: () => seenBy("shen", (all) => all, { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => seenBy("shen", (all) => all, { fail: { "list:hour": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => seenBy("shen", (all) => all, { fail: { "list:hour": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => seenBy("shen", (all) => all, { session: null }) } };

/** A back end without hours. */
export const NotOffered: Story = { args: { gateway: () => seenBy("shen", (all) => all, { capabilities: ["org.list"] }) } };

export const Phone: Story = {
  globals: { viewport: { value: "phone" } },
  play: async ({ canvasElement }) => void (await choose(canvasElement, 2)),
};

export const Traditional: Story = {
  render: ({ gateway }) => html`<xb-hour-ledger lang="zh-Hant" group-by="term" .gateway=${gateway()}></xb-hour-ledger>`,
};

export const English: Story = {
  render: ({ gateway }) => html`<xb-hour-ledger lang="en" group-by="term" .gateway=${gateway()}></xb-hour-ledger>`,
};

async function choose(canvas: HTMLElement, count: number): Promise<ShadowRoot> {
  const root = canvas.querySelector("xb-hour-ledger")!.shadowRoot!;
  const boxes = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.rows [aria-colindex="1"].check')];
  while (boxes().length < count) await new Promise(requestAnimationFrame);
  for (let i = 0; i < count; i++) boxes()[i]!.click();
  while (!root.querySelector("[data-does]")) await new Promise(requestAnimationFrame);
  return root;
}

async function approve(canvas: HTMLElement): Promise<void> {
  const root = await choose(canvas, 3);
  root.querySelector<HTMLButtonElement>('[data-does="approve"]')!.click();
  while (!root.querySelector('[part="outcome"]')) await new Promise(requestAnimationFrame);
}
