import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import { idOf, type CampusGateway, type Lesson, type Visit } from "@xiaoben/contract";
import { recordsOf, timetablesOf, type PersonKey } from "@xiaoben/demo/county";
import "@xiaoben/elements/lesson";
import { county, countyGateway, levelOne } from "./fixtures/county.ts";

interface Args {
  gateway: () => CampusGateway;
  lesson: string;
}

type More = Parameters<typeof countyGateway>[1];

const seminar = (): Lesson => recordsOf(county(), "lesson").find(({ id }) => id === county().landmarks.seminar.id)!;
const asking = (): Visit => recordsOf(county(), "visit").find(({ state }) => state === "asked")!;
const id = (): string => county().landmarks.seminar.id;

/** The seminar lesson of the county, changed for a story. */
function withSeminar(who: PersonKey, change: Partial<Lesson>, more: More = {}): CampusGateway {
  const gateway = countyGateway(who, more);
  gateway.put("lesson", { ...seminar(), ...change });
  return gateway;
}

/** The same, with Lin Zhiyuan coming to it. */
function withVisit(change: Partial<Visit>, more: More = {}): CampusGateway {
  const gateway = countyGateway("lin", more);
  const { org, teacher, on, createdAt, updatedAt } = seminar();
  const author = county().people.lin.id;
  gateway.put("visit", {
    id: idOf("visit", id(), author),
    version: 3,
    org,
    createdAt,
    updatedAt,
    state: "coming",
    author,
    lesson: id(),
    teacher,
    on,
    points: [{ id: "mine", text: "猜完以后，有没有人改主意" }],
    topic: "等待时间",
    ...change,
  });
  return gateway;
}

/** The school with the timetables of its classes. */
function withTimetables(): CampusGateway {
  const gateway = countyGateway("lin");
  for (const timetable of timetablesOf(county())) gateway.put("timetable", timetable);
  return gateway;
}

/** Opens the lessons in free periods, once that part is there. */
async function openFree(canvas: HTMLElement): Promise<void> {
  const root = canvas.querySelector("xb-lesson")!.shadowRoot!;
  for (let i = 0; i < 40 && !root.querySelector("#free"); i++) await new Promise((done) => setTimeout(done, 50));
  root.querySelector<HTMLElement>("#free summary")!.click();
}

const meta: Meta<Args> = {
  title: "Lesson",
  component: "xb-lesson",
  argTypes: { gateway: { table: { disable: true } } },
  args: { gateway: () => countyGateway("lin"), lesson: "" },
  render: ({ gateway, lesson }): TemplateResult => html`<xb-lesson lesson=${lesson} .gateway=${gateway()}></xb-lesson>`,
};

export default meta;
type Story = StoryObj<Args>;

/** The lessons to come, by what they are to the person. */
export const ToCome: Story = {};

/** What colleagues teach while she has no lesson. */
export const FreePeriods: Story = {
  args: { gateway: () => withTimetables() },
  play: ({ canvasElement }) => openFree(canvasElement as HTMLElement),
};

/** A lesson that is open to the county: who likes comes. */
export const Open: Story = {
  args: { lesson: id() },
};

/** She comes, and has said what she watches. */
export const Coming: Story = {
  args: { lesson: id(), gateway: () => withVisit({}) },
};

/** She asked, and waits. */
export const Asked: Story = {
  args: {
    lesson: id(),
    gateway: () => {
      const gateway = withVisit({ state: "asked" }) as ReturnType<typeof countyGateway>;
      const { openTo: _openTo, ...rest } = seminar();
      gateway.put("lesson", rest);
      return gateway;
    },
  },
};

export const Declined: Story = {
  args: { lesson: id(), gateway: () => withVisit({ state: "declined", reason: "教室只坐得下十个人" }) },
};

/** Its teacher: idea and intent, whom it is open to, who comes. */
export const Teaching: Story = {
  args: { lesson: id(), gateway: () => countyGateway("gu") },
};

/** A colleague asked to come. */
export const SomebodyAsks: Story = {
  args: { lesson: asking().lesson, gateway: () => countyGateway("gu") },
};

/** The handbook should have been out: said, and nothing is lost. */
export const HandbookOverdue: Story = {
  args: {
    lesson: id(),
    gateway: () => {
      const { announcedAt: _announcedAt, ...rest } = seminar();
      const gateway = countyGateway("gu");
      gateway.put("lesson", { ...rest, on: "2026-11-23" });
      return gateway;
    },
  },
};

/** Today it can be marked as held. */
export const OnTheDay: Story = {
  args: { lesson: id(), gateway: () => withSeminar("gu", { on: "2026-11-22" }) },
};

export const Held: Story = {
  args: { lesson: id(), gateway: () => withSeminar("lin", { state: "held", on: "2026-11-20" }) },
};

export const Cancelled: Story = {
  args: { lesson: id(), gateway: () => withSeminar("lin", { state: "cancelled", reason: "那天全校停电检修" }) },
};

/** The principal reads. */
export const ReadOnly: Story = {
  args: { lesson: id(), gateway: () => countyGateway("shao") },
};

/** She comes without a network: it waits on the device. */
export const OfflineUnsent: Story = {
  args: {
    lesson: id(),
    gateway: () => {
      const gateway = countyGateway("lin", { status: "offline" });
      void gateway.act("visit.create", { id: idOf("visit", id(), county().people.lin.id), body: {} as never });
      return gateway;
    },
  },
};

/** Somebody else changed the lesson in the meantime. */
export const Conflict: Story = {
  args: {
    lesson: id(),
    gateway: () => {
      const current = { ...seminar(), version: 9, idea: "先讲算法，再做三道题。" };
      const gateway = countyGateway("gu", {
        refuse: { "lesson.change": { code: "stale-version", detail: "", retryable: false, current } },
      });
      void gateway.act("lesson.change", { id: id(), version: 1, patch: {} });
      return gateway;
    },
  },
};

export const LongText: Story = {
  args: {
    lesson: id(),
    gateway: () => withSeminar("lin", { topic: "平均数".repeat(12), idea: "先猜谁代表全班，再移多补少。".repeat(12) }),
  },
};

export const Empty: Story = { args: { gateway: () => countyGateway("lin", { records: {} }) } };

export const Loading: Story = { args: { gateway: () => countyGateway("lin", { status: "loading" }) } };

export const Failed: Story = { args: { gateway: () => countyGateway("lin", { fail: { "list:lesson": "internal" } }) } };

export const NotPermitted: Story = {
  args: { lesson: id(), gateway: () => countyGateway("lin", { fail: { "one:lesson": "not-permitted" } }) },
};

export const SignedOut: Story = { args: { gateway: () => countyGateway("lin", { session: null }) } };

/** A back end that offers level 1 only. */
export const NotOffered: Story = { args: { gateway: () => countyGateway("lin", { capabilities: levelOne }) } };

export const Phone: Story = {
  globals: { viewport: { value: "phone" } },
  args: { lesson: id(), gateway: () => withVisit({}) },
};

export const Traditional: Story = {
  args: { lesson: id() },
  render: ({ gateway, lesson }) => html`<xb-lesson lang="zh-Hant" lesson=${lesson} .gateway=${gateway()}></xb-lesson>`,
};

export const English: Story = {
  args: { lesson: id() },
  render: ({ gateway, lesson }) => html`<xb-lesson lang="en" lesson=${lesson} .gateway=${gateway()}></xb-lesson>`,
};
