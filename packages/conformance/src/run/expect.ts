import { canonical, problemStatus, type Issue, type Kind, type Problem, type ProblemCode, type WriteAnswer } from "@xiaoben/contract";
import { checkRecord } from "@xiaoben/contract/schemas";
import { said, type Said } from "../said.ts";
import { BrokenError } from "./broken.ts";
import { redacted } from "./redact.ts";
import type { Answer } from "./send.ts";

/** A record of the wire whose kind is known only at run time. */
export interface AnyRecord {
  id: string;
  version: number;
  updatedAt: string;
  createdAt: string;
  [property: string]: unknown;
}

export type Written = WriteAnswer & { record: AnyRecord };

/** Anything a clause says. @throws {BrokenError} */
export function must(holds: boolean, expected: Said, got: string, answer?: Answer): asserts holds {
  if (!holds) throw new BrokenError(expected, got, answer && { answer });
}

/** An answer with one of these statuses, or any 2xx. @throws {BrokenError} */
export function accepted(answer: Answer, ...statuses: number[]): void {
  const good = statuses.length > 0 ? statuses.includes(answer.status) : answer.status >= 200 && answer.status < 300;
  const text = statuses.join("/") || "2xx";
  must(good && answer.json !== undefined, said(`状态 ${text}，正文是 JSON`, `status ${text} with JSON`), describe(answer), answer);
}

/** A refusal with one of these codes, and the status that belongs to it. @throws {BrokenError} */
export function refused(answer: Answer, ...codes: ProblemCode[]): Problem {
  const { json, status } = answer;
  const code = isObject(json) ? json["code"] : undefined;
  const good = codes.some((one) => one === code && statusesOf(one).includes(status));
  const text = codes.map((one) => `${problemStatus[one]} ${one}`);
  must(good, said(`拒绝：${text.join(" 或 ")}`, `a refusal: ${text.join(" or ")}`), describe(answer), answer);
  return json as unknown as Problem;
}

/** Where a method is not at an address, 405 says the same as 501. */
export const statusesOf = (code: ProblemCode): number[] => (code === "not-offered" ? [501, 405] : [problemStatus[code]]);

/** Refused with whatever a 4xx or 501 is: what counts is that it was not done. @throws {BrokenError} */
export function notDone(answer: Answer): void {
  const { status } = answer;
  must((status >= 400 && status < 500) || status === 501, said("拒绝（4xx）", "a refusal (4xx)"), describe(answer), answer);
}

/** Equal values of the wire; of records that differ, the properties are told. @throws {BrokenError} */
export function same(found: unknown, wanted: unknown, what: string, answer?: Answer): void {
  if (canonical(found ?? null) === canonical(wanted ?? null)) return;
  const options = answer && { answer };
  if (!isObject(found) || !isObject(wanted) || wanted["id"] === undefined)
    throw new BrokenError(said(`${what} 是 ${short(wanted)}`, `${what} is ${short(wanted)}`), `${what} is ${short(found)}`, options);
  throw new BrokenError(said(`${what} 给出应有的记录`, `${what} gives the record as it should be`), differences(found, wanted), options);
}

/** Where two records differ, property by property. */
export function differences(found: object, wanted: object): string {
  const [one, other] = [new Map<string, unknown>(Object.entries(found)), new Map<string, unknown>(Object.entries(wanted))];
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((name) => canonical(one.get(name) ?? null) !== canonical(other.get(name) ?? null))
    .map((name) => `/${name} is ${short(one.get(name))} and not ${short(other.get(name))}`)
    .join(", ");
}

/** A record that is as its schema says. @throws {BrokenError} with the places where it is not. */
export function valid(kind: Kind, record: unknown, answer?: Answer): asserts record is AnyRecord {
  noIssues(checkRecord(kind, record), `${kind}`, answer);
}

interface Schema {
  safeParse(value: unknown): { success: boolean; error?: { issues: readonly { path: PropertyKey[]; message: string }[] } | undefined };
}

/** An answer that is as its schema says. @throws {BrokenError} */
export function validAs(schema: Schema, value: unknown, what: string, answer?: Answer): void {
  const found = schema.safeParse(value).error?.issues ?? [];
  noIssues(
    found.map(({ path, message }) => ({ pointer: path.map((step) => `/${String(step)}`).join(""), code: codeOf(message), message })),
    what,
    answer,
  );
}

/** Schemas carry their issue codes as messages; a property that is not there has the library's own words. */
const codeOf = (message: string): string => (/^[a-z-]+$/.test(message) ? message : "not-as-the-schema");

export function noIssues(issues: readonly Issue[], what: string, answer?: Answer): void {
  if (issues.length === 0) return;
  const places = issues.slice(0, 3).map((one) => `${one.pointer || "/"} ${one.code}`);
  throw new BrokenError(said(`${what} 符合契约的结构`, `a ${what} as its schema says`), places.join(", ") + moreThan(issues, 3), {
    ...(answer && { answer }),
    issues: issues.slice(0, 10),
  });
}

const moreThan = (items: readonly unknown[], shown: number): string => (items.length > shown ? ` … ${items.length - shown} more` : "");

/** The record and the changes of a write that was done. @throws {BrokenError} */
export function written(answer: Answer, ...statuses: number[]): Written {
  accepted(answer, ...statuses);
  const { json } = answer;
  const good = isObject(json) && isObject(json["record"]) && Array.isArray(json["changes"]);
  must(good, said("{ record, changes }", "{ record, changes }"), describe(answer), answer);
  return json as unknown as Written;
}

/** The items of a page. @throws {BrokenError} */
export function pageOf(answer: Answer): { items: AnyRecord[]; next?: string } {
  accepted(answer, 200);
  const { json } = answer;
  const good = isObject(json) && Array.isArray(json["items"]) && ["string", "undefined"].includes(typeof json["next"]);
  must(good, said("{ items: […], next? }", "{ items: […], next? }"), describe(answer), answer);
  return json as unknown as { items: AnyRecord[]; next?: string };
}

/** An answer in one line. */
export function describe({ status, json, headers }: Answer): string {
  if (isObject(json) && typeof json["code"] === "string") return `${status} ${json["code"]}: ${short(json["detail"] ?? json["msg"] ?? "")}`;
  if (json === undefined) return `${status} ${headers.get("content-type") ?? "without a body"}`;
  return `${status} ${short(redacted(json, []))}`;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
