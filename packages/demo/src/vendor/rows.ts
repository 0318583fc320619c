import type { Calendar, Hour, Id, Lesson, Observation, Org, Person, Rating, RecordBase, Role, Task } from "@xiaoben/contract";
import type { Numbers } from "./numbers.ts";
import { codeOf } from "./words.ts";

/** What the vendor remembers of an observation beside what the campus knows: the number its maker gave it, and that of the last request. */
export interface Extra {
  wbh?: string;
  qqh?: string;
}

/** Records of the campus as rows of the vendor. */
export function rowsOf(numbers: Numbers, extraOf: (id: Id) => Extra, lastUpdate: (record: RecordBase) => number) {
  const n = numbers.of;
  const stamps = (record: RecordBase) => ({ xxId: n("org", record.org), cjsj: local(record.createdAt), gxsj: lastUpdate(record) });
  const form = ({ form: { pack, version, id } }: Lesson | Observation) => ({ pjb: { bm: pack, bb: version, bh: id } });
  return {
    org: (org: Org) => ({
      ...stamps(org),
      xxmc: org.name,
      xxlx: Number(codeOf("org", org.type)),
      sjId: org.parent ? n("org", org.parent) : 0,
      ancestors: [0, ...org.path.split("/").flatMap((id) => (id ? [n("org", id)] : []))].join(","),
    }),
    person: (person: Person) => ({
      ...stamps(person),
      ryId: n("person", person.id),
      xm: person.displayName,
      gh: person.externalIds["staffNumber"] ?? null,
      zt: person.onPost ? "0" : "1",
      zcm: `0${1 + (n("person", person.id) % 4)}`,
      jdm: 1 + (n("person", person.id) % 3),
    }),
    role: (role: Role) => ({
      ...stamps(role),
      jsId: n("role", role.id),
      ryId: n("person", role.person),
      jsbm: codeOf("job", role.role),
      ksrq: `${role.from} 00:00:00`,
      jsrq: role.to ? `${role.to} 00:00:00` : null,
    }),
    calendar: (calendar: Calendar) => ({
      ...stamps(calendar),
      xlId: n("calendar", calendar.id),
      xn: calendar.schoolYear,
      ksrq: calendar.from,
      jsrq: calendar.to,
      xqs: calendar.terms.map(({ key, from, to }) => ({ xq: Number(key), ksrq: from, jsrq: to })),
      jqs: calendar.breaks.map(({ from, to, name }) => ({ ksrq: from, jsrq: to, mc: name ?? "" })),
      bbrs: calendar.workDays.join(","),
    }),
    lesson: (lesson: Lesson) => ({
      ...stamps(lesson),
      kcId: n("lesson", lesson.id),
      skjsId: n("person", lesson.teacher),
      bjmc: lesson.className,
      xkdm: codeOf("subject", lesson.subject),
      xkmc: lesson.subjectName,
      kt: lesson.topic,
      kclx: Number(codeOf("lessonKind", lesson.kind)),
      skrq: `${lesson.on} 00:00:00`,
      jc: lesson.slot.period,
      kssj: lesson.slot.from,
      jssj: lesson.slot.to,
      kss: Number(lesson.lessons),
      spbz: lesson.mode === "video" ? "1" : "0",
      tkrIds: lesson.observers.map((id) => n("person", id)).join(","),
      gcd: lesson.points.map(({ id, text, by }) => ({ xh: id, nr: text, ryId: n("person", by) })),
      ...form(lesson),
      zt: Number(codeOf("lessonState", lesson.state)),
      yy: lesson.reason ?? null,
    }),
    observation: (one: Observation) => ({
      ...stamps(one),
      tkId: n("observation", one.id),
      wbh: extraOf(one.id).wbh ?? null,
      qqh: extraOf(one.id).qqh ?? null,
      kcId: n("lesson", one.lesson),
      tkrId: n("person", one.author),
      skjsId: n("person", one.observed),
      tkrq: `${one.on} 00:00:00`,
      kss: Number(one.lessons),
      kclx: one.kind ? Number(codeOf("lessonKind", one.kind)) : null,
      spbz: one.mode ? (one.mode === "video" ? "1" : "0") : null,
      ...form(one),
      jdId: one.pair ? n("pair", one.pair) : null,
      gcd: one.points.map(({ id, text, note }) => ({ xh: id, nr: text, bz: note ?? null })),
      jl: one.notes.map(({ id, minute, text }) => ({ xh: id, fz: minute, nr: text })),
      df: Object.entries(one.ratings).map(([item, rating]) => ({ zb: item, ...scoreOf(rating) })),
      yytj: one.tallies ? JSON.stringify(one.tallies) : null,
      ys: one.strengths,
      wt: one.problems,
      jy: one.measures,
      xyb: one.nextStep,
      hf: one.answer,
      fs: one.reflection,
      qm: one.signatures.map(({ party, person, at }) => ({
        js: Number(codeOf("party", party)),
        ryId: n("person", person),
        sj: Date.parse(at),
      })),
      zt: Number(codeOf("observationState", one.state)),
      tjsj: one.submittedAt ? local(one.submittedAt) : null,
      jsrId: one.unlockAskedBy ? n("person", one.unlockAskedBy) : null,
      yy: one.reason ?? null,
    }),
    hour: (hour: Hour) => ({
      ...stamps(hour),
      xsId: n("hour", hour.id),
      ryId: n("person", hour.person),
      ksrq: `${hour.on} 00:00:00`,
      jsrq: hour.until ? `${hour.until} 00:00:00` : null,
      bt: hour.title,
      fzs: number(hour.minutes),
      ts: number(hour.days),
      jss: number(hour.lessons),
      sbxs: number(hour.claimedHours),
      rdxs: number(hour.approvedHours),
      lb: codeOf("category", hour.category),
      js: Number(codeOf("part", hour.role)),
      jb: Number(codeOf("level", hour.level)),
      jg: hour.result ? codeOf("result", hour.result) : null,
      hdbh: hour.activity ? String(n("activity", hour.activity)) : "",
      lyTkId: hour.source?.kind === "observation" ? n("observation", hour.source.id) : null,
      lyWbh: hour.source ? (extraOf(hour.source.id).wbh ?? null) : null,
      cxId: hour.counters ? n("hour", hour.counters) : null,
      zt: Number(codeOf("hourState", hour.state)),
      yy: hour.reason ?? null,
    }),
    /** What waits: of other modules too, which the vendor calls by types of their own. */
    task: ({ action, on, due }: Task) => ({
      dblx: action.startsWith("observation.") ? codeOf("task", action) : "OTHER",
      ywId: on.kind === "lesson" || on.kind === "observation" ? n(on.kind, on.id) : 0,
      ywWbh: extraOf(on.id).wbh ?? null,
      jzsj: due ? local(due) : null,
    }),
  };
}

/** A rating as the vendor writes it: points, a grade, words, or that it was not rated. */
const scoreOf = (rating: Rating) =>
  "value" in rating
    ? { fs: Number(rating.value) }
    : "level" in rating
      ? { dj: rating.level }
      : "text" in rating
        ? { wz: rating.text }
        : { bp: "1" };

const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** A moment as clocks in the county show it. */
export const local = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
