import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clauses as all, conform, type ClauseId } from "@xiaoben/conformance";
import { brokenServers } from "./broken.ts";
import { forgetfulServers } from "./broken-forgetful.ts";
import { seldomBrokenServers } from "./broken-seldom.ts";
import { tokens } from "./reference.ts";

/** What a reader of refusals cannot tell from an answer. What is only read, or only done, is as it should be. */
const unharmed: ClauseId[] = [
  "session.answer",
  "session.today",
  "capabilities.answer",
  "capabilities.named",
  "capabilities.absent",
  "read.page",
  "read.one",
  "page.cursor",
  "page.filter",
  "read.unchanged",
  "read.noStore",
  "read.correlation",
  "page.default",
  "page.full",
  "write.etag",
  "write.change.retry",
  "codes.open",
  "file.upload",
  "write.create",
  "write.create.parameter",
  "write.create.retry",
  "write.create.given",
  "write.change",
  "write.change.null",
  "write.change.array",
  "write.weak",
  "write.version",
  "write.changes",
  "act.transition",
  "act.retry",
  // Not tried without --approve.
  "act.approve",
  "act.reject",
  "feed.page",
  "feed.now",
  "feed.promise",
  "export.whole",
  "export.formula",
  "live.page",
  "live.promise",
  "feed.tombstone",
  "updatedSince.promise",
  "updatedSince.tombstone",
  "permission.tombstone",
  "time.instant",
  "text.exact",
  "unknown.fields",
  "evaluate.answer",
  "evaluate.same",
];

const allServers = { ...brokenServers, ...seldomBrokenServers, ...forgetfulServers };

/** Each server breaks something, and these clauses say so: no fewer, and no others. */
const servers: { [name in keyof typeof allServers]: readonly ClauseId[] } = {
  ignoresVersions: [
    "write.stale",
    "write.race",
    "write.parameter",
    "remove.stale",
    "act.stale",
    "profile.getPost",
    "profile.getPost.parameter",
  ],
  losesRows: ["feed.promise", "feed.tombstone", "updatedSince.promise", "updatedSince.tombstone"],
  saysAlwaysFine: all.map(({ id }) => id).filter((id) => !unharmed.includes(id)),
  showsAnybody: ["permission.read", "permission.list", "permission.state"],
  neverGrows: [
    "write.version",
    "write.stale",
    "write.race",
    "write.parameter",
    "remove.draft",
    "remove.stale",
    "remove.again",
    "act.transition",
    "act.stale",
    "profile.getPost",
    "profile.getPost.parameter",
  ],
  repeatsRecords: ["page.cursor"],
  dropsUnknown: ["unknown.fields"],
  comparesStrictly: ["write.weak"],
  skipsNull: ["write.change.null", "write.change.refused"],
  forgetsActions: ["act.retry", "act.reused", "act.badId", "write.actionId"],
  shiftsDays: ["write.create", "page.order", "time.day"],
  writesLocalTime: ["time.instant", "updatedSince.promise", "updatedSince.tombstone"],
  writesNumbers: ["decimals"],
  overlooksFilters: ["page.filter", "page.unknownParameter", "export.unknownParameter"],
  countsPlaces: ["page.cursor"],
  keepsWholeSeconds: ["time.instant"],
  takesWhatIsLater: ["write.create.later"],
  answersByActionIdAlone: ["act.reused", "permission.write", "write.actionId"],
  forgetsMovesInTheFeed: ["feed.promise"],
  knowsNoNow: ["feed.now"],
  doesAnyAction: ["act.notAllowed"],
  writesOnGet: ["profile.getPost.parameter"],
  ignoresActionIdHeaders: ["write.actionId"],
  tagsOnlyWhatIsRead: ["write.etag"],
  asksForVersions: ["write.blind"],
  takesAnySize: ["problem.size"],
  givesTwenty: ["page.default"],
  cutsBeforeItFilters: ["page.full"],
  numbersOnlyRefusals: ["read.correlation"],
};

// What is seldom broken is tried in the long tier.
const isLong = process.env["XB_TIER"] === "long";

// Most of the time goes in waiting for what does not come: several at a time.
describe("a server", { concurrency: 4 }, () => {
  for (const [name, clauses] of Object.entries(servers).filter(([each]) => isLong || each in brokenServers)) {
    const says = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    it(`that ${says} is caught by the clauses that it breaks, and by no others`, async () => {
      const fetch = allServers[name as keyof typeof allServers]();
      const { results, left } = await conform({ url: "http://campus.test", tokens, fetch, patience: 400 });
      const found = results.filter(({ outcome }) => outcome === "broken");
      assert.deepEqual(found.map(({ clause }) => clause).sort(), [...clauses].sort());
      for (const { clause, failures } of found) {
        assert.ok(failures.length > 0, clause);
        for (const { expected, got } of failures) assert.ok(expected.en && expected["zh-Hans"] && got, clause);
      }
      assert.deepEqual(left, []);
    });
  }
});
