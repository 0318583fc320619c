import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway } from "@xiaoben/contract";
import { recordsOf, type PersonKey } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/progress";
import { county, countyGateway, levelOne, verdictsOf } from "./fixtures/county.ts";
import { dutiesOf } from "./fixtures/overview.ts";

interface Args {
  gateway: () => CampusGateway;
  org: string;
  group: string;
  arrangement: "duties" | "people";
  /** Which draft stands open. */
  draft: "" | "summary" | "meeting";
}

const seenBy = (key: PersonKey, more: Script = {}): CampusGateway =>
  countyGateway(key, { rollups: dutiesOf, verdicts: (ask) => (ask.subject.kind === "person" ? verdictsOf(ask) : []), ...more });

/** Opens a draft once its button is there. */
async function opened(element: Element | undefined, draft: string): Promise<void> {
  const button = (): HTMLButtonElement | null | undefined => element?.shadowRoot?.querySelector(`[data-draft="${draft}"]`);
  for (let i = 0; i < 200 && !button(); i++) await new Promise((done) => setTimeout(done, 25));
  button()?.click();
}

const meta: Meta<Args> = {
  title: "Progress",
  component: "xb-progress",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => seenBy("shen"), org: "", group: "", arrangement: "duties", draft: "" },
  render: ({ gateway, org, group, arrangement }): TemplateResult =>
    html`<xb-progress org=${org} group=${group} arrangement=${arrangement} .gateway=${gateway()}></xb-progress>`,
  play: async ({ canvasElement, args }) => {
    if (args.draft) await opened(canvasElement.querySelector("xb-progress") ?? undefined, args.draft);
  },
};

export default meta;
type Story = StoryObj<Args>;

/** A school, requirement by requirement. */
export const School: Story = {};

/** The same, person by person. */
export const ByPerson: Story = { args: { arrangement: "people" } };

/** A county sees its schools, and no people. */
export const County: Story = { args: { gateway: () => seenBy("lu") } };

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

/** What is asked of the school itself stands beside it. */
export const OfThePlace: Story = {
  args: {
    gateway: () =>
      seenBy("shen", {
        verdicts: (ask) => verdictsOf({ ...ask, subject: { kind: "school", id: county().orgs.nanhu.id } }, { hour: [] }),
      }),
  },
};

/** The first text of the term's summary. */
export const Summary: Story = { args: { draft: "summary" } };

/** The first text of a report to the staff meeting. */
export const ToAMeeting: Story = { args: { draft: "meeting" } };

/** A change came: some figures are being worked out again, and are counted openly. */
export const WorkedOutAgain: Story = {
  args: { gateway: () => seenBy("shen", { rollups: (ask) => dutiesOf(ask).map((one) => ({ ...one, stale: 3 })) }) },
};

export const LongText: Story = {
  args: {
    arrangement: "people",
    gateway: () =>
      seenBy("shen", {
        records: {
          org: recordsOf(county(), "org").map((org) => ({ ...org, name: org.name.repeat(8) })),
          person: recordsOf(county(), "person").map((person) => ({ ...person, displayName: person.displayName.repeat(6) })),
          group: recordsOf(county(), "group"),
          calendar: recordsOf(county(), "calendar"),
        },
      }),
  },
};

export const Empty: Story = { args: { gateway: () => seenBy("shen", { rollups: [] }) } };

export const Loading: Story = { args: { gateway: () => seenBy("shen", { status: "loading" }) } };

export const Offline: Story = { args: { gateway: () => seenBy("shen", { status: "offline" }) } };

export const Failed: Story = { args: { gateway: () => seenBy("shen", { fail: { rollup: "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => seenBy("su", { fail: { rollup: "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => seenBy("shen", { session: null }) } };

/** A back end that keeps no verdicts. */
export const NotOffered: Story = {
  args: { gateway: () => seenBy("shen", { capabilities: levelOne.filter((id) => id !== "rollup") }) },
};

/** A back end that has people and hours, and nothing else. */
export const LevelOne: Story = { args: { draft: "summary", gateway: () => seenBy("shen", { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = { render: ({ gateway }) => html`<xb-progress lang="zh-Hant" .gateway=${gateway()}></xb-progress>` };

export const English: Story = { render: ({ gateway }) => html`<xb-progress lang="en" .gateway=${gateway()}></xb-progress>` };
