import { kindTable, type ActionId, type ActionOf, type Change, type Kind, type Kinds, type Ref, type WriteAnswer } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { actionParts, type WriteInput } from "../gateway/action.ts";
import { isEqual, isPlain } from "../values.ts";
import { isAfterLost } from "./failure.ts";
import type { Repeat } from "./request.ts";
import type { Wire } from "./wire.ts";

/** Sends a write. Answers what the back end said, or, where its first answer was lost, what it would have said. */
export async function written<A extends ActionId>(
  wire: Wire,
  action: A,
  given: ActionOf[A],
  actionId: string,
  { repeatWrites, signal }: { repeatWrites: boolean; signal: AbortSignal | undefined },
): Promise<unknown> {
  const { kind, verb, does } = actionParts(action);
  const input: WriteInput = given;
  const ref = { kind, id: input.id };
  const path = pathOf(ref);
  const expect = input.version === undefined ? {} : { expect: input.version };
  const repeat = repeatWrites ? repeatOf(does, input) : "never";
  if (does === "act") {
    return wire.send({
      method: "POST",
      path: `${path}/actions/${verb}`,
      json: { actionId, ...(input.version === undefined ? {} : { version: input.version }), input: input.input ?? {} },
      repeat,
      signal,
    });
  }
  if (does === "remove") {
    try {
      return await wire.send({ method: "DELETE", path, actionId, ...expect, repeat, signal });
    } catch (error) {
      if (isTransportError(error) && isAfterLost(error) && isGone(error)) return { changes: goneChange(ref, error.current) };
      throw error;
    }
  }
  const content = does === "create" ? input.body : input.patch;
  try {
    return await wire.send(
      does === "create"
        ? { method: "PUT", path, json: content, actionId, expect: "nothing", repeat, signal }
        : { method: "PATCH", path, json: content, actionId, ...expect, repeat, signal },
    );
  } catch (error) {
    const done = isTransportError(error) && error.code === "stale-version" ? alreadyDone(ref, content, error.current) : undefined;
    if (done) return done;
    throw error;
  }
}

/**
 * A creation, an action and a removal are done once by any back end, a change where it names the version that it changes. One that names none
 * may be repeated only where surely nothing was done: somebody else may have written in between, and would be written over.
 */
const repeatOf = (does: string, { version }: WriteInput): Repeat => (does === "change" && version === undefined ? "refused" : "write");

/** The first answer was lost, and by then the record was gone, or a tombstone. */
const isGone = ({ code, current }: TransportError): boolean =>
  code === "not-found" || (code === "stale-version" && isPlain(current) && current["deleted"] === true);

const goneChange = (ref: Ref, current: unknown): Change[] =>
  isPlain(current) && typeof current["version"] === "number" ? [{ ...ref, version: current["version"] }] : [];

/** The first answer was lost: what we were about to write is what is there. A back end without a history of actions needs no other memory of it. */
function alreadyDone(ref: Ref, content: object | undefined, current: unknown): WriteAnswer | undefined {
  if (!isPlain(current) || typeof current["version"] !== "number") return undefined;
  const there = Object.entries(content ?? {}).every(([name, value]) => contains(current[name], value));
  return there ? { record: current as unknown as Kinds[Kind], changes: [{ ...ref, version: current["version"] }] } : undefined;
}

/** Whether a value is what a merge patch would make of it. */
const contains = (value: unknown, patch: unknown): boolean =>
  isPlain(patch) && isPlain(value) ? Object.entries(patch).every(([name, inner]) => contains(value[name], inner)) : isEqual(value, patch);

/** Where a record stands. @throws {TransportError} `not-found` for what cannot be an id. */
export const pathOf = ({ kind, id }: Ref): string => `/v1/${kindTable[kind].path}/${segment(id)}`;

/** One part of an address. An empty one, and dots, would lead to another address. @throws {TransportError} `not-found` */
export function segment(part: string): string {
  if (/^\.{0,2}$/.test(part)) throw new TransportError("not-found", `There is nothing called "${part}": it is no id.`, { status: 404 });
  return encodeURIComponent(part);
}
