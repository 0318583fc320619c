import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Id, Observation } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/joint-view";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  lesson: Id;
}

const lesson = (): Id => county().landmarks.lessonTalked.id;

/** What Gu Minglan may read of her own lessons. */
function asGu(change: (one: Observation, i: number) => Observation | undefined = (one) => one, more: Script = {}): CampusGateway {
  const mine = recordsOf(county(), "observation").filter(({ observed }) => observed === county().people.gu.id);
  return countyGateway("gu", {
    records: {
      org: recordsOf(county(), "org"),
      person: recordsOf(county(), "person"),
      lesson: recordsOf(county(), "lesson").filter(({ teacher }) => teacher === county().people.gu.id),
      observation: mine.flatMap((one, i) => change(one, i) ?? []),
      debrief: recordsOf(county(), "debrief").filter((one) => one.lesson === lesson()),
    },
    ...more,
  });
}

const meta: Meta<Args> = {
  title: "Joint view",
  component: "xb-joint-view",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => asGu(), lesson: lesson() },
  render: ({ gateway, lesson }): TemplateResult => html`<xb-joint-view lesson=${lesson} .gateway=${gateway()}></xb-joint-view>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Several observers, few enough that no conclusion is drawn. */
export const Several: Story = {};

/** One of those who were asked has handed in nothing. */
export const SomebodyMissing: Story = {
  args: {
    gateway: () => {
      let left = false;
      return asGu((one) => (one.lesson === lesson() && !left ? void (left = true) : one));
    },
  },
};

/** Written on another version of the form: not compared. */
export const OtherForm: Story = {
  args: {
    gateway: () => {
      let changed = false;
      return asGu((one) => {
        if (one.lesson !== lesson() || changed) return one;
        changed = true;
        return { ...one, form: { ...one.form, id: "lesson-levels" }, ratings: {} };
      });
    },
  },
};

export const LongText: Story = {
  args: { gateway: () => asGu((one) => ({ ...one, problems: "小组活动收得太早，第四组还没有说完。".repeat(15) })) },
};

export const Empty: Story = { args: { gateway: () => asGu(() => undefined) } };

export const Loading: Story = { args: { gateway: () => asGu((one) => one, { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => asGu((one) => one, { fail: { "list:observation": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => asGu((one) => one, { fail: { "one:lesson": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => asGu((one) => one, { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => asGu((one) => one, { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  render: ({ gateway, lesson }) => html`<xb-joint-view lang="zh-Hant" lesson=${lesson} .gateway=${gateway()}></xb-joint-view>`,
};

export const English: Story = {
  render: ({ gateway, lesson }) => html`<xb-joint-view lang="en" lesson=${lesson} .gateway=${gateway()}></xb-joint-view>`,
};
