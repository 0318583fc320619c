import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openCampus, type Campus } from "./campus.ts";
import { live, meet } from "./meet.ts";

/** Milliseconds until a page that asks must show it: after half a minute in which nothing happened its pauses are 25 s at most. */
const asked = 40_000;

describe("what one person does stands on the open page of another, who touches nothing and is refused the open answer", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  test("something on the way refuses the open answer: the page asks instead", (t) =>
    meet(campus, {
      refuse: (page) =>
        page.route(live, (route) => route.fulfill({ status: 403, contentType: "text/html", body: "<h1>403 Forbidden</h1>" })),
      within: asked,
      check({ questions }) {
        assert.ok(questions > 0, "the feed was asked");
      },
      say: (line) => t.diagnostic(line),
    }));
});
