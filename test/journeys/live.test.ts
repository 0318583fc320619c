import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openCampus, type Campus } from "./campus.ts";
import { meet } from "./meet.ts";

/** Milliseconds until a page that is told must show it: two seconds, and time to read and draw on a busy machine. */
const told = 8_000;

describe("what one person does stands on the open page of another, who touches nothing", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("told as it happens: nobody asks the feed meanwhile", (t) =>
    meet(campus, {
      within: told,
      check({ questions }) {
        assert.equal(questions, 0, "the feed was not asked while the answer was open");
      },
      say: (line) => t.diagnostic(line),
    }));
});
