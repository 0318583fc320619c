import type { Visit } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, people } from "./campus.ts";
import { lessonIds, lessons } from "./lessons.ts";

const visit = exampleOf("visit");

export const visitIds = {
  asked: exampleId(20, 1),
  coming: exampleId(20, 2),
  declined: exampleId(20, 3),
  withdrawn: exampleId(20, 4),
  new: exampleId(20, 5),
} as const;

const of = (lesson: (typeof lessons)[keyof typeof lessons], more: Partial<Visit> & Pick<Visit, "id" | "author">): Visit => ({
  ...base(more.id, lesson.org, 1, "2026-11-18T02:00:00.000Z"),
  state: "asked",
  lesson: lesson.id,
  teacher: lesson.teacher,
  on: lesson.on,
  points: [],
  topic: "",
  ...more,
});

export const visits = {
  asked: of(lessons.asked, {
    id: visitIds.asked,
    author: people.mentor,
    points: [{ id: "wait", text: "提问之后等了多久" }],
    topic: "课堂提问的等待时间",
  }),
  coming: of(lessons.planned, {
    id: visitIds.coming,
    author: people.groupLead,
    state: "coming",
    points: [
      { id: "units", text: "学生怎样选面积单位" },
      { id: "talk", text: "小组里谁在说话" },
    ],
  }),
  declined: of(lessons.held, { id: visitIds.declined, author: people.schoolAdmin, state: "declined", reason: "教室坐不下" }),
  withdrawn: of(lessons.held, { id: visitIds.withdrawn, author: people.principal, state: "withdrawn" }),
} as const satisfies Record<Exclude<keyof typeof visitIds, "new">, Visit>;

export const visitExamples = [
  visit("asked", "Somebody asks to come, with what she will watch for her own research topic.", visits.asked),
  visit("coming", "She comes; what she watches is seen by who else comes, so that not all watch the same.", visits.coming),
  visit("declined", "The teacher said no, and why.", visits.declined),
  visit("withdrawn", "She does not come after all.", visits.withdrawn),
];

/** The lesson that a new visit of the examples is of. */
export const visitedLesson = lessonIds.planned;
