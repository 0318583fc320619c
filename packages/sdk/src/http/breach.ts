import { isId, isKind, type Issue, type Ref } from "@xiaoben/contract";
import type { AnswerName } from "@xiaoben/contract/schemas";
import { TransportError } from "../errors.ts";
import { isPlain } from "../values.ts";
import type { Asked, Form } from "./check.ts";
import { oddIn } from "./odd.ts";

/** How many issues an error carries, and how many of them its sentence names. */
const [mostIssues, mostNamed] = [50, 5];

/**
 * What the quick check did not take: mended, where only numbers stand for decimals.
 * @throws {TransportError} `bad-answer` with an issue for each fault and the record that the first is in.
 */
export async function located(asked: Asked, form: Form, answer: unknown): Promise<unknown> {
  const { inside, issueAt, readAnswer } = await import("@xiaoben/contract/schemas");
  const { list, of, as, beside } = form;
  const read = (at: string, name: AnswerName, value: unknown): { value: unknown; issues: Issue[] } => {
    if (value === undefined) return { value, issues: [issueAt(at, "required")] };
    const { value: mended, issues } = readAnswer(name, value);
    return { value: mended, issues: inside(at, issues) };
  };
  const main = (): { value: unknown; issues: Issue[] } => {
    if (of === "anything") return { value: answer, issues: [] };
    if (list === undefined) return read("", as ?? of, answer);
    if (!isPlain(answer)) return { value: answer, issues: [issueAt("", "not-an-object")] };
    const members = answer[list];
    if (!Array.isArray(members)) return { value: answer, issues: [issueAt(`/${list}`, members === undefined ? "required" : "not-a-list")] };
    const parts = members.map((member, i) => read(`/${list}/${i}`, of, member));
    return { value: { ...answer, [list]: parts.map(({ value }) => value) }, issues: parts.flatMap(({ issues }) => issues) };
  };
  const whole = (): { value: unknown; issues: Issue[] } => {
    const { value, issues } = main();
    const more = beside && partOf(answer, beside.property);
    if (more === undefined) return { value, issues };
    const one = read(`/${beside!.property}`, beside!.kind, more);
    return { value: { ...(value as object), [beside!.property]: one.value }, issues: [...issues, ...one.issues] };
  };

  const { value, issues } = whole();
  const wrong = issues.length > 0 ? issues : oddIn(asked.question, value).map(({ pointer, code }) => issueAt(pointer, code));
  if (wrong.length === 0) return value;
  throw breachOf(asked, form, answer, wrong);
}

/** What cannot be read of an answer. Asking again would not mend it. */
function breachOf({ operation, by, question }: Asked, form: Form, answer: unknown, issues: Issue[]): TransportError {
  const record = (pointer: string): Ref | undefined =>
    question.asks === "get" || (question.asks === "write" && pointer === "/changes") ? question.of : recordAt(form, answer, pointer);
  const named = issues.slice(0, mostNamed).map(({ pointer, message }) => {
    const on = record(pointer);
    return on && pointer !== "" ? message.replace(pointer, `${pointer} of ${on.kind} ${on.id}`) : message;
  });
  const more = issues.length > mostNamed ? `; and ${issues.length - mostNamed} more` : "";
  const definition = question.asks === "definition" ? question.of : undefined;
  const of = definition ? ` (${definition.id} of ${definition.pack} ${definition.version})` : "";
  const detail = `The ${by} broke the contract in its answer to ${operation}${of}: ${named.join("; ")}${more}.`;
  const first = record(issues[0]!.pointer);
  return new TransportError("bad-answer", detail, {
    retryable: false,
    issues: issues.slice(0, mostIssues),
    breach: { operation, by, ...(first && { record: first }), ...(definition && { definition }) },
  });
}

/** The record that a pointer leads into, where the answer holds records and this one has an id. */
function recordAt({ of, list, beside }: Form, answer: unknown, pointer: string): Ref | undefined {
  const [, property, index] = pointer.split("/");
  const parts: [kind: string | undefined, value: unknown] =
    beside && property === beside.property
      ? [beside.kind, partOf(answer, property)]
      : list === undefined
        ? [of, answer]
        : [property === list ? of : undefined, partOf(partOf(answer, list), index)];
  const [kind, value] = parts;
  const id = partOf(value, "id");
  return kind !== undefined && isKind(kind) && isId(id) ? { kind, id } : undefined;
}

const partOf = (value: unknown, name: string | undefined): unknown =>
  typeof value === "object" && value !== null && name !== undefined ? (value as Record<string, unknown>)[name] : undefined;
