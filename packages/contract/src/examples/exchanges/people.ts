import { operations } from "../../operations/operation.ts";
import { askers, clock, exampleId, orgs, people } from "../records/campus.ts";
import { ask, found, get, list, ok, page, refuse, story } from "./build.ts";
import { the } from "./look.ts";

const here = story("looking-around");
const county = the("org", "county");
const school = the("org", "school");

const levels = { levels: [1, 2, 3, 4, 5], profiles: ["rest", "getPost"] };

const session = {
  person: askers.teacher,
  org: orgs.school,
  roles: [{ role: "teacher", org: orgs.school }],
  timeZone: "Asia/Shanghai",
  now: clock,
};

export const peopleExchanges = [
  here(
    "capabilities",
    "nobody",
    "everything",
    "What is offered is asked before anybody signs in. This back end offers all of it.",
    ask("/v1/capabilities"),
    {
      ...ok({ contract: 1, ...levels }),
      shows: { contract: 1, operations: [...operations.map(({ id }) => id), "attachments"], ...levels },
    },
  ),
  here("session", "teacher", "signed-in", "Who the token speaks for, and the day it is at her school.", ask("/v1/session"), {
    ...ok(session),
    shows: { ...session, locale: "zh-Hans", today: "2026-11-20" },
  }),
  here(
    "session",
    "nobody",
    "without-token",
    "Without a token nothing but the capabilities is answered.",
    ask("/v1/session"),
    refuse("signed-out"),
  ),
  here(
    "org.list",
    "teacher",
    "below-the-county",
    "Organisations right below another one.",
    list("org", { parent: orgs.county }),
    page(school),
  ),
  here("org.get", "teacher", "one", "The version stands in the ETag too.", get("org", orgs.county), found(county)),
  here(
    "person.list",
    "schoolAdmin",
    "of-a-school",
    "The people whose home is a school, in the order of their ids.",
    list("person", { org: orgs.county }),
    page(the("person", "county-officer")),
  ),
  here(
    "person.list",
    "schoolAdmin",
    "misspelt-filter",
    "A filter that is not known is refused: it would silently show everything.",
    list("person", { orgs: orgs.school }),
    refuse("validation", ["/query/orgs unknown-parameter"]),
  ),
  here("person.get", "teacher", "one", "A person by id.", get("person", people.mentor), found(the("person", "mentor"))),
  here("person.get", "teacher", "unknown", "There is nobody with this id.", get("person", exampleId(2, 99)), refuse("not-found")),
  here(
    "role.list",
    "teacher",
    "of-a-person",
    "Roles that somebody holds or held.",
    list("role", { person: people.mentor }),
    page(the("role", "mentor"), the("role", "transferred")),
  ),
  here(
    "role.get",
    "teacher",
    "one",
    "One role of one person.",
    get("role", the("role", "group-lead").id),
    found(the("role", "group-lead")),
  ),
  here(
    "group.list",
    "teacher",
    "of-a-school",
    "The groups of a school.",
    list("group", { org: orgs.school }),
    page(the("group", "research"), the("group", "grade")),
  ),
  here("group.get", "teacher", "one", "One group.", get("group", the("group", "research").id), found(the("group", "research"))),
  here(
    "calendar.list",
    "teacher",
    "of-a-year",
    "The calendar of a school year.",
    list("calendar", { schoolYear: "2026-2027" }),
    page(the("calendar", "school-year")),
  ),
  here("calendar.get", "teacher", "one", "One calendar.", get("calendar", the("calendar", "plain").id), found(the("calendar", "plain"))),
  here(
    "waiver.list",
    "schoolAdmin",
    "of-a-person",
    "Relief that was granted to somebody.",
    list("waiver", { person: people.mentor }),
    page(the("waiver", "long-training")),
  ),
  here(
    "waiver.get",
    "teacher",
    "own",
    "Everybody sees what was granted to herself.",
    get("waiver", exampleId(10, 2)),
    found(the("waiver", "by-the-training-department")),
  ),
  here(
    "waiver.get",
    "teacher",
    "of-somebody-else",
    "What one may not see is not found: nobody learns that it is there.",
    get("waiver", the("waiver", "long-training").id),
    refuse("not-found"),
  ),
];
