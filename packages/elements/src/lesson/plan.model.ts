import { daysBetween, isDay, type Day, type DefinitionRef, type Id, type Lesson, type New, type Session } from "@xiaoben/contract";
import { announceBefore } from "./lesson.model.ts";

/** What a lesson is made of while somebody fills it in: texts alone, so that it can be kept on the device as it is typed. */
export type LessonForm = Record<
  | "id"
  | "teacher"
  | "className"
  | "subjectName"
  | "topic"
  | "kind"
  | "mode"
  | "on"
  | "period"
  | "from"
  | "to"
  | "lessons"
  | "form"
  | "openTo",
  string
>;

export type FormLack = "teacher" | "className" | "subjectName" | "topic" | "on" | "past" | "period" | "from" | "to" | "order" | "form";

/** A definition in one text: `pack/version/id`. */
export const keyOf = ({ pack, version, id }: DefinitionRef): string => `${pack}/${version}/${id}`;

/** A new lesson of somebody: as her last one, as far as that says anything about the next. */
export function newForm(id: Id, session: Pick<Session, "person">, known: readonly Lesson[]): LessonForm {
  const last = [...known].filter(({ teacher }) => teacher === session.person).sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  return {
    id,
    teacher: session.person,
    className: last?.className ?? "",
    subjectName: last?.subjectName ?? "",
    topic: "",
    kind: "open",
    mode: "live",
    on: "",
    period: "",
    from: "",
    to: "",
    lessons: "1",
    form: last ? keyOf(last.form) : "",
    openTo: "",
  };
}

/** The form of a lesson that is there. */
export const formOf = (lesson: Lesson): LessonForm => ({
  id: lesson.id,
  teacher: lesson.teacher,
  className: lesson.className,
  subjectName: lesson.subjectName,
  topic: lesson.topic,
  kind: lesson.kind,
  mode: lesson.mode,
  on: lesson.on,
  period: String(lesson.slot.period),
  from: lesson.slot.from,
  to: lesson.slot.to,
  lessons: lesson.lessons,
  form: keyOf(lesson.form),
  openTo: lesson.openTo ?? "",
});

/** What is still missing, in the order of the fields. */
export function formLacks(form: LessonForm, today: Day): FormLack[] {
  const lacks: FormLack[] = [];
  for (const name of ["teacher", "className", "subjectName", "topic", "on", "period", "from", "to"] as const) {
    const fits = name === "on" ? isDay(form.on) : name === "period" ? readPeriod(form.period) !== undefined : form[name].trim() !== "";
    if (!fits) lacks.push(name);
  }
  if (isDay(form.on) && form.on < today) lacks.push("past");
  if (form.from && form.to && form.from >= form.to) lacks.push("order");
  if (!form.form) lacks.push("form");
  return lacks;
}

/** Fewer days are left than the handbook asks for: said, never in the way (R050). */
export const plansLate = (on: string, today: Day): boolean => isDay(on) && daysBetween(today, on) < announceBefore;

/** The number of a period as somebody typed it, full-width digits included. */
export function readPeriod(text: string): number | undefined {
  const digits = text.trim().replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return /^[1-9]\d?$/.test(digits) ? Number(digits) : undefined;
}

/** What a change in one field changes in a lesson; nothing while it cannot be read yet. */
export function patchOf(lesson: Lesson, name: keyof LessonForm, value: string, known: readonly Lesson[]): Partial<Lesson> {
  const { slot } = lesson;
  switch (name) {
    case "subjectName":
      return { subjectName: value, subject: subjectOf(value, known) || lesson.subject };
    case "on":
      return isDay(value) ? { on: value } : {};
    case "period": {
      const period = readPeriod(value);
      return period === undefined ? {} : { slot: { ...slot, ...timesOf(period, known), period } };
    }
    case "from":
    case "to":
      return value ? { slot: { ...slot, [name]: value } } : {};
    case "form":
      return value ? { form: refOf(value) } : {};
    case "openTo":
      // Nobody: taken away, as a draft says it.
      return { openTo: value || undefined } as Partial<Lesson>;
    default:
      return { [name]: value } as Partial<Lesson>;
  }
}

/** The lesson that a filled-in form makes. */
export function lessonOf(form: LessonForm, org: Id, known: readonly Lesson[]): New<"lesson"> {
  return {
    org,
    teacher: form.teacher,
    className: form.className.trim(),
    subject: subjectOf(form.subjectName, known),
    subjectName: form.subjectName.trim(),
    topic: form.topic.trim(),
    kind: form.kind as Lesson["kind"],
    on: form.on,
    slot: { period: readPeriod(form.period)!, from: form.from, to: form.to },
    lessons: form.lessons,
    mode: form.mode as Lesson["mode"],
    observers: [],
    points: [],
    form: refOf(form.form),
    ...(form.openTo && { openTo: form.openTo }),
  };
}

/** Times of a period as the lessons that are known have them: the newest one first. */
export function timesOf(period: number, known: readonly Lesson[]): { from: string; to: string } | undefined {
  const same = known.filter(({ slot, lessons }) => slot.period === period && lessons === "1").sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  return same && { from: same.slot.from, to: same.slot.to };
}

/** The code of a subject: that of a lesson that calls it so, else what people call it. */
const subjectOf = (name: string, known: readonly Lesson[]): string =>
  known.find(({ subjectName }) => subjectName === name.trim())?.subject ?? name.trim();

/** The definition that such a text names. */
export const refOf = (key: string): DefinitionRef => {
  const [pack = "", version = "", ...id] = key.split("/");
  return { pack, version, id: id.join("/") };
};
