import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Debrief, Id, Observation } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import type { Script } from "@xiaoben/elements/testing";
import "@xiaoben/elements/debrief";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  lesson: Id;
}

const lesson = (): Id => county().landmarks.lessonTalked.id;
const talked = (): Debrief => recordsOf(county(), "debrief").find((one) => one.lesson === lesson())!;
const handed = (): Observation[] => recordsOf(county(), "observation").filter((one) => one.observed === county().people.gu.id);

/** What Gu Minglan may read of her own lessons, and one debrief, or none. */
function withDebrief(debrief: Debrief | undefined, more: Script = {}): CampusGateway {
  return countyGateway("gu", {
    records: {
      person: recordsOf(county(), "person").slice(0, 80),
      lesson: recordsOf(county(), "lesson").filter(({ teacher }) => teacher === county().people.gu.id),
      observation: handed(),
      debrief: debrief ? [debrief] : [],
    },
    ...more,
  });
}

const meta: Meta<Args> = {
  title: "Debrief",
  component: "xb-debrief",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => withDebrief({ ...talked(), state: "draft" }), lesson: lesson() },
  render: ({ gateway, lesson }): TemplateResult => html`<xb-debrief lesson=${lesson} .gateway=${gateway()}></xb-debrief>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Being written down, turn by turn. */
export const Writing: Story = {};

/** Nothing written yet: the teacher and the observers who handed in are there already. */
export const Empty: Story = { args: { gateway: () => withDebrief(undefined) } };

/** One to one, as in a small school. */
export const OneToOne: Story = {
  args: {
    gateway: () => {
      const { gu } = county().people;
      const [first] = talked().observations;
      const author = handed().find(({ id }) => id === first)!.author;
      return withDebrief({ ...talked(), state: "draft", participants: [gu.id, author], observations: [first!], speeches: [] });
    },
  },
};

/** No speaking order: speeches as they came. */
export const FreeOrder: Story = {
  args: {
    gateway: () => {
      const { template: _template, ...free } = talked();
      return withDebrief({ ...free, state: "draft" });
    },
  },
};

export const Closed: Story = { args: { gateway: () => withDebrief(talked()) } };

/** Somebody else writes it down; whoever was there reads along. */
export const ReadOnly: Story = {
  args: { gateway: () => withDebrief({ ...talked(), author: talked().participants[1]!, state: "draft" }) },
};

/** Closed without a network: kept on the device. */
export const OfflineUnsent: Story = {
  args: {
    gateway: () => {
      const gateway = withDebrief({ ...talked(), state: "draft" }, { status: "offline" });
      void gateway.act("debrief.close", { id: talked().id });
      return gateway;
    },
  },
};

/** The summary was changed elsewhere too. */
export const Conflict: Story = {
  args: {
    gateway: () =>
      withDebrief(
        { ...talked(), state: "draft" },
        {
          pending: [
            {
              actionId: "a",
              action: "debrief.change",
              on: { kind: "debrief", id: talked().id },
              state: "attention",
              since: "2026-11-22T03:00:00.000Z",
              error: {
                code: "stale-version",
                detail: "",
                retryable: false,
                current: { ...talked(), state: "draft", summary: "先不发分工卡，再看一次。", version: 9 },
              },
            },
          ],
        },
      ),
  },
};

export const LongText: Story = {
  args: {
    gateway: () => withDebrief({ ...talked(), state: "draft", summary: "把例题减一道，留出动手的时间，两周后再听一次。".repeat(12) }),
  },
};

export const Loading: Story = { args: { gateway: () => withDebrief(undefined, { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => withDebrief(undefined, { fail: { "list:debrief": "internal" } }) } };

export const NotPermitted: Story = { args: { gateway: () => withDebrief(talked(), { fail: { "one:debrief": "not-permitted" } }) } };

export const SignedOut: Story = { args: { gateway: () => withDebrief(undefined, { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => withDebrief(undefined, { capabilities: levelOne }) } };

export const Phone: Story = { globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  render: ({ gateway, lesson }) => html`<xb-debrief lang="zh-Hant" lesson=${lesson} .gateway=${gateway()}></xb-debrief>`,
};

export const English: Story = {
  render: ({ gateway, lesson }) => html`<xb-debrief lang="en" lesson=${lesson} .gateway=${gateway()}></xb-debrief>`,
};
