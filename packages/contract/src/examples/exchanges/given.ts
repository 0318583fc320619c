import type { Given } from "../../kinds/index.ts";
import { orgs, people } from "../records/campus.ts";
import { givenIds } from "../records/hours.ts";
import { born, change, content, create, created, found, get, list, newRecordId, next, page, refuse, story, written } from "./build.ts";
import { the } from "./look.ts";

const host = story("facts-of-the-host");

const duty: Given = {
  ...born(newRecordId(21), orgs.school),
  source: "duty",
  person: people.mentor,
  on: "2026-11-06",
  title: "期中命题",
  facts: { type: "test-paper", count: "1" },
};

export const givenExchanges = [
  host(
    "given.list",
    "schoolAdmin",
    "of-a-person",
    "What the host said of somebody, by source.",
    list("given", { person: people.teacher, source: "participation" }),
    page(the("given", "attendance")),
  ),
  host("given.get", "teacher", "own", "Everybody sees what is said of herself.", get("given", givenIds.work), found(the("given", "work"))),
  host(
    "given.create",
    "schoolAdmin",
    "duty",
    "A fact for a source that has no kind of its own.",
    create("given", duty.id, content(duty)),
    created("given", duty),
  ),
  host(
    "given.create",
    "schoolAdmin",
    "unknown-fact",
    "A source has the facts of its vocabulary, and those that begin with `ext:`.",
    create("given", newRecordId(28), { ...content(duty), facts: { kind: "test-paper" } }),
    refuse("validation", ["/facts/kind unknown-fact"]),
  ),
  host(
    "given.create",
    "teacher",
    "by-a-teacher",
    "Said by the school or the county, never by the person it is about.",
    create("given", newRecordId(29), { ...content(duty), person: people.teacher }),
    refuse("not-permitted"),
  ),
  host(
    "given.change",
    "schoolAdmin",
    "corrected",
    "Facts are merged: what is not sent stays.",
    change("given", duty.id, 1, { facts: { count: "2" } }),
    written("given", { ...next(duty), facts: { type: "test-paper", count: "2" } }),
  ),
];
