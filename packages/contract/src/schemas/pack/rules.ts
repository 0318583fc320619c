import * as z from "zod/mini";
import { closed, day, list, maybe, name, number, oneOf, text, words } from "../primitives.ts";
import { num, packId, per, rounding, where } from "./tests.ts";

const pairOfIds = z.tuple([packId, packId], { error: "not-a-list" });

export const measure = z.union(
  [
    closed({ id: packId, sum: packId, where: maybe(where) }),
    closed({ id: packId, count: packId, where: maybe(where), distinct: maybe(name) }),
    closed({ id: packId, linear: list(closed({ times: num, of: packId })), plus: maybe(num) }),
    closed({ id: packId, product: pairOfIds }),
    closed({ id: packId, ratio: pairOfIds }),
    closed({ id: packId, gap: packId }),
    closed({ id: packId, given: name }),
    closed({ id: packId, members: oneOf("share", "mean", "count"), of: packId }),
  ],
  { error: "not-a-measure" },
);

const common = {
  id: packId,
  title: words,
  clause: packId,
  for: closed({ subject: oneOf("person", "pair", "group", "school", "county"), where: maybe(where) }),
  per,
  effective: maybe(closed({ from: maybe(day), to: maybe(day) })),
};

const calendarOrWorking = oneOf("calendar", "working");
const marks = maybe(list(closed({ measure: packId, each: num, max: maybe(num), clause: packId })));

const prorata = closed({ by: oneOf("months", "days"), round: rounding });

const waivedBy = closed({
  waiver: name,
  effect: z.union([z.literal("drop"), closed({ reduceTo: num }), closed({ prorata }), closed({ param: packId })], {
    error: "not-an-effect",
  }),
  minDays: maybe(num),
  clause: packId,
});

const amountRule = closed({
  ...common,
  kind: z.literal("amount"),
  measure: packId,
  atLeast: maybe(num),
  atMost: maybe(num),
  below: maybe(num),
  inside: maybe(packId),
  waivedBy: maybe(list(waivedBy)),
  prorata: maybe(prorata),
  carry: maybe(closed({ from: z.literal("previous"), max: num, where: maybe(where) })),
  makeUp: maybe(oneOf("original", "own")),
});

const notAfter = z.union(
  [
    closed({ monthDay: z.string({ error: "not-a-day" }).check(z.regex(/^\d{2}-\d{2}$/, { error: "not-a-day" })) }),
    closed({ nth: number, weekday: number, month: number }),
    closed({ before: text, days: num, count: z.union([calendarOrWorking, closed({ param: packId })], { error: "unknown-code" }) }),
    closed({ after: text, days: num, count: calendarOrWorking }),
  ],
  { error: "not-a-deadline" },
);

export const rule = z.discriminatedUnion(
  "kind",
  [
    amountRule,
    closed({
      ...common,
      kind: z.literal("frequency"),
      measure: packId,
      each: per,
      atLeast: num,
      mayMiss: maybe(num),
      skip: maybe(oneOf("noTeaching", "none")),
    }),
    closed({
      ...common,
      kind: z.literal("coverage"),
      of: closed({ members: name }),
      measure: packId,
      by: name,
      atLeast: num,
      share: maybe(num),
    }),
    closed({ ...common, kind: z.literal("checklist"), checklist: packId, book: packId }),
    closed({ ...common, kind: z.literal("deadline"), event: name, where: maybe(where), notAfter }),
    closed({
      ...common,
      kind: z.literal("bundle"),
      need: z.union([oneOf("all", "any"), num], { error: "not-a-pack-number" }),
      of: list(packId),
    }),
    closed({
      ...common,
      kind: z.literal("score"),
      full: num,
      floor: num,
      ceiling: maybe(num),
      deduct: marks,
      add: marks,
      wipe: maybe(closed({ measure: packId, atLeast: num, clause: maybe(packId) })),
      atLeast: maybe(num),
    }),
    closed({ ...common, kind: z.literal("manual"), question: words, by: name }),
  ],
  { error: "unknown-rule-kind" },
);

const effect = z.union(
  [
    closed({ cap: name }),
    closed({ bar: z.literal(true) }),
    closed({ deduct: closed({ each: num, of: packId, unit: text }) }),
    closed({ notice: oneOf("internal", "public") }),
  ],
  { error: "not-an-effect" },
);

export const consequence = closed({
  id: packId,
  clause: packId,
  purposes: list(name),
  effect,
  when: closed({
    combine: z.union([oneOf("all", "any"), closed({ param: packId })], { error: "unknown-code" }),
    of: list(closed({ rule: packId, is: oneOf("notMet", "met") })),
  }),
  reply: closed({ days: num }),
});
