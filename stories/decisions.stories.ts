import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Decision, Rollup } from "@xiaoben/contract";
import "@xiaoben/elements/decisions";
import { recordsOf } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import { county, countyGateway, sessionOf } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  org?: string;
  pack?: string;
}

const meta: Meta<Args> = {
  title: "Decisions",
  component: "xb-decisions",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => gatewayOf("lu") },
  render: ({ gateway, org = "", pack = "" }): TemplateResult =>
    html`<xb-decisions .gateway=${gateway()} org=${org} pack=${pack}></xb-decisions>`,
};

export default meta;
type Story = StoryObj<Args>;

/** The county officer: three questions are hers, one is the schools'. */
export const Full: Story = {};

/** What was decided, by whom, on what basis, and what it took the place of. */
export const Decided: Story = { args: { gateway: () => gatewayOf("lu", { records: withDecisions() }) } };

/** The form, with what it still lacks. */
export const Deciding: Story = { play: ({ canvasElement }) => openFirst(canvasElement as HTMLElement) };

/** Seen by the school's administrator: the length of an hour is the school's to say. */
export const OfASchool: Story = { args: { gateway: () => gatewayOf("shen") } };

/** Nothing to decide for a teacher; the questions stay readable. */
export const ReadOnly: Story = { args: { gateway: () => gatewayOf("lin") } };

/** No sums of people are offered. */
export const NotCounted: Story = {
  args: { gateway: () => gatewayOf("lu", { capabilities: ["org.get", "binding.list", "decision.list", "decision.create", "definition"] }) },
};

export const Offline: Story = { args: { gateway: () => gatewayOf("lu", { status: "offline" }) } };

export const Refused: Story = {
  args: { gateway: () => gatewayOf("lu", { refuse: { "decision.create": "not-permitted" } }) },
};

export const NoPack: Story = { args: { gateway: () => gatewayOf("lu", { records: { org: recordsOf(county(), "org") } }) } };

export const Loading: Story = { args: { gateway: () => gatewayOf("lu", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => gatewayOf("lu", { fail: { "list:decision": "internal" } }) } };

export const SignedOut: Story = { args: { gateway: () => gatewayOf("lu", { session: null }) } };

export const NotPermitted: Story = { args: { gateway: () => gatewayOf("lu", { fail: { "list:binding": "not-permitted" } }) } };

export const NotOffered: Story = { args: { gateway: () => gatewayOf("lu", { capabilities: ["hour.list"] }) } };

export const LongText: Story = {
  args: {
    gateway: () => {
      const [decision] = withDecisions().decision;
      const basis = "青禾县教育局教师工作领导小组第十七次全体会议（扩大）纪要第三项第二款及其附件一《关于学时不足情形认定口径的说明》";
      return gatewayOf("lu", { records: { ...county0(), decision: [{ ...decision!, basis: `${basis}；${basis}` }] } });
    },
  },
};

export const Phone: Story = {
  parameters: { viewport: { defaultViewport: "phone" } },
  globals: { viewport: { value: "phone" } },
};

export const Traditional: Story = { render: ({ gateway }) => html`<xb-decisions lang="zh-Hant" .gateway=${gateway()}></xb-decisions>` };

export const English: Story = { render: ({ gateway }) => html`<xb-decisions lang="en" .gateway=${gateway()}></xb-decisions>` };

type Key = Parameters<typeof countyGateway>[0];

const gatewayOf = (key: Key, more: Script = {}): CampusGateway => countyGateway(key, { rollups: rollups(), ...more });

const county0 = () => ({
  org: recordsOf(county(), "org"),
  person: recordsOf(county(), "person"),
  binding: recordsOf(county(), "binding"),
  pack: recordsOf(county(), "pack"),
});

/** Kept verdicts of the county's teachers, summed up. */
function rollups(): Rollup[] {
  const { id: pack, version } = county().packs.studyHours;
  const period = { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" };
  const row = (id: string, more: Omit<Rollup, "rule" | "period">): Rollup => ({ rule: { pack, version, id }, period, ...more });
  return [
    row("no-top-rating", {
      people: 412,
      stale: 3,
      outcomes: { undetermined: 57, doesNotApply: 355 },
      readings: [
        { ambiguity: "am1", reading: "either", outcomes: { applies: 41, doesNotApply: 371 } },
        { ambiguity: "am1", reading: "both", outcomes: { applies: 9, doesNotApply: 403 } },
      ],
    }),
    row("total", {
      people: 412,
      stale: 0,
      outcomes: { met: 236, notYet: 170, undetermined: 6 },
      readings: [
        { ambiguity: "am2b", reading: "school-only", outcomes: { met: 238, notYet: 174 } },
        { ambiguity: "am2b", reading: "both", outcomes: { met: 236, notYet: 170, waived: 6 } },
        { ambiguity: "am8", reading: "m45", outcomes: { met: 241, notYet: 171 } },
        { ambiguity: "am8", reading: "m60", outcomes: { met: 237, notYet: 175 } },
      ],
    }),
  ];
}

function withDecisions() {
  const { org, person: by } = sessionOf("lu");
  const made = (id: string, at: string, more: Partial<Decision>): Decision => ({
    id,
    version: 1,
    org,
    createdAt: at,
    updatedAt: at,
    pack: county().packs.studyHours.id,
    ambiguity: "am1",
    from: at.slice(0, 10),
    basis: "",
    by,
    at,
    ...more,
  });
  return {
    ...county0(),
    decision: [
      made("d2", "2026-11-03T02:20:00.000Z", {
        reading: "both",
        from: "2026-09-01",
        basis: "11月2日局务会纪要第三项",
        supersedes: "d1",
      }),
      made("d1", "2026-09-10T08:05:00.000Z", { reading: "either", basis: "9月8日教研室例会记录" }),
      made("d3", "2026-11-18T01:00:00.000Z", {
        ambiguity: "am2",
        value: "30",
        from: "2026-12-01",
        basis: "关于长周期培训认定的通知（11月17日印发）",
      }),
    ],
  };
}

async function openFirst(canvas: HTMLElement): Promise<void> {
  const element = canvas.querySelector("xb-decisions")!;
  for (let i = 0; i < 50 && !element.shadowRoot?.querySelector(".decide"); i++) await new Promise((done) => setTimeout(done, 50));
  element.shadowRoot!.querySelector<HTMLButtonElement>(".decide")!.click();
}
