import type { Exchange } from "../example.ts";
import { activityExchanges } from "./activities.ts";
import { askingExchanges } from "./asking.ts";
import { rosterExchanges } from "./rosters.ts";
import { attachmentExchanges } from "./attachments.ts";
import { debriefExchanges } from "./debriefs.ts";
import { givenExchanges } from "./given.ts";
import { hourExchanges } from "./hours.ts";
import { lessonExchanges } from "./lessons.ts";
import { observationExchanges } from "./observations.ts";
import { pairExchanges } from "./pairs.ts";
import { participationExchanges } from "./participations.ts";
import { peopleExchanges } from "./people.ts";
import { phraseExchanges } from "./phrases.ts";
import { planExchanges } from "./plans.ts";
import { practiceExchanges } from "./practice.ts";
import { publicationExchanges } from "./publications.ts";
import { slipExchanges } from "./slips.ts";
import { systemExchanges } from "./system.ts";
import { timetableExchanges } from "./timetables.ts";
import { upwardExchanges } from "./upwards.ts";
import { visitExchanges } from "./visits.ts";

/** Requests and answers of every operation, told as short stories. Each story begins with the records of the examples. */
export const exchanges: readonly Exchange[] = [
  ...peopleExchanges,
  ...practiceExchanges,
  ...hourExchanges,
  ...slipExchanges,
  ...givenExchanges,
  ...attachmentExchanges,
  ...askingExchanges,
  ...rosterExchanges,
  ...timetableExchanges,
  ...lessonExchanges,
  ...visitExchanges,
  ...observationExchanges,
  ...debriefExchanges,
  ...phraseExchanges,
  ...pairExchanges,
  ...planExchanges,
  ...activityExchanges,
  ...participationExchanges,
  ...upwardExchanges,
  ...publicationExchanges,
  ...systemExchanges,
];
