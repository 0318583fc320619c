import type { Attachment } from "./attachment.ts";
import type { Calendar } from "./calendar.ts";
import type { Credit } from "./credit.ts";
import type { Debrief } from "./debrief.ts";
import type { Given } from "./given.ts";
import type { Hour } from "./hour.ts";
import type { Lesson } from "./lesson.ts";
import type { Observation } from "./observation.ts";
import type { Pair } from "./pair.ts";
import type { Group, Org, Person, Role } from "./people.ts";
import type { Phrase } from "./phrase.ts";
import type { Plan, PlanItem, PlanSection } from "./plan.ts";
import type { Binding, Decision, PackRecord, Waiver } from "./practice.ts";
import type { Report } from "./report.ts";
import type { Timetable } from "./timetable.ts";
import type { Visit } from "./visit.ts";

export type * from "./attachment.ts";
export type * from "./calendar.ts";
export type * from "./credit.ts";
export type * from "./debrief.ts";
export type * from "./given.ts";
export type * from "./hour.ts";
export type * from "./lesson.ts";
export type * from "./observation.ts";
export type * from "./pair.ts";
export type * from "./people.ts";
export type * from "./phrase.ts";
export type * from "./plan.ts";
export type * from "./practice.ts";
export type * from "./record.ts";
export type * from "./report.ts";
export type * from "./signature.ts";
export type * from "./timetable.ts";
export type * from "./visit.ts";

/** Every kind of record and its type. A kind enters together with the first feature that writes it. */
export interface Kinds {
  org: Org;
  person: Person;
  role: Role;
  group: Group;
  calendar: Calendar;
  pack: PackRecord;
  binding: Binding;
  decision: Decision;
  hour: Hour;
  waiver: Waiver;
  given: Given;
  attachment: Attachment;
  timetable: Timetable;
  lesson: Lesson;
  visit: Visit;
  observation: Observation;
  debrief: Debrief;
  phrase: Phrase;
  pair: Pair;
  plan: Plan;
  "plan-section": PlanSection;
  "plan-item": PlanItem;
  credit: Credit;
  report: Report;
}

export type Kind = keyof Kinds;
