import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { Binding, CampusGateway, GatewayError, PackRecord } from "@xiaoben/contract";
import "@xiaoben/elements/pack";
import { recordsOf } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import { county, countyGateway, sessionOf } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  org?: string;
  pack?: string;
  packVersion?: string;
}

const meta: Meta<Args> = {
  title: "Pack",
  component: "xb-pack",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lu") },
  render: ({ gateway, org = "", pack = "", packVersion = "" }): TemplateResult =>
    html`<xb-pack .gateway=${gateway()} org=${org} pack=${pack} pack-version=${packVersion}></xb-pack>`,
};

export default meta;
type Story = StoryObj<Args>;

/** The county officer: what holds in the county, clause by clause, and what can be published and bound. */
export const Full: Story = {};

/** Two sets of books side by side: the county's and the school's. */
export const OfASchool: Story = { args: { gateway: () => countyGateway("shen") } };

/** A teacher reads; there is nothing to change. */
export const ReadOnly: Story = { args: { gateway: () => countyGateway("lin") } };

/** A draft, a version to come and one that has ended. */
export const ManyVersions: Story = { args: { gateway: () => countyGateway("lu", { records: versions() }) } };

/** What the check found keeps it from being published. */
export const Findings: Story = {
  args: { gateway: () => countyGateway("lu", { records: versions(), refuse: { "pack.publish": findings } }) },
  play: ({ canvasElement }) => publishDraft(canvasElement as HTMLElement),
};

/** A version that does not hold here, for reading. */
export const OneVersion: Story = {
  args: {
    get pack() {
      return county().packs.termPlan.id;
    },
    get packVersion() {
      return county().packs.termPlan.version;
    },
  },
};

export const Offline: Story = { args: { gateway: () => countyGateway("lu", { status: "offline" }) } };

export const NoPack: Story = { args: { gateway: () => countyGateway("lu", { records: { org: recordsOf(county(), "org") } }) } };

export const Loading: Story = { args: { gateway: () => countyGateway("lu", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("lu", { fail: { "list:binding": "internal" } }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("lu", { session: null }) } };

export const NotPermitted: Story = { args: { gateway: () => countyGateway("lu", { fail: { "list:binding": "not-permitted" } }) } };

export const NotOffered: Story = { args: { gateway: () => countyGateway("lu", { capabilities: ["hour.list"] }) } };

export const LongText: Story = {
  args: {
    gateway: () => {
      const { studyHours } = county().packs;
      const long = "青禾县中小学教师继续教育学时登记与校本研修学时认定、折算、审核及结果运用管理办法（试行）（2026年修订，虚构，供示例）";
      const pack = { ...studyHours, title: long, source: { ...studyHours.source, title: `${long}，${long}` } };
      return countyGateway("lu", { definitions: { [`${pack.id}/${pack.version}/pack`]: pack } });
    },
  },
};

export const Phone: Story = {
  parameters: { viewport: { defaultViewport: "phone" } },
  globals: { viewport: { value: "phone" } },
};

export const Traditional: Story = { render: ({ gateway }) => html`<xb-pack lang="zh-Hant" .gateway=${gateway()}></xb-pack>` };

export const English: Story = { render: ({ gateway }) => html`<xb-pack lang="en" .gateway=${gateway()}></xb-pack>` };

const findings: GatewayError = {
  code: "guard-failed",
  detail: "The pack has open findings",
  retryable: false,
  issues: [
    {
      pointer: "/rules/0/atLeast",
      code: "range-as-minimum",
      message: "A range is given as a minimum: settle it, or make it an open question.",
    },
    {
      pointer: "/books/1/value/0",
      code: "rounding-undefined",
      message: "The division does not end within four decimals: say how it is rounded.",
    },
    {
      pointer: "/examples/2/expect/total",
      code: "example-fails",
      message: '"minutes" expects "met 41" and comes out as "notYet 39"; correct the rule or the example.',
    },
  ],
};

function versions(): NonNullable<Script["records"]> {
  const { org } = sessionOf("lu");
  const { studyHours } = county().packs;
  const base = { version: 1, org, createdAt: "2026-11-01T01:00:00.000Z", updatedAt: "2026-11-01T01:00:00.000Z" };
  const packs: PackRecord[] = [
    { ...base, id: "v2027", state: "published", pack: { ...studyHours, version: "2027.1" } },
    { ...base, id: "v2027-2", state: "draft", pack: { ...studyHours, version: "2027.2" } },
    { ...base, id: "v2024", state: "withdrawn", pack: { ...studyHours, version: "2024.1" }, reason: "由 2026.1 版代替，学年已结清" },
  ];
  const bindings: Binding[] = [
    { ...base, id: "b2027", pack: studyHours.id, packVersion: "2027.1", from: "2027-09-01" },
    { ...base, id: "b2024", pack: studyHours.id, packVersion: "2024.1", from: "2024-09-01", to: "2025-08-31" },
  ];
  return {
    org: recordsOf(county(), "org"),
    person: recordsOf(county(), "person"),
    pack: [...recordsOf(county(), "pack"), ...packs],
    binding: [...recordsOf(county(), "binding"), ...bindings],
  };
}

async function publishDraft(canvas: HTMLElement): Promise<void> {
  const root = (): ShadowRoot | null => canvas.querySelector("xb-pack")!.shadowRoot;
  const click = async (selector: string): Promise<void> => {
    for (let i = 0; i < 60 && !root()?.querySelector(selector); i++) await new Promise((done) => setTimeout(done, 50));
    root()!.querySelector<HTMLButtonElement>(selector)!.click();
  };
  await click('[data-does="publish"]');
  await click("dialog button.primary");
}
