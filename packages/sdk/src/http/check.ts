import type { Kind, Rollup, WriteAnswer } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { isPlain } from "../values.ts";

/** Loads with the first answer, beside it: the checks are not needed to ask. */
const guards = () => import("@xiaoben/contract/guards");

/** The record, or `bad-answer` naming the property that is not as the contract says. */
export async function checkRecord(kind: Kind, value: unknown): Promise<unknown> {
  const { guardOf } = await guards();
  return guardOf(kind)(value) ? value : explained(kind, value);
}

/** A page of records, each of them checked. */
export async function checkPage(kind: Kind, value: unknown): Promise<unknown> {
  if (!isPlain(value) || !Array.isArray(value["items"])) throw badAnswer(`The list of ${kind}`, "/items is missing");
  const { guardOf } = await guards();
  const good = guardOf(kind);
  if (value["items"].every(good)) return value;
  return { ...value, items: await Promise.all(value["items"].map((item) => (good(item) ? item : explained(kind, item)))) };
}

/** Sums of kept verdicts, each of them checked. */
export async function checkRollups(values: readonly unknown[]): Promise<Rollup[]> {
  const { guardOf } = await guards();
  const good = guardOf("rollup");
  return values.map((value) => {
    if (!good(value)) throw badAnswer("A sum of verdicts", "see its schema");
    return value;
  });
}

/** The answer of a write. */
export function checkWrite(value: unknown): WriteAnswer {
  if (!isPlain(value) || !Array.isArray(value["changes"])) throw badAnswer("The answer of a write", "/changes is missing");
  return value as unknown as WriteAnswer;
}

/** One of the answers that are no records. */
export async function checkAnswer<T>(name: "session" | "capabilities" | "changesPage", value: unknown): Promise<T> {
  const { guardOf } = await guards();
  if (!guardOf(name)(value)) throw badAnswer(`The answer "${name}"`, "see its schema");
  return value as T;
}

/** What the quick check refused: mended, where only a number stands for a decimal, or named. */
async function explained(kind: Kind, value: unknown): Promise<unknown> {
  const { readRecord } = await import("@xiaoben/contract/schemas");
  const read = readRecord(kind, value);
  if (read.issues.length === 0) return read.value;
  throw badAnswer(kind, read.issues.map(({ pointer, message }) => `${pointer} ${message}`).join("; "));
}

/** An answer that is not what was asked for. Asking again would not mend it. */
export const badAnswer = (what: string, wrong: string): TransportError =>
  new TransportError("bad-answer", `${what} is not as the contract says: ${wrong}.`, { retryable: false });
