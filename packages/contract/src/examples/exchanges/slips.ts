import { act, change, content, create, get, newRecordId, next, refuse, remove, removed, story, without, written } from "./build.ts";
import { fresh } from "./hours.ts";
import { the } from "./look.ts";

const slips = story("slips-with-hours");

const draft = the("hour", "draft");
const waiting = the("hour", "submitted");

export const slipExchanges = [
  slips(
    "hour.create",
    "teacher",
    "days-swapped",
    "Days that do not follow one another.",
    create("hour", newRecordId(23), { ...content(fresh), until: "2026-11-01" }),
    refuse("validation", ["/until ends-before-it-begins"]),
  ),
  slips(
    "hour.create",
    "teacher",
    "several-faults",
    "All that is wrong is told at once.",
    create("hour", newRecordId(24), { ...content(fresh, "title"), on: "13.11.2026", claimedHours: "3h" }),
    refuse("validation", ["/on not-a-day", "/title required", "/claimedHours not-a-decimal"]),
  ),
  slips(
    "hour.create",
    "teacher",
    "forgotten-condition",
    "A creation says that it is one.",
    { ...create("hour", newRecordId(25), content(fresh)), headers: { "Content-Type": "application/json" } },
    refuse("validation", ["/headers/if-none-match required"]),
  ),
  slips(
    "hour.create",
    "teacher",
    "not-json",
    "The body must be JSON, and say so.",
    { ...create("hour", newRecordId(26), "title=讲座"), headers: { "Content-Type": "text/plain", "If-None-Match": "*" } },
    refuse("unsupported-type"),
  ),
  slips(
    "hour.create",
    "teacher",
    "not-yet",
    "What a later step sets is not sent when it begins.",
    create("hour", newRecordId(27), { ...content(fresh), approvedHours: "3" }),
    refuse("validation", ["/approvedHours not-yet"]),
  ),
  slips(
    "hour.create",
    "teacher",
    "too-large",
    "A body of more than a mebibyte is not read; the title here stands for one that is.",
    create("hour", newRecordId(30), { ...content(fresh), title: "…" }),
    refuse("too-large"),
  ),
  slips(
    "hour.change",
    "teacher",
    "removing-what-must-be",
    "`null` removes, and some things cannot be removed.",
    change("hour", draft.id, 1, { title: null }),
    refuse("validation", ["/title not-removable"]),
  ),
  slips(
    "hour.change",
    "teacher",
    "state",
    "The state changes by actions alone.",
    change("hour", draft.id, 1, { state: "approved" }),
    refuse("not-permitted", ["/state not-yours-to-change"]),
  ),
  slips(
    "hour.change",
    "teacher",
    "amount-taken-out",
    "An optional property may be taken out of a draft.",
    change("hour", draft.id, 1, { claimedHours: null }),
    written("hour", without(next(draft), "claimedHours")),
  ),
  slips(
    "hour.submit",
    "teacher",
    "without-amount",
    "Nothing says how much it was.",
    act("hour", draft.id, "submit", 35, 2),
    refuse("guard-failed", ["/minutes not-filled"]),
  ),
  slips("hour.remove", "teacher", "submitted", "Only drafts are removed.", remove("hour", waiting.id, 2), refuse("transition-not-allowed")),
  slips(
    "hour.remove",
    "teacher",
    "draft",
    "A tombstone stays, so that feeds can tell.",
    remove("hour", draft.id, 2),
    removed({ kind: "hour", id: draft.id, version: 3 }),
  ),
  slips("hour.get", "teacher", "removed", "What was removed is not found.", get("hour", draft.id), refuse("not-found")),
];
