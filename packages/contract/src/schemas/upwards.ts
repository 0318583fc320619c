import * as z from "zod/mini";
import { count, day, dec, id, instant, list, loose, maybe, name, oneOf, text } from "./primitives.ts";
import { base, definitionRef, ref } from "./record.ts";

export const credit = loose({
  ...base,
  state: oneOf("prepared", "reported", "registered", "rejected", "corrected", "withdrawn"),
  person: id,
  rule: definitionRef,
  period: name,
  asOf: day,
  sequence: dec,
  amount: dec,
  unit: name,
  total: dec,
  basis: list(loose({ record: ref, version: count, counted: dec })),
  report: id,
  number: maybe(text),
  replaces: maybe(id),
  registration: maybe(text),
  reason: maybe(text),
  note: maybe(text),
});

export const report = loose({
  ...base,
  state: oneOf("draft", "submitted", "sent", "receipted", "withdrawn"),
  by: id,
  pack: name,
  rule: name,
  period: name,
  items: list(
    loose({
      credit: id,
      version: count,
      person: id,
      name: maybe(text),
      staffNumber: maybe(text),
      amount: dec,
      number: maybe(text),
      replaces: maybe(text),
      outcome: maybe(oneOf("registered", "rejected")),
      registration: maybe(text),
      reason: maybe(text),
    }),
  ),
  left: maybe(list(loose({ person: id, why: oneOf("undetermined", "uncorrected", "awaitsReceipt", "nextReport") }))),
  asOf: maybe(day),
  unit: maybe(name),
  number: maybe(text),
  sender: maybe(text),
  sentAt: maybe(instant),
  fileHash: maybe(text),
  receipt: maybe(text),
  receiptedAt: maybe(instant),
  totals: maybe(loose({ sent: dec, registered: maybe(dec), rejected: maybe(dec) })),
  reason: maybe(text),
});

const hash = z.string({ error: "not-this-format" }).check(z.regex(/^[0-9a-f]{64}$/, { error: "not-this-format" }));

/** A report as a file. */
export const reportFile = loose({
  format: z.literal("xiaoben.report/1", { error: "not-this-format" }),
  number: name,
  sender: loose({ id, name: text }),
  rule: loose({ pack: name, id: name }),
  period: name,
  unit: name,
  sentAt: instant,
  items: list(
    loose({
      number: name,
      person: loose({ id, name: text, staffNumber: maybe(text) }),
      amount: dec,
      replaces: maybe(name),
    }),
  ),
  total: dec,
});

/** What the upper level answers. */
export const receiptFile = loose({
  format: z.literal("xiaoben.receipt/1", { error: "not-this-format" }),
  number: name,
  fileHash: hash,
  items: list(
    loose({
      number: name,
      outcome: oneOf("registered", "rejected"),
      registration: maybe(text),
      reason: maybe(text),
    }),
  ),
});
