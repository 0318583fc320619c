import type { Kind, WriteAnswer } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { isPlain } from "../values.ts";

/** The record, or `bad-answer` naming what is wrong with it. */
export function checkRecord(kind: Kind, value: unknown): unknown {
  if (!isPlain(value)) throw badAnswer(kind, "it is no object");
  if (typeof value["id"] !== "string") throw badAnswer(kind, "/id is missing");
  if (typeof value["version"] !== "number") throw badAnswer(kind, "/version is missing");
  return value;
}

/** A page of records, each of them checked. */
export function checkPage(kind: Kind, value: unknown): unknown {
  if (!isPlain(value) || !Array.isArray(value["items"])) throw badAnswer(`The list of ${kind}`, "/items is missing");
  for (const item of value["items"]) checkRecord(kind, item);
  return value;
}

/** The answer of a write. */
export function checkWrite(value: unknown): WriteAnswer {
  if (!isPlain(value) || !Array.isArray(value["changes"])) throw badAnswer("The answer of a write", "/changes is missing");
  return value as unknown as WriteAnswer;
}

/** An answer that is not what was asked for. Asking again would not mend it. */
export const badAnswer = (what: string, wrong: string): TransportError =>
  new TransportError("bad-answer", `${what} is not as the contract says: ${wrong}.`, { retryable: false });
