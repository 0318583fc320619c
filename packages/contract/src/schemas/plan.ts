import { count, day, dec, id, instant, list, loose, maybe, name, number, oneOf, openCode, text } from "./primitives.ts";
import { base, definitionRef } from "./record.ts";

export const plan = loose({
  ...base,
  state: oneOf("draft", "approving", "returned", "approved"),
  author: id,
  level: openCode("county", "centralSchool", "school", "group", "personal"),
  title: text,
  period: name,
  theme: text,
  template: definitionRef,
  due: maybe(day),
  step: count,
  submittedAt: maybe(instant),
  approvals: list(loose({ by: id, level: name, at: instant, version: count })),
  reason: maybe(text),
});

export const planSection = loose({ ...base, plan: id, section: name, text });

export const planItem = loose({
  ...base,
  plan: id,
  section: name,
  order: number,
  text,
  owner: maybe(id),
  quota: maybe(loose({ count: dec, unit: text, per: maybe(name) })),
  due: maybe(day),
});
