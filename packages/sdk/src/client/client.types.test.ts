/* What an editor lets a developer write. `tsc -b` is the test: an error that is expected and does not come is an error. */
import assert from "node:assert/strict";
import { it } from "node:test";
import {
  operationById,
  operations,
  type Change,
  type ChangesPage,
  type Hour,
  type Id,
  type Kind,
  type Kinds,
  type New,
  type Observation,
  type Page,
  type Rubric,
  type WhereOf,
} from "@xiaoben/contract";
import { hasCode } from "../errors.ts";
import { createClient, type AppraisalClient, type CampusClient, type OperationId } from "./client.ts";
import type { Listing } from "./listing.ts";
import type { Patch, Verb, Where, Written } from "./records.ts";

type IsAny<T> = 0 extends 1 & T ? true : false;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

/** What a method answers, as far as it can be looked into: the answer, what is iterated, and each property of both. */
type Answer<F> = F extends (...ask: never[]) => infer R ? Inside<R> : never;
type Inside<R> = R extends Listing<infer T, infer P> ? T | P : Awaited<R>;
/** Names of an object's methods that answer `any`, or something with an `any` directly in it. */
type Leaks<O> = {
  [M in keyof O]-?: O[M] extends (...ask: never[]) => unknown
    ? IsAny<Answer<O[M]>> extends true
      ? M
      : true extends { [P in keyof Answer<O[M]>]-?: IsAny<Answer<O[M]>[P]> }[keyof Answer<O[M]>]
        ? M
        : never
    : never;
}[keyof O];
type LeaksOf<O> = Leaks<O> | { [A in keyof O]-?: O[A] extends (...ask: never[]) => unknown ? never : Leaks<O[A]> }[keyof O];
/** Names of parameters that take `any`. */
type Takes<O> = {
  [M in keyof O]-?: O[M] extends (...ask: infer P) => unknown ? (IsAny<P[number]> extends true ? M : never) : never;
}[keyof O];

/** Never called: what somebody who appraises cannot write down, as the back end would not answer it. */
async function appraised(client: AppraisalClient, id: Id): Promise<void> {
  holds<Same<Awaited<ReturnType<typeof client.hours.get>>, Hour>>();
  // @ts-expect-error growth notes have no accessor
  void client.observations.get(id);
  // @ts-expect-error neither have debriefs
  void client.debriefs.list();
  // @ts-expect-error nor pairs
  void client.pairs.get(id);
  // @ts-expect-error nor is there another door to them
  void client.transport;
}
void appraised;
const forAppraisal = (): AppraisalClient => createClient({ baseUrl: "https://campus.example", purpose: "appraisal" });
void forAppraisal;

/** Never called: it is read by the compiler. */
async function written(client: CampusClient, id: Id, signal: AbortSignal): Promise<void> {
  // Lists: a page and a stream, filters and orders of the kind only.
  const list = client.hours.list({ person: id, state: "draft", from: "2026-09-01", order: "-day", limit: 10 }, { signal, max: 5 });
  holds<Same<Awaited<typeof list>, Page<"hour">>>();
  for await (const hour of list) holds<Same<typeof hour, Hour>>();
  for await (const page of list.pages()) holds<Same<typeof page, Page<"hour">>>();
  // @ts-expect-error no filter of hours
  void client.hours.list({ author: id });
  // @ts-expect-error no state of hours
  void client.hours.list({ state: "locked" });
  // @ts-expect-error no order of hours
  void client.hours.list({ order: "title" });
  // @ts-expect-error a page has a number of records
  void client.hours.list({ limit: "10" });
  // @ts-expect-error not an option
  void client.hours.list({}, { timeout: 5 });

  // Kinds that are not written, or only in part.
  // @ts-expect-error organisations are the host's
  void client.orgs.create({});
  // @ts-expect-error people are the host's
  void client.people.update(id, {});
  // @ts-expect-error a role has no steps
  void client.roles.act("submit", id);
  // @ts-expect-error a decision is not changed
  void client.decisions.update(id, {});
  // @ts-expect-error a section of a plan is not removed
  void client.planSections.remove(id);
  // @ts-expect-error a lesson that was planned is cancelled, and not removed
  void client.lessons.remove(id);
  // @ts-expect-error hours hold no file
  void client.hours.upload(new Blob([]), { kind: "hour", id });
  // @ts-expect-error no such kind
  void client.salaries;

  // Creating: what the server sets is not sent, what is needed is.
  const body = {
    org: id,
    person: id,
    on: "2026-11-20",
    title: "读书会",
    category: "group-study",
    role: "participant",
    level: "school",
  } as const;
  const created = await client.hours.create(body, { id, actionId: id, signal });
  holds<Same<typeof created, Written<"hour">>>();
  // @ts-expect-error a title is needed
  void client.hours.create({ ...body, title: undefined });
  // @ts-expect-error the level is one of six
  void client.hours.create({ ...body, level: "world" });
  // @ts-expect-error the state is the workflow's
  void client.hours.create({ org: id, person: id, on: "d", title: "t", category: "c", role: "r", level: "school", state: "approved" });
  // @ts-expect-error not a property of hours
  void client.hours.create({ org: id, person: id, on: "d", title: "t", category: "c", role: "r", level: "school", colour: "red" });
  // @ts-expect-error who decided is set by the server
  void client.decisions.create({ org: id, pack: "p", ambiguity: "a", from: "d", basis: "b", by: id });

  // Changing: parts; null empties what may be empty.
  void client.hours.update(id, { minutes: "90", until: null }, { version: 3, signal });
  // @ts-expect-error a title cannot be taken away
  void client.hours.update(id, { title: null });
  // @ts-expect-error the version is no content
  void client.hours.update(id, { version: 3 });
  // @ts-expect-error a decimal is text
  void client.hours.update(id, { minutes: 90 });

  // Acting: verbs of the kind, with the input of the verb.
  const acted = await client.observations.act("askUnlock", id, { version: 3, input: { reason: "写错了" }, signal });
  holds<Same<typeof acted.record, Observation>>();
  void client.hours.act("submit", id);
  // @ts-expect-error a reason is needed
  void client.hours.act("return", id);
  // @ts-expect-error the input is missing
  void client.hours.act("return", id, { version: 3 });
  // @ts-expect-error the reason is missing
  void client.hours.act("return", id, { input: {} });
  // @ts-expect-error the input holds no more than the reason
  void client.hours.act("return", id, { input: { reason: "r", colour: "red" } });
  // @ts-expect-error submitting takes no input
  void client.hours.act("submit", id, { input: { reason: "r" } });
  // @ts-expect-error no verb of hours
  void client.hours.act("sign", id);
  // @ts-expect-error the system locks
  void client.observations.act("lock", id);
  // @ts-expect-error changing is not an act
  void client.hours.act("change", id);
  void client.bindings.act("end", id, { input: { to: "2026-12-31" } });

  // Beside records.
  for await (const change of client.changes({ cursor: "now" }, { follow: { every: 1000 }, signal })) holds<Same<typeof change, Change>>();
  holds<Same<Awaited<ReturnType<typeof client.changes>>, ChangesPage>>();
  holds<Same<Awaited<ReturnType<typeof client.definition<Rubric>>>, Rubric>>();
  const pack = await client.definition({ pack: "p", version: "1", id: "pack" } as const);
  holds<Same<typeof pack.format, "xiaoben.pack/1">>();
  void client.offers("hour.submit");
  // @ts-expect-error no such operation
  void client.offers("hour.sign");
  // @ts-expect-error either looked at or written
  void client.imports.hours(new Blob([]), { dryRun: true, commit: "ab" });
  // @ts-expect-error neither looked at nor written
  void client.imports.hours(new Blob([]), {});

  const error: unknown = new Error();
  if (hasCode(error, "stale-version", "duplicate-key")) {
    holds<Same<typeof error.code, "stale-version" | "duplicate-key">>();
    const met = await client.hours.metBy(error);
    holds<Same<typeof met, Hour | null>>();
    // @ts-expect-error what was met is not known to be an hour before it was looked at
    const hour: Hour = error.current;
    void hour;
  }
  // @ts-expect-error no such code
  hasCode(error, "gone");
}

// Nothing leaks out of any method, and every kind's filters, bodies and patches are those of the contract.
holds<Same<LeaksOf<CampusClient>, never>>();
holds<Same<{ [A in keyof CampusClient]-?: Takes<CampusClient[A]> }[keyof CampusClient] | Takes<CampusClient>, never>>();
holds<Same<LeaksOf<{ a: { b(): unknown; c(): { any: ReturnType<typeof JSON.parse> } } }>, "c">>();
holds<Same<Kind, { [K in Kind]: Where<K> extends { [F in keyof WhereOf[K]]?: string | undefined } ? K : never }[Kind]>>();
holds<Same<Verb<"hour">, "submit" | "withdraw" | "approve" | "return" | "reject" | "reopen" | "appeal" | "allow" | "dismiss">>();
holds<Same<Verb<"org">, never>>();
holds<Same<keyof Patch<"hour">, keyof New<"hour">>>();
holds<Same<Extract<keyof Patch<"hour">, "id" | "version" | "state">, never>>();
holds<Kinds["hour"] extends New<"hour"> ? true : false>();

it("what is typed to be offered are operations of the contract", () => {
  const typed: OperationId[] = ["hour.list", "hour.submit", "binding.end", "attachment.part", "attachment.content", "definition"];
  const asked: OperationId[] = [
    "session",
    "capabilities",
    "changes",
    "live",
    "tasks",
    "evaluate",
    "rollup",
    "hours.import",
    "roster.import",
  ];
  for (const id of [...typed, ...asked]) assert.ok(operationById.has(id), id);
  assert.deepEqual(
    operations.filter(({ kind }) => kind === undefined).map(({ id }) => id),
    operations.filter(({ id }) => (asked as string[]).includes(id) || id === "definition").map(({ id }) => id),
  );
  assert.equal(typeof written, "function");
});
