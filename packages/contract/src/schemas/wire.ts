import * as z from "zod/mini";
import type { Kind, Kinds } from "../kinds/index.ts";
import type { ActionId } from "../gateway/actions.ts";
import type { ProblemCode } from "../problems/problem.ts";
import { count, day, flag, id, instant, list, loose, maybe, name, number, oneOf, table, text } from "./primitives.ts";
import { kindName, ref } from "./record.ts";
import { subject } from "./verdict.ts";

export const session = loose({
  person: id,
  org: id,
  roles: list(loose({ role: name, org: id })),
  timeZone: name,
  locale: name,
  today: day,
  now: maybe(instant),
  settings: maybe(table(text)),
});

export const capabilities = loose({
  contract: z.literal(1, { error: "unknown-code" }),
  levels: list(number),
  operations: list(name),
  profiles: list(oneOf("rest", "getPost")),
});

export const change = loose({ kind: kindName, id, version: count });
export const changesPage = loose({ changes: list(change), cursor: name });

/** An action, by name: as open as {@link kindName}. */
const actionId = name as unknown as z.ZodMiniType<ActionId, ActionId>;
export const task = loose({ action: actionId, on: ref, due: maybe(instant) });
export const tasksPage = loose({ items: list(task) });

export const issue = loose({ pointer: text, code: name, message: text });

export const problem = loose({
  type: name,
  title: text,
  status: number,
  code: name as unknown as z.ZodMiniType<ProblemCode, ProblemCode>,
  detail: text,
  issues: maybe(list(issue)),
  correlationId: maybe(text),
  current: z.optional(z.unknown()),
});

/** A record of any kind, for places where the kind is not said. */
const anyRecord = loose({ id }) as unknown as z.ZodMiniType<Kinds[Kind]>;

/** What `POST /v1/evaluate` takes. */
export const evaluateAsk = loose({
  subject,
  period: maybe(name),
  asOf: maybe(day),
  knownAt: maybe(instant),
  close: maybe(flag),
  assume: maybe(list(anyRecord)),
  rules: maybe(list(name)),
  explain: maybe(flag),
});

/** Body of an action. What `input` must hold stands in the workflow's transition. */
export const actionBody = loose({ actionId: id, version: maybe(count), input: maybe(table(z.unknown())) });
