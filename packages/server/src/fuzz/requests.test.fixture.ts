import fc from "fast-check";
import { kindTable, newId, operations, type Id, type Kind, type Operation } from "@xiaoben/contract";
import { askers, exchanges, records, type Exchange } from "@xiaoben/contract/examples";
import { creationSchema, evaluateAskSchema, patchSchema, rollupAskSchema } from "@xiaoben/contract/schemas";
import type * as z from "zod/mini";

/** The contract's own, of its tests: no package holds it, so it is named by its place. */
const { arbitraryOf, broken } = (await import(
  new URL("../../../contract/src/testing/arbitrary.test.fixture.ts", import.meta.url).href
)) as {
  arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown>;
  broken(value: unknown): fc.Arbitrary<unknown>;
};

/** A request as it is sent, and whether its sender is one of the campus. */
export interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

const anybody: readonly Id[] = [
  ...Object.values(askers),
  ...records.filter(({ kind }) => kind === "person").map(({ record }) => record.id),
];
const anyId: readonly Id[] = records.map(({ record }) => record.id);

/** What no schema expects and JSON can carry. */
const odd = fc.constantFrom<string>(
  '"\\u0000"',
  '"\\ud800"',
  '"\\udfff x"',
  "1e999",
  "-1e999",
  "9007199254740993",
  "0.1234567890123456789",
  '"__proto__"',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  `${'{"a":'.repeat(80)}1${"}".repeat(80)}`,
  `${"[".repeat(70)}${"]".repeat(70)}`,
  `"${"课".repeat(3_000)}"`,
  '"\\u202e\\u200b\\ufeff"',
  '"\'; drop table records; --"',
  '"2026-02-30"',
  '"+275760-09-13"',
  '"0000-00-00"',
  '"9999-12-31"',
  "[null,{},[],0,-0]",
  "null",
  "true",
  "{}",
);

/** Nothing, but for one time in so many. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>, times: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** Mostly none. */
const few = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: fc.array(arbitrary, { minLength: 1, maxLength: 2 }) });

/** Names that objects have by themselves. */
const names = fc.constantFrom(
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "id",
  "org",
  "state",
  "version",
  "person",
  "of",
  "pack",
  "\\u0000",
  "",
);

const values = fc.constantFrom(
  "",
  " ",
  "-1",
  "0",
  "501",
  "1e3",
  "NaN",
  "zzz",
  "2026-02-30",
  "9999-12-31",
  "\u0000",
  "%00",
  "\ud800",
  "'",
  '"',
  "*",
  "../..",
  'W/"1"',
  '"99999999999999999999"',
  "null",
  "[]",
  "{}",
  "WyJpZCIsIiIsIjAiXQ",
  "WyItZGF5IiwiMjAyNi0wMi0zMCIsIjAiXQ",
  "WyJpZCIsbnVsbCxudWxsXQ",
  "W10",
  "bnVsbA",
  "Infinity",
  "now",
  "x".repeat(2_000),
  newId(),
  ...anyId.slice(0, 6),
);

type Body = "example" | "schema" | "broken" | "oddity" | "text";

const bodyKinds: readonly Body[] = [
  "example",
  "example",
  "example",
  "example",
  "broken",
  "broken",
  "broken",
  "oddity",
  "oddity",
  "text",
  "schema",
];

/** Every operation, as an example asks it or as its schema allows, whole or with something broken in it. */
export const requests: fc.Arbitrary<Sent> = fc
  .record({
    operation: fc.constantFrom(...operations),
    example: fc.nat(),
    way: fc.constantFrom("rest", "rest", "header", "address"),
    as: fc.oneof(
      { weight: 6, arbitrary: fc.constant("as in the example") },
      { weight: 4, arbitrary: fc.constantFrom(...anybody) },
      { weight: 1, arbitrary: fc.constantFrom(newId(), "", "nobody", "x y") },
    ),
    body: fc.constantFrom<Body>(...bodyKinds),
    seed: fc.nat(),
    other: seldom(fc.constantFrom(...anyId), 6),
    path: seldom(fc.constantFrom("%", "%00", "%ED%A0%80", "..", "not-an-id", "%2F", "ID".repeat(40), "A".repeat(6_000)), 12),
    query: few(
      fc.tuple(
        fc.constantFrom(
          "limit",
          "cursor",
          "order",
          "updatedSince",
          "from",
          "to",
          "person",
          "state",
          "_method",
          "expectedVersion",
          "create",
          "__proto__",
          "dryRun",
          "commit",
          "org",
        ),
        values,
      ),
    ),
    header: few(
      fc.tuple(
        fc.constantFrom(
          "if-match",
          "if-none-match",
          "x-action-id",
          "content-type",
          "x-http-method-override",
          "accept",
          "content-encoding",
          "x-forwarded-for",
          "origin",
        ),
        values,
      ),
    ),
    keepQuery: fc.constantFrom(true, true, true, false),
    method: seldom(fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "GET", "HEAD", "OPTIONS", "PROPFIND", "BREW"), 12),
    odd,
    name: names,
    text: fc.oneof(
      fc.constantFrom("", "{", "[]", "null", "7", '"x"', "\ufeff{}", "<xml/>", `${"[".repeat(50_000)}`, `{"a":${'{"a":'.repeat(5_000)}`),
      fc.string({ maxLength: 50 }),
      fc.json({ maxDepth: 3 }),
    ),
  })
  .chain((plan) => bodyOf(plan.operation, plan).map((body) => assemble(plan, body)));

interface Plan {
  operation: Operation;
  example: number;
  way: string;
  as: string;
  body: Body;
  other: Id | null;
  path: string | null;
  query: [string, string][];
  header: [string, string][];
  keepQuery: boolean;
  method: string | null;
  odd: string;
  name: string;
  text: string;
}

const ofOperation = new Map<string, Exchange[]>();
for (const exchange of exchanges) ofOperation.set(exchange.operation, [...(ofOperation.get(exchange.operation) ?? []), exchange]);
const exampleOf = ({ operation, example }: Plan): Exchange => {
  const all = ofOperation.get(operation.id)!;
  return all[example % all.length]!;
};

/** Bodies by the schema of what an operation takes, where it has one. */
const schemaOf = ({ does, kind, id }: Operation) => {
  if (does === "create") return creationSchema(kind as Kind);
  if (does === "change") return patchSchema(kind as Kind);
  return id === "evaluate" ? evaluateAskSchema : id === "rollup" ? rollupAskSchema : undefined;
};
const bodies = new Map<string, fc.Arbitrary<unknown>>();

function arbitraryBody(operation: Operation, given: unknown): fc.Arbitrary<unknown> {
  const schema = schemaOf(operation);
  if (!schema) return fc.constant(given);
  const known = bodies.get(operation.id) ?? arbitraryOf(schema);
  bodies.set(operation.id, known);
  return known;
}

function bodyOf(operation: Operation, plan: Plan): fc.Arbitrary<string | Uint8Array<ArrayBuffer> | undefined> {
  const given = exampleOf(plan).request.body;
  if (plan.body === "text") return fc.constant(plan.text);
  if (given === undefined && (operation.method === "GET" || operation.method === "DELETE")) return fc.constant(undefined);
  if (typeof given === "string") return fc.constant(plan.body === "oddity" ? new Uint8Array([0x50, 0x4b, 3, 4, 0, 0xff]) : given);
  const base: unknown = given ?? { actionId: newId() };
  if (plan.body === "schema") return arbitraryBody(operation, base).map(toText);
  if (plan.body === "broken")
    return fc
      .oneof({ weight: 7, arbitrary: broken(base) }, { weight: 1, arbitrary: arbitraryBody(operation, base).chain(broken) })
      .map(toText);
  if (plan.body === "oddity") return fc.constant(withOddity(base, plan));
  return fc.constant(toText(fresh(base)));
}

const toText = (value: unknown): string => JSON.stringify(value) ?? "";

/** The action of an example is taken once: others are its like under a number of their own. */
const fresh = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "actionId" in value ? { ...value, actionId: newId() } : value;

/** Puts an oddity in the place of a value, or beside it under a name. Written as text: not everything of it can be an object first. */
function withOddity(base: unknown, { odd: oddity, name, example }: Plan): string {
  const text = toText(base);
  const entries = typeof base === "object" && base !== null ? Object.keys(base) : [];
  if (example % 3 === 0 || entries.length === 0) return text.replace(/}$/, `${entries.length > 0 ? "," : ""}"${name}":${oddity}}`);
  const key = entries[example % entries.length]!;
  return JSON.stringify({ ...(base as object), [key]: "@here@" }).replace('"@here@"', () => oddity);
}

const personOf = ({ as }: Exchange): string => (as === "nobody" ? "" : askers[as]);

function assemble(plan: Plan, body: Sent["body"] | undefined): Sent {
  const { request } = exampleOf(plan);
  const headers: Record<string, string> = { ...request.headers };
  const as = plan.as === "as in the example" ? personOf(exampleOf(plan)) : plan.as;
  if (as !== "") headers["Authorization"] = `Bearer ${as}`;
  const query = new URLSearchParams(plan.keepQuery ? request.query : {});
  let method = plan.method ?? request.method;
  if (plan.way !== "rest" && ["PUT", "PATCH", "DELETE"].includes(method)) {
    if (plan.way === "header") headers["X-HTTP-Method-Override"] = method;
    else query.set("_method", method);
    method = "POST";
  }
  for (const [name, value] of plan.query) query.append(name, value.replace(/\p{Cs}/gu, "\uFFFD"));
  for (const [name, value] of plan.header) if (/^[\x20-\x7e]*$/.test(value)) headers[name] = value;
  if (body !== undefined && !Object.keys(headers).some((name) => name.toLowerCase() === "content-type"))
    headers["Content-Type"] = "application/json";
  const path = otherIn(request.path, plan);
  const search = query.toString();
  return {
    method,
    path: search === "" ? path : `${path}?${search}`,
    headers,
    ...(body !== undefined && method !== "GET" && method !== "HEAD" && { body }),
  };
}

const otherIn = (path: string, { other, path: odder, operation }: Plan): string => {
  const put = odder ?? other;
  return put === null || (operation.kind !== undefined && path === `/v1/${kindTable[operation.kind].path}`)
    ? path
    : path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, put);
};
