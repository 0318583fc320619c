import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { Binding, CampusGateway, GatewayError, Pack, PackRecord } from "@xiaoben/contract";
import "@xiaoben/elements/scheme-editor";
import type { Script } from "@xiaoben/elements/testing";
import pointsJson from "@xiaoben/policy/packs/liuxi.points.json" with { type: "json" };
import { county, countyGateway, sessionOf } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
}

const points = pointsJson as unknown as Pack;

const meta: Meta<Args> = {
  title: "Scheme editor",
  component: "xb-scheme-editor",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("shen", { records: withScheme() }) },
  render: ({ gateway }): TemplateResult => html`<xb-scheme-editor .gateway=${gateway()}></xb-scheme-editor>`,
};

export default meta;
type Story = StoryObj<Args>;

/** A draft of the school's own scheme beside the version that is in force. */
export const Full: Story = {};

/** Nothing is there yet: it is begun from a scheme of another pack. */
export const Empty: Story = { args: { gateway: () => countyGateway("shen", { records: withScheme({ packs: [] }) }) } };

/** What was found stands where it is mended: at a number, and at an example that comes out otherwise. */
export const Refused: Story = {
  args: { gateway: () => countyGateway("shen", { records: withScheme(), refuse: { "pack.publish": refusal() } }) },
  play: async ({ canvasElement }) => publish(canvasElement as HTMLElement),
};

/** A teacher reads what is in force. */
export const ReadOnly: Story = { args: { gateway: () => countyGateway("lin", { records: withScheme() }) } };

/** A version was published, and nobody has bound it. */
export const NotInForce: Story = { args: { gateway: () => countyGateway("lin", { records: withScheme({ bound: false }) }) } };

export const NothingToRead: Story = { args: { gateway: () => countyGateway("lin", { records: withScheme({ packs: [] }) }) } };

export const Offline: Story = { args: { gateway: () => countyGateway("shen", { records: withScheme(), status: "offline" }) } };

/** Somebody else wrote into the same draft. */
export const Conflict: Story = { args: { gateway: () => countyGateway("shen", { records: withScheme(), pending: conflict() }) } };

export const Loading: Story = { args: { gateway: () => countyGateway("shen", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("shen", { fail: { "list:pack": "internal" } }) } };

export const SignedOut: Story = { args: { gateway: () => countyGateway("shen", { session: null }) } };

export const NotPermitted: Story = { args: { gateway: () => countyGateway("shen", { fail: { "list:pack": "not-permitted" } }) } };

export const NotOffered: Story = { args: { gateway: () => countyGateway("shen", { capabilities: ["hour.list"] }) } };

export const LongText: Story = {
  args: {
    gateway: () =>
      countyGateway("shen", {
        records: withScheme({
          bound: false,
          packs: [
            record("own-2", "draft", {
              ...own("2"),
              source: {
                title: "考核办法",
                clauses: own("2").source.clauses.map((clause) => ({
                  ...clause,
                  label: "第十二条第三款第四项",
                  says: "教师无正当理由不参加学校、中心校或县里统一组织的校本研修活动，经考勤人员核实并由本人确认的".repeat(4),
                })),
              },
              books: own("2").books.map((book) => ({ ...book, title: "无正当理由不参加统一组织的校本研修活动".repeat(3) })),
            }),
          ],
        }),
      }),
  },
};

export const Phone: Story = {
  parameters: { viewport: { defaultViewport: "phone" } },
  globals: { viewport: { value: "phone" } },
};

export const Traditional: Story = {
  render: ({ gateway }) => html`<xb-scheme-editor lang="zh-Hant" .gateway=${gateway()}></xb-scheme-editor>`,
};

export const English: Story = {
  render: ({ gateway }) => html`<xb-scheme-editor lang="en" .gateway=${gateway()}></xb-scheme-editor>`,
};

/** The school's scheme, as it would have been begun from the central school's: what only other rules need is left off. */
function own(version: string): Pack {
  const title = "南湖小学研修百分";
  const clauses = points.source.clauses.filter(({ id }) => id !== "c2.5" && id !== "c5");
  return {
    ...points,
    id: `scheme.${sessionOf("shen").org}`,
    version,
    title,
    source: { title, clauses },
    parameters: points.parameters.filter(({ id }) => id !== "each-member" && id !== "kept"),
    rules: points.rules.filter(({ id }) => id !== "everybody-heard"),
    consequences: [],
    examples: points.examples.flatMap(({ expect, ...example }) =>
      expect["points"] === undefined ? [] : [{ ...example, expect: { points: expect["points"] } }],
    ),
  };
}

const base = { version: 3, org: "", createdAt: "2026-11-01T01:00:00.000Z", updatedAt: "2026-11-20T02:32:00.000Z" };

const record = (id: string, state: PackRecord["state"], pack: Pack): PackRecord => ({
  ...base,
  org: sessionOf("shen").org,
  id,
  state,
  pack,
});

/** The county with the central school's scheme, and the school's own: one version in force, one being written. */
function withScheme({
  packs = [record("own-1", "published", own("1")), record("own-2", "draft", own("2"))],
  bound = true,
}: { packs?: PackRecord[]; bound?: boolean } = {}): NonNullable<Script["records"]> {
  const { orgs } = county();
  const { org } = sessionOf("shen");
  const binding: Binding = { ...base, org, id: "b1", pack: own("1").id, packVersion: "1", from: "2026-09-01" };
  return {
    org: [orgs.county, orgs.nanhu, orgs.central, ...orgs.villages],
    pack: [...packs, record("points", "published", points)],
    binding: bound && packs.length > 0 ? [binding] : [],
  };
}

function conflict() {
  const theirs = record("own-2", "draft", { ...own("2"), title: "南湖小学考核办法（教科室改）" });
  const error: GatewayError = { code: "stale-version", detail: "", retryable: false, current: { ...theirs, version: 4 } };
  return [
    {
      actionId: "a1",
      action: "pack.change" as const,
      on: { kind: "pack" as const, id: "own-2" },
      state: "attention" as const,
      since: "2026-11-22T02:00:00.000Z",
      error,
    },
  ];
}

/** What the check says where five points for an absence have become three. */
function refusal(): GatewayError {
  const pack = own("2");
  const at = pack.parameters.findIndex(({ id }) => id === "absence");
  const example = pack.examples.findIndex(({ id }) => id === "exactly-a-pass");
  return {
    code: "guard-failed",
    detail: "The pack has open findings",
    retryable: false,
    issues: [
      {
        pointer: `/pack/parameters/${at}/values/0/value`,
        code: "text-contradicts-table",
        message: "Article 2 (1) says 5, and this says 3; mend one of the two, or ask by a question that sets a parameter here",
      },
      {
        pointer: `/pack/examples/${example}/expect/points`,
        code: "example-fails",
        message: '"exactly-a-pass" expects "met 60" and comes out as "met 76"; correct the rule or the example',
      },
    ],
  };
}

async function element(canvas: HTMLElement, selector: string): Promise<HTMLElement> {
  for (let i = 0; i < 100; i++) {
    const found = canvas.querySelector("xb-scheme-editor")?.shadowRoot?.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`The story shows no ${selector}`);
}

async function publish(canvas: HTMLElement): Promise<void> {
  (await element(canvas, "#publish")).click();
  (await element(canvas, "dialog button.primary")).click();
  await element(canvas, "#findings");
}
