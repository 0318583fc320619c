import type { Kind } from "../../kinds/index.ts";
import type { RecordExample } from "../example.ts";
import { activityExamples } from "./activities.ts";
import { attachmentExamples } from "./attachments.ts";
import { debriefExamples } from "./debriefs.ts";
import { hourExamples } from "./hours.ts";
import { lessonExamples } from "./lessons.ts";
import { observationExamples } from "./observations.ts";
import { pairExamples } from "./pairs.ts";
import { peopleExamples } from "./people.ts";
import { phraseExamples } from "./phrases.ts";
import { planExamples } from "./plans.ts";
import { practiceExamples } from "./practice.ts";
import { publicationExamples } from "./publications.ts";
import { timetableExamples } from "./timetables.ts";
import { upwardExamples } from "./upwards.ts";
import { visitExamples } from "./visits.ts";

/** A record of any kind, told apart by `kind`. */
export type AnyRecordExample = { [K in Kind]: RecordExample<K> }[Kind];

/** Records of every kind, of one small campus that was made up; they fit together. */
export const records: readonly AnyRecordExample[] = [
  ...peopleExamples,
  ...practiceExamples,
  ...hourExamples,
  ...attachmentExamples,
  ...timetableExamples,
  ...lessonExamples,
  ...visitExamples,
  ...observationExamples,
  ...debriefExamples,
  ...phraseExamples,
  ...pairExamples,
  ...planExamples,
  ...activityExamples,
  ...upwardExamples,
  ...publicationExamples,
];
