import { day, id, instant, list, loose, maybe, name, oneOf, text } from "./primitives.ts";
import { base, definitionRef, ref, signature } from "./record.ts";

export const pair = loose({
  ...base,
  state: oneOf("active", "completed", "ended"),
  mentor: id,
  mentee: id,
  from: day,
  to: maybe(day),
  subjectName: text,
  topics: list(loose({ topic: text, leads: oneOf("mentor", "mentee"), goal: text })),
  template: definitionRef,
  stage: name,
  evidence: list(loose({ stage: name, task: name, record: maybe(ref), title: text, on: day, by: id })),
  signatures: list(signature),
  gates: list(loose({ stage: name, at: instant, signatures: list(signature) })),
  reason: maybe(text),
});
