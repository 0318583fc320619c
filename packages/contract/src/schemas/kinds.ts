import type * as z from "zod/mini";
import type { Kind, Kinds } from "../kinds/index.ts";
import { activity, participation } from "./activity.ts";
import { attachment } from "./attachment.ts";
import { given } from "./given.ts";
import { hour } from "./hour.ts";
import { debrief, lesson, observation, phrase, timetable, visit } from "./lessons.ts";
import { pair } from "./pair.ts";
import { calendar, group, org, person, role, waiver } from "./people.ts";
import { plan, planItem, planSection } from "./plan.ts";
import { binding, decision, packRecord } from "./practice.ts";
import { publication } from "./publication.ts";
import { credit, report } from "./upwards.ts";

/** The schema of every kind. `proofs.ts` shows that each says the same as the hand-written type. */
export const kindSchemas = {
  org,
  person,
  role,
  group,
  calendar,
  pack: packRecord,
  binding,
  decision,
  hour,
  waiver,
  given,
  attachment,
  timetable,
  lesson,
  visit,
  observation,
  debrief,
  phrase,
  pair,
  plan,
  "plan-section": planSection,
  "plan-item": planItem,
  activity,
  participation,
  credit,
  report,
  publication,
} as const satisfies { [K in Kind]: z.ZodMiniObject };

/** The schema of a kind: of a record as it stands on the wire. */
export const schemaOf = <K extends Kind>(kind: K): z.ZodMiniType<Kinds[K]> => kindSchemas[kind] as unknown as z.ZodMiniType<Kinds[K]>;
