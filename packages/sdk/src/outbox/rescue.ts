import { isKind, type ActionId, type GatewayError, type Issue, type RescueReport } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import { actionParts } from "../gateway/action.ts";
import { isPlain } from "../values.ts";
import { keyFor, type Entry, type Journal } from "./entry.ts";
import type { Taken } from "./store.ts";

const format = "xiaoben.unsent/1";
type Loose = Record<string, unknown>;
type Left = RescueReport["left"];

/** Everything of one person that is not at the back end yet, as a file. */
export function rescueFile(person: string, at: string, entries: readonly Entry[], journals: readonly Journal[]): Blob {
  const queue = entries.map(({ seq: _here, ...entry }) => entry);
  return new Blob([JSON.stringify({ format, person, at, queue, forms: journals }, null, 2)], { type: "application/json" });
}

/**
 * What a rescue file holds for a person, and what of it cannot be taken in.
 * @throws {TransportError} `validation` for what is no rescue file; its issues say where.
 */
export async function rescued(file: Blob, person: string): Promise<{ taken: Taken; left: Left }> {
  const content = await parsed(file);
  const [queue, forms] = [content["queue"] as unknown[], content["forms"] as unknown[]];
  const left: Left = [];
  const part = <T>(name: string, rows: unknown[], is: (row: unknown) => row is T, what: (row: T) => string): T[] =>
    rows.flatMap((row, i) => {
      const good = is(row);
      if (!good) left.push({ what: `${name}[${i}]`, why: "unreadable" });
      else if (content["person"] !== person) left.push({ what: what(row), why: "not-this-person" });
      else return [row];
      return [];
    });
  const taken = {
    entries: part("queue", queue, isEntry, ({ action, on }) => `${action} ${on.id}`),
    journals: part("forms", forms, isJournal, ({ key }) => key),
  };
  return { taken, left };
}

async function parsed(file: Blob): Promise<Loose> {
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    throw refused([{ pointer: "", code: "not-json", message: "The file is not JSON, or was cut off." }]);
  }
  if (!isPlain(content)) throw refused([{ pointer: "", code: "not-an-object", message: "The file holds no object." }]);
  const issues: Issue[] = [];
  if (content["format"] !== format) issues.push({ pointer: "/format", code: "unknown", message: `The format must be "${format}".` });
  if (typeof content["person"] !== "string")
    issues.push({ pointer: "/person", code: "required", message: "Whose work it is, is missing." });
  for (const name of ["queue", "forms"])
    if (!Array.isArray(content[name])) issues.push({ pointer: `/${name}`, code: "required", message: `"${name}" must be a list.` });
  if (issues.length > 0) throw refused(issues);
  return content;
}

const refused = (issues: Issue[]): TransportError =>
  new TransportError("validation", "This is no file of unsent work, or it is damaged.", { issues });

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isInstant = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isMaybe = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);
const isRef = (value: unknown): value is Entry["on"] => isPlain(value) && isKind(value["kind"] as string) && isText(value["id"]);

function isEntry(row: unknown): row is Entry {
  if (!isPlain(row)) return false;
  const { actionId, action, on, input, since, tried, was, error } = row;
  return (
    isText(actionId) &&
    isText(action) &&
    isRef(on) &&
    action.startsWith(`${on.kind}.`) &&
    isAction(action) &&
    isPlain(input) &&
    input["id"] === on.id &&
    isMaybe(input["version"], isCount) &&
    [input["body"], input["patch"], input["input"], was].every((value) => isMaybe(value, isPlain)) &&
    isMaybe(row["maybe"], (value) => Array.isArray(value) && value.every(isPlain)) &&
    [row["follows"], row["draft"], row["fixed"], row["blind"]].every((value) => isMaybe(value, (flag) => flag === true)) &&
    isInstant(since) &&
    isCount(tried) &&
    isMaybe(error, isError)
  );
}

function isJournal(row: unknown): row is Journal {
  if (!isPlain(row)) return false;
  const { key, on, fields, was, base, seed, at } = row;
  return (
    isRef(on) &&
    key === keyFor(on) &&
    isPlain(fields) &&
    Object.values(fields).every((field) => isPlain(field) && "value" in field && Number.isFinite(field["at"])) &&
    isPlain(was) &&
    (base === null || isCount(base)) &&
    isPlain(seed) &&
    isInstant(at)
  );
}

const isError = (value: unknown): value is GatewayError =>
  isPlain(value) && isText(value["code"]) && typeof value["retryable"] === "boolean";

function isAction(action: string): boolean {
  try {
    actionParts(action as ActionId);
    return true;
  } catch {
    // Actions of another release, or made up.
    return false;
  }
}
