import { activity } from "./activity.ts";
import { attachment } from "./attachment.ts";
import { credit } from "./credit.ts";
import { debrief } from "./debrief.ts";
import { hour } from "./hour.ts";
import { lesson } from "./lesson.ts";
import { observation } from "./observation.ts";
import { pack } from "./pack.ts";
import { pair } from "./pair.ts";
import { participation } from "./participation.ts";
import { plan } from "./plan.ts";
import { publication } from "./publication.ts";
import { report } from "./report.ts";
import { visit } from "./visit.ts";

/** The workflows by kind. From them come buttons, the server's guards, tasks, diagrams and conformance cases. */
export const workflows = {
  lesson,
  visit,
  observation,
  debrief,
  hour,
  pair,
  plan,
  pack,
  attachment,
  activity,
  participation,
  credit,
  report,
  publication,
} as const;
