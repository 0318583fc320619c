import { day, dec, id, loose, maybe, name, oneOf, openCode, text } from "./primitives.ts";
import { base, ref } from "./record.ts";

export const hour = loose({
  ...base,
  state: oneOf("draft", "submitted", "returned", "approved", "reported", "registered", "rejected", "withdrawn"),
  person: id,
  on: day,
  until: maybe(day),
  title: text,
  minutes: maybe(dec),
  days: maybe(dec),
  lessons: maybe(dec),
  claimedHours: maybe(dec),
  approvedHours: maybe(dec),
  category: name,
  role: name,
  level: openCode("school", "centralSchool", "county", "city", "prefecture", "province", "nation"),
  result: maybe(oneOf("passed", "failed")),
  activity: maybe(id),
  makesUpFor: maybe(name),
  source: maybe(ref),
  counters: maybe(id),
  reason: maybe(text),
});
