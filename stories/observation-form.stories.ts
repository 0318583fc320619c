import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Observation } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import "@xiaoben/elements/observation-form";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  lesson: string;
  observation: string;
}

const lesson = (): string => county().landmarks.lessonForLin.id;
const toAnswer = (): string => county().landmarks.observationForSu.id;
const locked = (): Observation =>
  recordsOf(county(), "observation").find((one) => one.state === "locked" && one.author === county().people.lin.id)!;

/** A form that somebody has begun to fill in. */
function begun(more: Parameters<typeof countyGateway>[1] = {}): CampusGateway {
  const gateway = countyGateway("lin", more);
  const found = recordsOf(county(), "lesson").find(({ id }) => id === lesson())!;
  const mine = locked();
  gateway.put("observation", {
    ...mine,
    id: "00000000-0000-8000-8000-0000000000f1",
    version: 2,
    state: "draft",
    observed: found.teacher,
    lesson: found.id,
    on: found.on,
    points: found.points.map(({ id, text }) => ({ id, text, note: "后排三人举手，等到第二遍才叫到" })),
    ratings: Object.fromEntries(Object.entries(mine.ratings).slice(0, 9)),
    answer: "",
    reflection: "",
    signatures: [],
  });
  return gateway;
}

const draft = "00000000-0000-8000-8000-0000000000f1";

const meta: Meta<Args> = {
  title: "Observation form",
  component: "xb-observation-form",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lin"), lesson: "", observation: "" },
  render: ({ gateway, lesson, observation }): TemplateResult =>
    html`<xb-observation-form lesson=${lesson} observation=${observation} .gateway=${gateway()}></xb-observation-form>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Nothing is written yet; the lesson's points are there. */
export const Empty: Story = { args: { lesson: lesson() } };

/** In the middle of it: the total counts what is rated and names what is not. */
export const Writing: Story = { args: { gateway: () => begun(), observation: draft } };

/** Submitted without a network: kept on the device, and said so. */
export const OfflineUnsent: Story = {
  args: {
    observation: draft,
    gateway: () => {
      const gateway = begun({ status: "offline" });
      void gateway.act("observation.submit", { id: draft });
      return gateway;
    },
  },
};

/** The same text was changed on another device. */
export const Conflict: Story = {
  args: {
    observation: draft,
    gateway: () =>
      begun({
        pending: [
          {
            actionId: "1",
            action: "observation.change",
            on: { kind: "observation", id: draft },
            state: "attention",
            since: "2026-11-22T02:00:00.000Z",
            error: {
              code: "stale-version",
              detail: "",
              retryable: false,
              current: { ...locked(), id: draft, version: 5, state: "draft", strengths: "学生的话多，老师的话少。" },
            },
          },
        ],
      }),
  },
};

/** The observed teacher reads and answers. */
export const Answering: Story = { args: { gateway: () => countyGateway("su"), observation: toAnswer() } };

/** Answered; one of the two still has to sign. */
export const Signing: Story = { args: { gateway: () => countyGateway("gu"), observation: county().landmarks.observationForGu.id } };

/** Signed by both: read-only, and can be opened again only by both. */
export const Locked: Story = { args: { observation: locked().id } };

export const LongText: Story = {
  args: {
    observation: draft,
    gateway: () => {
      const gateway = begun();
      const { current } = gateway.one({ kind: "observation", id: draft }) as { current: { data: Observation } };
      (gateway as ReturnType<typeof countyGateway>).put("observation", {
        ...current.data,
        strengths: "学生先各自想，再两人说，最后全班比。".repeat(30),
      });
      return gateway;
    },
  },
};

export const OwnLesson: Story = { args: { gateway: () => countyGateway("su"), lesson: lesson() } };

export const NotAsked: Story = { args: { gateway: () => countyGateway("gu", { forbids: ["observation.create"] }), lesson: lesson() } };

export const NothingChosen: Story = {};

export const Loading: Story = { args: { gateway: () => countyGateway("lin", { status: "loading" }), lesson: lesson() } };

export const Failed: Story = {
  args: { gateway: () => countyGateway("lin", { fail: { "one:observation": "internal" } }), lesson: lesson() },
};

export const NotPermitted: Story = {
  args: { gateway: () => countyGateway("lin", { fail: { "one:observation": "not-permitted" } }), lesson: lesson() },
};

export const SignedOut: Story = { args: { gateway: () => countyGateway("lin", { session: null }), lesson: lesson() } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => countyGateway("lin", { capabilities: levelOne }), lesson: lesson() } };

export const Phone: Story = { ...Writing, globals: { viewport: { value: "phone" } } };

export const Traditional: Story = {
  ...Writing,
  render: ({ gateway, observation }) =>
    html`<xb-observation-form lang="zh-Hant" observation=${observation} .gateway=${gateway()}></xb-observation-form>`,
};

export const English: Story = {
  ...Writing,
  render: ({ gateway, observation }) =>
    html`<xb-observation-form lang="en" observation=${observation} .gateway=${gateway()}></xb-observation-form>`,
};
