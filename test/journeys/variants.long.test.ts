import { after, before, describe } from "node:test";
import { openCampus, type Campus } from "./campus.ts";
import { otherLanguages } from "./narrow/languages.ts";
import { narrowPortal } from "./narrow/portal.ts";
import { narrowRules } from "./narrow/rules.ts";
import { narrowUnsent } from "./narrow/unsent.ts";
import { fullStorageTests, unstoredTests } from "./unsent/storage.ts";
import { timeTests } from "./unsent/time.ts";

/** What is like something that the default tier tries: the same steps in other languages, with faults of storage, and with clocks that are off. */
describe("variants of the journeys", { concurrency: 2 }, () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  const open = (): Campus => campus;
  narrowPortal(open, otherLanguages);
  narrowRules(open, otherLanguages);
  narrowUnsent(open, otherLanguages);
  unstoredTests(open, ["is not there", "is forbidden", "never answers"]);
  fullStorageTests(open);
  timeTests(open);
});
