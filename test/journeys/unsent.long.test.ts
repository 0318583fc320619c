import { after, before, describe } from "node:test";
import { openCampus, type Campus } from "./campus.ts";
import { longestWords } from "./narrow/languages.ts";
import { narrowUnsent } from "./narrow/unsent.ts";
import { askedTests } from "./unsent/asked.ts";
import { leavingTests } from "./unsent/leaving.ts";
import { tabTests } from "./unsent/tabs.ts";

describe("unsent work, as a person meets it", { concurrency: 2 }, () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  const open = (): Campus => campus;
  leavingTests(open);
  // Faults of storage and of the clock are tried in the long tier.
  tabTests(open);
  askedTests(open);
  narrowUnsent(open, [longestWords]);
});
