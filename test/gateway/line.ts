import assert from "node:assert/strict";
import type { Kind, Ref } from "@xiaoben/contract";
import { kindSchemas } from "@xiaoben/contract/schemas";
import { httpTransport, isTransportError, type Transport, type TransportError } from "@xiaoben/sdk";
import { goodOf, type Spoil } from "./spoiled.ts";

/* A back end that answers whatever a test puts on the line, and what is expected of the SDK then. */

export type Loose = Record<string, unknown>;

/** What the next requests are answered with, and how many came. */
export const line: { answer: unknown; status: number; requests: number } = { answer: undefined, status: 200, requests: 0 };

export const transport: Transport = httpTransport({
  baseUrl: "http://vendor.test/api",
  fetch: (async () => {
    line.requests += 1;
    return new Response(JSON.stringify(line.answer), { status: line.status, headers: { "content-type": "application/json" } });
  }) as typeof globalThis.fetch,
});

/** Asks with the given answer on the way. */
export const asked = async <T>(given: unknown, ask: () => Promise<T>): Promise<T> => {
  line.answer = given;
  return ask();
};

let cases = 0;
/** How many malformed answers were tried in this process. */
export const casesTried = (): number => cases;

/** Expects a located error, and no second try. */
export async function breaks(
  given: unknown,
  ask: () => Promise<unknown>,
  wanted: Spoil & { operation: string; record?: Ref | undefined; says?: string },
): Promise<void> {
  cases += 1;
  line.requests = 0;
  const what = `${wanted.operation} ${wanted.pointer} = ${JSON.stringify(wanted.puts)}`;
  const error = await asked(given, ask).then(
    (taken) => assert.fail(`${what} was taken: ${JSON.stringify(taken).slice(0, 200)}`),
    (reason: unknown) => reason,
  );
  assert.ok(isTransportError(error) && error.code === "bad-answer", `${what}: ${String(error)}`);
  assert.deepEqual(pick(error), { retryable: false, by: "back end", operation: wanted.operation, record: wanted.record }, what);
  const pointers = (error.issues ?? []).map(({ pointer }) => pointer);
  const isBare = ["{}", "[null]"].includes(JSON.stringify(wanted.puts));
  const fits = (pointer: string): boolean =>
    pointer === wanted.pointer ||
    // Of an object without anything each property is missed, of a list the member; of a choice nobody can tell which was meant.
    (isBare && pointer.startsWith(`${wanted.pointer}/`)) ||
    (wanted.within !== undefined && pointer.startsWith(wanted.within));
  assert.ok(pointers.length > 0 && pointers.every(fits), `${what} was told at ${pointers.join(", ")}`);
  assert.ok(error.detail.includes(wanted.operation) && error.detail.includes(pointers[0]!), error.detail);
  assert.ok(error.detail.includes(wanted.says ?? ""), error.detail);
  assert.ok(error.correlationId, what);
  assert.equal(line.requests, 1, what);
}

const pick = ({ retryable, breach }: TransportError) => ({
  retryable,
  by: breach?.by,
  operation: breach?.operation,
  record: breach?.record,
});

/** The same fault where what is spoilt stands deeper in an answer. */
export const moved = (spoil: Spoil, at: string): Spoil => ({
  ...spoil,
  pointer: at + spoil.pointer,
  ...(spoil.within !== undefined && { within: at + spoil.within }),
});

/** The record that an error names: none where its id is what is spoilt. */
export const namedBy = ({ pointer }: Spoil, ref: Ref): Ref | undefined => (pointer === "/id" || pointer === "" ? undefined : ref);

/** A good record of a kind. */
export const recordOf = (kind: Kind): Loose => {
  const record = goodOf(kindSchemas[kind]) as Loose;
  return kind === "org" ? { ...record, timeZone: "Asia/Shanghai" } : record;
};
