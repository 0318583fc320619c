import type { Store } from "../store/store.ts";
import { approvalJourneys } from "./journey-approval.ts";
import { activityJourneys } from "./journey-activities.ts";
import { attachmentJourneys } from "./journey-attachments.ts";
import { decisionJourneys } from "./journey-decisions.ts";
import { hoursJourneys } from "./journey-hours.ts";
import { lessonJourneys } from "./journey-lessons.ts";
import { inspectionJourneys } from "./journey-inspection.ts";
import { observationJourneys } from "./journey-observation.ts";
import { longLedgerJourneys } from "./journey-long-ledger.ts";
import { packJourneys } from "./journey-packs.ts";
import { pairAndPlanJourneys } from "./journey-pair-plan.ts";
import { rulesOfPages } from "./journey-pages.ts";
import { publicationJourneys } from "./journey-publications.ts";
import { reportJourneys } from "./journey-reports.ts";
import { rosterJourneys } from "./journey-roster.ts";
import { transferJourneys } from "./journey-transfers.ts";
import { rulesOfWriting } from "./journey-writing.ts";
import { rulesOfReading } from "./journey-reading.ts";
import { sharedStore, type Runner } from "./runner.ts";

/**
 * What a back end does, told as journeys through {@link Backend} over a store. `make` opens an empty store and is called once.
 * @example behaviourSuite("memory", async () => createMemoryStore(), { describe, it, after });
 */
export function behaviourSuite(name: string, make: () => Promise<Store>, runner: Runner): void {
  runner.describe(`behaviour over ${name}`, () => {
    const open = sharedStore(make, runner);
    lessonJourneys(open, runner);
    activityJourneys(open, runner);
    observationJourneys(open, runner);
    inspectionJourneys(open, runner);
    pairAndPlanJourneys(open, runner);
    hoursJourneys(open, runner);
    approvalJourneys(open, runner);
    longLedgerJourneys(open, runner);
    reportJourneys(open, runner);
    publicationJourneys(open, runner);
    packJourneys(open, runner);
    decisionJourneys(open, runner);
    attachmentJourneys(open, runner);
    rosterJourneys(open, runner);
    transferJourneys(open, runner);
    rulesOfWriting(open, runner);
    rulesOfReading(open, runner);
    rulesOfPages(open, runner);
  });
}
