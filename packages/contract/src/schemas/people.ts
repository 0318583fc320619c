import * as z from "zod/mini";
import { day, flag, id, list, loose, maybe, name, oneOf, openCode, table, text } from "./primitives.ts";
import { base } from "./record.ts";

export const org = loose({
  ...base,
  type: openCode("county", "centralSchool", "school", "villageSchool"),
  name,
  parent: maybe(id),
  path: z.string({ error: "not-a-path" }).check(z.regex(/^\/([^/]+\/)+$/, { error: "not-a-path" })),
  timeZone: maybe(name),
});

export const person = loose({ ...base, displayName: name, externalIds: table(text), onPost: flag, facts: maybe(table(text)) });

export const role = loose({
  ...base,
  person: id,
  role: openCode("teacher", "groupLead", "schoolAdmin", "principal", "countyOfficer"),
  group: maybe(id),
  from: day,
  to: maybe(day),
});

export const group = loose({ ...base, type: openCode("research", "preparation", "grade"), name, lead: id, members: list(id) });

const stretch = { from: day, to: day };

export const calendar = loose({
  ...base,
  schoolYear: name,
  ...stretch,
  terms: list(loose({ key: name, ...stretch })),
  breaks: list(loose({ ...stretch, name: maybe(text) })),
  workDays: list(day),
  weekStart: z.literal([1, 7], { error: "unknown-code" }),
});

export const waiver = loose({
  ...base,
  person: id,
  waiver: name,
  ...stretch,
  dispatchedBy: oneOf("eduAdmin", "trainingDept"),
  document: text,
  grantedBy: id,
});
