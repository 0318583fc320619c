import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Id, Observation } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/growth";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  teacher: Id;
}

/** The lessons of Su He, as somebody may read them. */
function seenBy(key: "su" | "gu", change: (all: Observation[]) => Observation[] = (all) => all, more: Script = {}): CampusGateway {
  const { su } = county().people;
  return countyGateway(key, {
    records: {
      org: recordsOf(county(), "org"),
      person: recordsOf(county(), "person"),
      lesson: recordsOf(county(), "lesson").filter(({ teacher }) => teacher === su.id),
      observation: change(recordsOf(county(), "observation").filter(({ observed }) => observed === su.id)),
      debrief: recordsOf(county(), "debrief").filter(({ author }) => author === su.id),
    },
    ...more,
  });
}

const meta: Meta<Args> = {
  title: "Growth",
  component: "xb-growth",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => seenBy("su"), teacher: "" },
  render: ({ gateway, teacher }): TemplateResult => html`<xb-growth teacher=${teacher} .gateway=${gateway()}></xb-growth>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Two years of lessons of one's own. */
export const Own: Story = {};

/** Too few lessons to show a course. */
export const Few: Story = { args: { gateway: () => seenBy("su", (all) => all.slice(-3)) } };

/** The form changed: the line is broken, and it is said. */
export const AnotherVersion: Story = {
  render: ({ teacher }) => {
    const [form] = county().packs.termPlan.content!.rubrics!;
    const { id } = county().packs.termPlan;
    const gateway = seenBy(
      "su",
      (all) =>
        all.map((one) =>
          one.on < "2026-03-01" && one.form.id === "lesson-points" ? { ...one, form: { ...one.form, version: "2025.1" } } : one,
        ),
      { definitions: { [`${id}/2025.1/lesson-points`]: form, ...rubrics() } },
    );
    return html`<xb-growth teacher=${teacher} .gateway=${gateway}></xb-growth>`;
  },
};

/** Another's lessons: her evaluation language is her own. */
export const Another: Story = {
  args: {
    teacher: county().people.su.id,
    gateway: () => seenBy("gu", (all) => all.map(({ tallies: _tallies, ...one }) => one)),
  },
};

export const LongText: Story = {
  args: { gateway: () => seenBy("su", (all) => all.map((one) => ({ ...one, nextStep: one.nextStep.repeat(20) }))) },
};

export const Empty: Story = { args: { gateway: () => seenBy("su", () => []) } };

export const Loading: Story = { args: { gateway: () => seenBy("su", (all) => all, { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => seenBy("su", (all) => all, { fail: { "list:observation": "internal" } }) } };

export const NotPermitted: Story = {
  args: { gateway: () => seenBy("su", (all) => all, { fail: { "list:observation": "not-permitted" } }) },
};

export const SignedOut: Story = { args: { gateway: () => seenBy("su", (all) => all, { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => seenBy("su", (all) => all, { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = { render: ({ gateway }) => html`<xb-growth lang="zh-Hant" .gateway=${gateway()}></xb-growth>` };

export const English: Story = { render: ({ gateway }) => html`<xb-growth lang="en" .gateway=${gateway()}></xb-growth>` };

function rubrics(): Record<string, unknown> {
  const { id, version, content } = county().packs.termPlan;
  return Object.fromEntries((content?.rubrics ?? []).map((one) => [`${id}/${version}/${one.id}`, one]));
}
