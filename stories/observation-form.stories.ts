import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { CampusGateway, Observation } from "@xiaoben/contract";
import { recordsOf } from "@xiaoben/demo/county";
import "@xiaoben/elements/observation-form";
import { county, countyGateway, levelOne, sessionOf } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  lesson: string;
  observation: string;
}

const lesson = (): string => county().landmarks.lessonForLin.id;
const toAnswer = (): string => county().landmarks.observationForSu.id;
const locked = (): Observation =>
  recordsOf(county(), "observation").find((one) => one.state === "locked" && one.author === county().people.lin.id)!;

const draft = "00000000-0000-8000-8000-0000000000f1";

/** A form that somebody has begun to fill in. */
function begun(more: Parameters<typeof countyGateway>[1] = {}): CampusGateway {
  const gateway = countyGateway("lin", more);
  const found = recordsOf(county(), "lesson").find(({ id }) => id === lesson())!;
  const mine = locked();
  gateway.put("observation", {
    ...mine,
    id: draft,
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

/** The lesson of `begun`, as if it were now in its minute `minute`: in a time zone where it is noon. */
function inClass(minute: number, more: Partial<Observation> = {}): CampusGateway {
  const now = new Date();
  const ahead = 12 - now.getUTCHours();
  const local = (minutes: number): string => new Date(now.getTime() + ahead * 3_600_000 + minutes * 60_000).toISOString();
  const gateway = begun({
    session: { ...sessionOf("lin"), timeZone: `Etc/GMT${ahead <= 0 ? "+" : "-"}${Math.abs(ahead)}` },
  }) as ReturnType<typeof countyGateway>;
  const found = recordsOf(county(), "lesson").find(({ id }) => id === lesson())!;
  const slot = { period: found.slot.period, from: local(-minute).slice(11, 16), to: local(40 - minute).slice(11, 16) };
  gateway.put("lesson", { ...found, on: local(0).slice(0, 10), slot });
  const { current } = gateway.one({ kind: "observation", id: draft }) as { current: { data: Observation } };
  gateway.put("observation", { ...current.data, ...recorded, ...more });
  return gateway;
}

/** What somebody has recorded by minute 18. */
const recorded: Partial<Observation> = {
  ratings: {},
  notes: [
    { id: "n1", minute: 2, text: "用铺地砖的照片引入，学生先估一估", tag: "teacher" },
    { id: "n2", minute: 7, text: "“长变成两倍，面积也变成两倍吗？”", tag: "question" },
    { id: "n3", minute: 9, text: "后排三人同时举手，一人说到“同样的宽”", tag: "answer" },
    { id: "n4", minute: 14, text: "等了五秒才叫第二个学生", tag: "good" },
  ],
  segments: [
    { id: "s1", does: "opening", from: 0, until: 4 },
    { id: "s2", does: "dialogue", from: 4, until: 11 },
    { id: "s3", does: "groupWork", from: 11 },
  ],
  tallies: { appreciating: 3, motivating: 5, reflecting: 2, delaying: 4, heartfelt: 1, negative: 1, bare: 6 },
  quotes: [{ id: "q1", text: "你把理由也说出来了，大家都听懂了", codes: ["appreciating", "reflecting"], minute: 12 }],
};

/** The same when the lesson is over and the record is handed in. */
function handedIn(who: "su" | "lin", more: Partial<Observation> = {}): CampusGateway {
  const gateway = countyGateway(who);
  const record = recordsOf(county(), "observation").find(({ id }) => id === toAnswer())!;
  const segments = [...recorded.segments!.slice(0, 2), { id: "s3", does: "groupWork" as const, from: 11, until: 26 }];
  const ends = [
    { id: "s4", does: "presentation" as const, from: 26, until: 35 },
    { id: "s5", does: "summing" as const, from: 35, until: 40 },
  ];
  gateway.put("observation", { ...record, ...recorded, ratings: record.ratings, segments: [...segments, ...ends], ...more });
  return gateway;
}

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

/** The principal walks in: written on the form for inspection, and says so. */
export const Inspecting: Story = {
  args: { gateway: () => countyGateway("shao"), lesson: lesson() },
  render: ({ gateway, lesson: of }): TemplateResult => {
    const { id, version } = county().packs.termPlan;
    return html`<xb-observation-form
      lesson=${of}
      inspection-form=${`${id}/${version}/lesson-walkthrough`}
      .gateway=${gateway()}
    ></xb-observation-form>`;
  },
};

const inspection = (state: Observation["state"]): Observation =>
  recordsOf(county(), "observation").find((one) => one.aim === "inspection" && one.state === state)!;

/** What was found is open: the teacher says what was done about it. */
export const FindingOpen: Story = { args: { gateway: () => countyGateway("shao"), observation: inspection("submitted").id } };

/** It was done, and who inspected has confirmed it. */
export const FindingConfirmed: Story = { args: { gateway: () => countyGateway("shao"), observation: inspection("locked").id } };

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

/** The lesson is in its eighteenth minute: the bar at the bottom records. */
export const RunningLesson: Story = { args: { gateway: () => inClass(18), observation: draft } };

export const RunningLessonPhone: Story = { ...RunningLesson, globals: { viewport: { value: "phone" } } };

/** Evaluation language is counted in the bar. */
export const Tallies: Story = {
  ...RunningLesson,
  play: async ({ canvasElement }) => {
    const form = canvasElement.querySelector("xb-observation-form")!;
    await form.updateComplete;
    form.renderRoot.querySelector<HTMLElement>('[data-mode="tallies"]')?.click();
  },
};

/** The lesson is over: what was recorded stands in its sections, and the bank of phrases is open below the suggestions. */
export const AfterTheLesson: Story = {
  args: { gateway: () => inClass(300), observation: draft },
  play: async ({ canvasElement }) => {
    const form = canvasElement.querySelector("xb-observation-form")!;
    await form.updateComplete;
    form.renderRoot.querySelector<HTMLElement>("#phrases-measures")?.click();
  },
};

/** The observed teacher reads how she spoke, and may let others see it. */
export const SharingTallies: Story = { args: { gateway: () => handedIn("su"), observation: toAnswer() } };

/** She has let others see it. */
export const SharedTallies: Story = { args: { gateway: () => handedIn("su", { talliesShared: true }), observation: toAnswer() } };

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
