import type * as z from "zod/mini";
import type { Issue } from "../problems/problem.ts";

/** How each fault is mended: the second half of the message. */
const mend = {
  required: "is missing: send it",
  "not-removable": "cannot be removed: send another value, or leave it out of the patch",
  "not-a-text": "is no text: send a JSON string",
  empty: "is empty: send at least one character",
  "not-a-flag": "is neither true nor false: send a JSON boolean",
  "not-a-count": "is no whole number from 0: send a JSON number such as 3",
  "not-a-number": "is no number: send a JSON number",
  "not-an-id": "is no id: send a UUID in lower case, such as 0197a1b2-0000-7000-8000-000000000001",
  "not-a-day": "is no day that exists: write it like 2026-09-01",
  "not-a-time": "is no time of day: write it like 08:05",
  "not-an-instant": "is no moment in UTC: write it with milliseconds, like 2026-09-01T00:00:00.000Z",
  "not-a-decimal": 'is no decimal: write it as text, with up to nine digits and at most four after the point, such as "1.5"',
  "not-a-path": "is no path of organisations: write it like /county/school/",
  "unknown-code": "is no code of the list",
  "unknown-property": "is no property of this format: remove it, or mend its spelling",
  "not-a-list": "is no list: send a JSON array",
  "not-an-object": "is no object: send a JSON object",
  "not-words": 'are no words: send a text, or an object with at least "zh-Hans"',
  "not-a-rating": "is no rating: send one of {value}, {level}, {text} or {notApplicable: true}",
  "not-a-pack-id": "is no name inside a pack: use lower-case letters, digits, - and .",
  "not-a-pack-number": 'is no number of a rule: write a decimal as text, {"param": …} or {"measure": …}',
  "not-an-amount": "is no amount: give one of fixed, fact, per, marginal, threshold, table or range",
  "not-a-measure": "is no measure: give one of sum, count, linear, product, ratio, gap, given or members",
  "not-a-test": "is no test: give a fact and what it is compared with, or a checklist",
  "not-an-effect": "is no effect of the list",
  "not-a-deadline": "is no deadline: give monthDay, nth with weekday and month, before, or after",
  "not-an-anchor": "is no anchor: give from or fact",
  "unknown-rule-kind": "is no kind of rule: send amount, frequency, coverage, checklist, deadline, bundle, score or manual",
  "unknown-field-kind": "is no kind of field: send points, level, choice, yesNo or text",
  "not-this-format": "is not the format that is read here",
  "ends-before-it-begins": "comes before the first day: swap the two or mend one",
  "not-arithmetic": "is no calculation: send a fact, a parameter, or an operation with what it is made of",
  "another-form": "is a definition of another form than was asked for",
  "not-a-definition": "is no definition: give sections, stages, items, steps or groups",
  "not-a-time-zone": "is no time zone: send an IANA name such as Asia/Shanghai",
  "not-above-zero": "is not above zero: send a decimal that is",
  "another-record": "is not the record that was asked for: answer that one",
  "not-asked-for": "is not what was asked for: answer only what fits the question",
  twice: "stands there a second time: send it once",
  "same-cursor": "is the cursor that was asked with: send the one of the next page, or none at the end",
  "not-among-changes": "do not name the record that was written: name it with its version",
  "another-version": "is not the version that the changes name: send the one that the write left",
  "not-the-sum": "is not what its parts come to: send figures that belong together",
} as const;

/** Codes of issues that the schemas give. Records, patches and packs meet no other. */
export const issueCodes = Object.keys(mend) as readonly (keyof typeof mend)[];

/** What is wrong, in the words of the contract, with JSON pointers into `value`. */
export const issuesOf = (error: z.core.$ZodError, value: unknown): Issue[] => error.issues.flatMap((found) => told(found, value, []));

export function issue(code: string, path: readonly PropertyKey[], more = ""): Issue {
  const pointer = path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const says = code in mend ? mend[code as keyof typeof mend] : "has not the form that the contract gives it";
  return { pointer, code, message: `${pointer || "The value"} ${says}${more}` };
}

function told(found: z.core.$ZodIssue, value: unknown, above: PropertyKey[]): Issue[] {
  const path = [...above, ...found.path];
  if (at(value, path) === undefined) return [issue("required", path)];
  if (found.code === "unrecognized_keys") return found.keys.map((key) => issue("unknown-property", [...path, key]));
  if (found.code === "invalid_union" && found.errors.length > 0 && found.message !== "not-a-decimal") return nearest(found, value, path);
  if (found.code === "invalid_type" && (found.expected === "object" || found.expected === "record")) return [issue("not-an-object", path)];
  return [issue(found.message, path, choices(found))];
}

/** Of a union, the complaint of the member that came nearest; where none did, that of the union. */
function nearest(found: z.core.$ZodIssueInvalidUnion, value: unknown, path: PropertyKey[]): Issue[] {
  const members = found.errors.map((errors) => errors.flatMap((error) => told(error, value, path)));
  const own = issue(found.message, path, choices(found));
  const distance = (issues: Issue[]): number =>
    issues.reduce(
      (sum, { code, pointer }) => sum + (pointer === own.pointer ? 100 : code === "required" || code === "unknown-property" ? 10 : 1),
      0,
    );
  const best = members.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  const tied = members.filter((issues) => distance(issues) === distance(best)).length > 1;
  return tied || distance(best) >= 20 ? [own] : best;
}

const choices = (found: z.core.$ZodIssue): string =>
  found.code === "invalid_value" && found.values.length <= 12 ? `: send ${found.values.map((v) => JSON.stringify(v)).join(", ")}` : "";

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined), value);
