import { after, before, describe } from "node:test";
import { openCampus, type Campus } from "./campus.ts";
import { longestWords } from "./narrow/languages.ts";
import { narrowUnsent } from "./narrow/unsent.ts";
import { askedTests } from "./unsent/asked.ts";
import { leavingTests } from "./unsent/leaving.ts";
import { fullStorageTests, unstoredTests } from "./unsent/storage.ts";
import { tabTests } from "./unsent/tabs.ts";
import { timeTests } from "./unsent/time.ts";

describe("unsent work, as a person meets it", { concurrency: 4 }, () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  const open = (): Campus => campus;
  leavingTests(open);
  // The one that no error tells of; the long tier tries the others.
  unstoredTests(open, ["never answers"]);
  fullStorageTests(open);
  timeTests(open);
  tabTests(open);
  askedTests(open);
  narrowUnsent(open, [longestWords]);
});
