import type { Day, Id } from "@xiaoben/contract";
import type { Numbers } from "./numbers.ts";
import { words } from "./words.ts";

/** What is sent along with a call of the vendor's. */
export type Params = { readonly [name: string]: unknown };

/** The kinds of the contract of which the vendor has lists. */
export type Listed = "org" | "person" | "role" | "calendar" | "lesson" | "observation" | "hour";

/** The filters of a list. */
export function whereOf(kind: Listed, params: Params, known: Numbers): object {
  const given: { [filter: string]: string } = {};
  const put = (filter: string, name: string, value: (sent: unknown) => string): void => {
    if (params[name] !== undefined && params[name] !== null) given[filter] = value(params[name]);
  };
  const day = (sent: unknown): Day => String(sent).slice(0, 10);
  const person = (sent: unknown): Id => known.id("person", sent);
  put("from", "rqq", day);
  put("to", "rqz", day);
  if (kind === "hour" || kind === "role") put("person", "ryId", person);
  if (kind === "hour") put("state", "zt", (sent) => words.hourState[Number(sent) as keyof typeof words.hourState]);
  if (kind === "lesson") put("teacher", "skjsId", person);
  if (kind === "observation") {
    put("author", "tkrId", person);
    put("observed", "skjsId", person);
    put("lesson", "kcId", (sent) => known.id("lesson", sent));
  }
  return given;
}

/** The order of a list. */
export const orderOf = ({ px }: Params): { order?: string } =>
  px === "rq asc" ? { order: "day" } : px === "rq desc" ? { order: "-day" } : { order: "id" };

/** From when on a list was asked for what has changed; the vendor's times are those of his zone. */
export const sinceOf = ({ gxsjq }: Params): { updatedSince?: string } =>
  typeof gxsjq === "string" ? { updatedSince: new Date(Date.parse(`${gxsjq.replace(" ", "T")}Z`) - 8 * 3_600_000).toISOString() } : {};

type Sent = readonly { readonly [name: string]: unknown }[];

/** What the vendor keeps of what was sent, as the campus writes it. What was not sent is left alone, or empty in something new. */
export function contentOf(params: Params, all: boolean): object {
  const content: { [property: string]: unknown } = {};
  const put = (property: string, name: string, value: (sent: unknown) => unknown): void => {
    if (all || params[name] !== undefined) content[property] = value(params[name]);
  };
  const text = (sent: unknown): string => (typeof sent === "string" ? sent : "");
  const rows = (sent: unknown): Sent => (Array.isArray(sent) ? (sent as Sent) : []);
  put("points", "gcd", (sent) => rows(sent).map(({ xh, nr, bz }) => ({ id: xh, text: nr, ...(bz ? { note: bz } : {}) })));
  put("notes", "jl", (sent) => rows(sent).map(({ xh, fz, nr }) => ({ id: xh, minute: fz, text: nr })));
  put("ratings", "df", (sent) => Object.fromEntries(rows(sent).map((row) => [row["zb"], ratingOf(row)])));
  for (const [name, property] of [
    ["ys", "strengths"],
    ["wt", "problems"],
    ["jy", "measures"],
    ["xyb", "nextStep"],
    ["hf", "answer"],
    ["fs", "reflection"],
  ] as const)
    put(property, name, text);
  if (typeof params["yytj"] === "string") content["tallies"] = JSON.parse(params["yytj"]) as unknown;
  return content;
}

const ratingOf = ({ fs, dj, wz }: Sent[number]): object =>
  typeof fs === "number"
    ? { value: String(fs) }
    : dj !== undefined
      ? { level: dj }
      : wz !== undefined
        ? { text: wz }
        : { notApplicable: true };
