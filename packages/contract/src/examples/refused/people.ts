import { breaking } from "./break.ts";

const org = breaking("org", "school");
const person = breaking("person", "teacher");
const role = breaking("role", "teacher");
const group = breaking("group", "research");
const calendar = breaking("calendar", "school-year");

export const refusedPeople = [
  org("path-without-slash", "A path begins and ends with a slash.", { path: "county/school" }, "/path not-a-path"),
  org(
    "number-as-id",
    "Numbers of the host's own belong in `provenance`; the id is a UUID.",
    { id: "104", parent: 7 },
    "/id not-an-id",
    "/parent not-an-id",
  ),
  org("unnamed", "A name says something.", { name: "" }, "/name empty"),
  org("unknown-type", "Codes of your own begin with `ext:`.", { type: "kindergarten" }, "/type unknown-code"),
  person("without-external-ids", "The table may be empty; it is not left out.", { externalIds: undefined }, "/externalIds required"),
  person("flag-as-text", "A flag is a JSON boolean.", { onPost: "yes" }, "/onPost not-a-flag"),
  person("facts-as-list", "Facts are a table of texts.", { facts: ["new"] }, "/facts not-an-object"),
  person(
    "number-in-a-table",
    "Values of a table are texts, also where they look like numbers.",
    { externalIds: { staffNumber: 101 } },
    "/externalIds/staffNumber not-a-text",
  ),
  role("no-such-day", "A day must exist.", { from: "2025-02-30" }, "/from not-a-day"),
  role("day-with-time", "A day carries no time.", { to: "2026-08-31T00:00:00Z" }, "/to not-a-day"),
  role("nobody", "Whose role it is cannot be left open.", { person: null }, "/person not-an-id"),
  group("members-as-text", "Members are a list of ids.", { members: "QH-0101,QH-0102" }, "/members not-a-list"),
  group("member-by-number", "Each of the list is an id.", { members: ["QH-0101"] }, "/members/0 not-an-id"),
  group("without-lead", "A group is led by somebody.", { lead: "" }, "/lead not-an-id"),
  calendar("week-begins-on-sunday-as-0", "1 is Monday, 7 is Sunday.", { weekStart: 0 }, "/weekStart unknown-code"),
  calendar("term-without-end", "Every term has both days.", { terms: [{ key: "1", from: "2026-09-01" }] }, "/terms/0/to required"),
  calendar("version-as-text", "A version is a JSON number.", { version: "3" }, "/version not-a-count"),
];
