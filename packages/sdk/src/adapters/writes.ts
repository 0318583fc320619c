import { isId, problemStatus, type ActionId, type Change, type Issue, type Kind, type Ref, type WriteAnswer } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { actionParts, outlineOf, type WriteInput } from "../gateway/action.ts";
import { isEqual, isPlain, keyOf, merged } from "../values.ts";
import type { Call } from "./call.ts";
import { isEmpty } from "./compile.ts";
import { UntranslatableError } from "./errors.ts";
import { demandSound, sendable, setByVendor } from "./sound.ts";
import { at, isRow, type NewRow, type Row } from "./json.ts";
import type { KindWay } from "./kind.ts";
import { findOne, type Found, type Reading } from "./reads.ts";

export interface Writing extends Reading {
  ways: ReadonlyMap<Kind, KindWay>;
  /** Parameter and column of the action id. */
  actionId: string | undefined;
  /** Parameter of the version that was seen. */
  expect: string | undefined;
}

interface Step {
  ref: Ref;
  way: KindWay;
  verb: string;
  input: WriteInput;
  call: Call;
  actionId: string;
  signal: AbortSignal | undefined;
}

/** How many answers are remembered, for repeats on the same page. */
const mostRemembered = 500;

/** Writes through the vendor's calls: looks first, then writes, then reads what became of it. */
export function writesThrough(
  writing: Writing,
): (action: ActionId, input: WriteInput, actionId: string, signal?: AbortSignal) => Promise<WriteAnswer> {
  const remembered = new Map<string, { asked: string; answer: Promise<WriteAnswer> }>();
  return (action, input, actionId, signal) => {
    const asked = keyOf([action, input]);
    const known = remembered.get(actionId);
    if (known && known.asked !== asked)
      return Promise.reject(refusal("action-reused", `The action id ${actionId} was used for something else.`));
    if (known) return known.answer;
    const answer = write(writing, action, input, actionId, signal);
    remembered.set(actionId, { asked, answer });
    if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!);
    answer.catch(() => remembered.delete(actionId));
    return answer;
  };
}

async function write(writing: Writing, action: ActionId, input: WriteInput, actionId: string, signal?: AbortSignal): Promise<WriteAnswer> {
  const { kind, verb, does } = actionParts(action);
  const way = writing.ways.get(kind);
  const call = way?.options.calls[verb] as Call | undefined;
  if (!way || !call) throw refusal("not-offered", `${action} is not offered here.`);
  const step: Step = { ref: { kind, id: input.id }, way, verb, input, call, actionId, signal };
  const before = await findOne(writing, way, input.id, signal);
  if (before && writing.actionId !== undefined && at(before.row, writing.actionId) === actionId) return answerOf(before, kind, []);
  return does === "create" ? create(writing, step, before) : onto(writing, step, before, does);
}

async function create(writing: Writing, step: Step, before: Found | null): Promise<WriteAnswer> {
  const { ref, way, input } = step;
  const body = sendable(input.body ?? {});
  await demandSound(ref.kind, "create", body);
  if (before && contains(way, before.record, body)) return answerOf(before, ref.kind, []);
  if (before) throw refusal("stale-version", `There is a ${ref.kind} with this id already.`, { current: before.record });
  const key = way.key(input.id);
  const made = translated(writing, way, { ...body, id: input.id }, Object.keys(body));
  return send(writing, step, { ...key, ...made }, undefined);
}

async function onto(writing: Writing, step: Step, before: Found | null, does: "change" | "remove" | "act"): Promise<WriteAnswer> {
  const { ref, way, verb, input } = step;
  if (!before) throw refusal("not-found", `There is no ${ref.kind} ${ref.id} here.`);
  const { record, row } = before;
  const state = (record as { state?: string }).state;
  const transitions = does === "act" ? (outlineOf(ref.kind)?.transitions.filter(({ id }) => id === verb) ?? []) : [];
  const stale = input.version !== undefined && input.version !== record.version;
  if (stale) {
    const done = does === "change" ? contains(way, record, input.patch ?? {}) : isReached(transitions, state);
    if (done) return answerOf(before, ref.kind, []);
    throw refusal("stale-version", "Somebody else has changed the record since it was read.", { current: record });
  }
  if (transitions.length > 0 && !transitions.some(({ from }) => from.includes(String(state))))
    throw refusal("transition-not-allowed", `"${verb}" is not possible in the state "${String(state)}".`);
  const content = does === "change" ? (input.patch ?? {}) : does === "act" ? (input.input ?? {}) : {};
  await demandSound(ref.kind, "change", sendable(content));
  const after = merged(record, content);
  const decided = Object.keys(content).filter(
    (property) => (way.fields.shown.has(property) || setByVendor.has(property)) && !isEqual(at(after, property), at(record, property)),
  );
  if (decided.length > 0)
    throw refusal("validation", `The vendor's system decides ${decided.join(", ")} itself.`, {
      issues: decided.map((property) => notKept(property, "is decided by the vendor's system: leave it out")),
    });
  const changed = translated(writing, way, after, Object.keys(sendable(content)));
  return send(writing, step, { ...(way.options.whole && does === "change" ? row : {}), ...way.key(input.id), ...changed }, before);
}

/** Whether an earlier try has led to where the transition leads. */
const isReached = (transitions: readonly { from: readonly string[]; to: string }[], state: string | undefined): boolean =>
  transitions.some(({ from, to }) => to === state && !from.includes(state));

/** What is sent for some properties. @throws {TransportError} `validation` for what the vendor has no place or no code for: nothing is dropped in silence. */
function translated({ conventions }: Writing, way: KindWay, record: object, properties: readonly string[]): Row {
  const homeless = properties.filter((property) => !way.fields.properties.has(property) && !isEmpty(at(record, property)));
  if (homeless.length > 0)
    throw refusal("validation", `The vendor's system has no place for ${homeless.join(", ")} of a ${way.kind}.`, {
      issues: homeless.map((property) => notKept(property, "has no place in the vendor's system: leave it out, or map it in the adapter")),
    });
  try {
    return way.fields.write(record, properties, conventions);
  } catch (error) {
    if (!(error instanceof UntranslatableError)) throw error;
    const pointer = /^(\/[^:]*): /.exec(error.message)?.[1] ?? "";
    throw refusal("validation", error.message, { issues: [{ pointer, code: error.code, message: error.message }] });
  }
}

async function send(writing: Writing, step: Step, row: Row, before: Found | undefined): Promise<WriteAnswer> {
  const { ref, way, call, actionId, signal } = step;
  const params: NewRow = { ...row };
  if (writing.actionId !== undefined) params[writing.actionId] = actionId;
  if (writing.expect !== undefined && before) params[writing.expect] = at(before.row, writing.expect) ?? null;
  let answered: Row;
  try {
    answered = await writing.call(call, params, { safe: false, signal });
  } catch (error) {
    if (!isTransportError(error) || error.code !== "stale-version") throw error;
    const current = await findOne(writing, way, ref.id);
    throw new TransportError(error.code, error.detail, { ...error, ...(current && { current: current.record }) });
  }
  const also = derived(writing, step, answered);
  const after = await findOne(writing, way, ref.id);
  if (after) return answerOf(after, ref.kind, also);
  if (step.verb === "remove") return { changes: [{ ...ref, version: (before?.record.version ?? 0) + 1 }, ...also] };
  throw new TransportError(
    "bad-answer",
    `The vendor accepted a ${ref.kind} that is not there afterwards. Look at the column that keeps its id.`,
    {
      breach: { operation: `${ref.kind}.${step.verb}`, by: "adapter", record: ref },
    },
  );
}

/** Records that changed with this one, as the vendor's answer tells them: their keys and versions are enough. */
function derived({ data, ways, conventions }: Writing, { way, verb }: Step, answered: Row): Change[] {
  return Object.entries(way.options.also ?? {}).flatMap(([path, kind]) =>
    [at(at(answered, data), path)].flat().flatMap((row) => {
      if (!isRow(row)) return [];
      const { id, version } = ways.get(kind)!.fields.read(row, conventions).value;
      if (isId(id) && typeof version === "number") return [{ kind, id, version }];
      throw new TransportError(
        "bad-answer",
        `A ${kind} that the answer tells at "${path}" has no id or no version. Mend "also" of ${way.kind}.`,
        {
          breach: { operation: `${way.kind}.${verb}`, by: "adapter" },
        },
      );
    }),
  );
}

const answerOf = ({ record }: Found, kind: Kind, also: Change[]): WriteAnswer => ({
  record,
  changes: [{ kind, id: record.id, version: record.version }, ...also],
});

/** Whether a record holds already what was to be written: the answer of an earlier try was lost. */
const contains = (way: KindWay, record: object, content: object): boolean =>
  Object.entries(content).every(
    ([property, value]) => way.fields.shown.has(property) || !way.fields.properties.has(property) || holds(at(record, property), value),
  );

const holds = (value: unknown, wanted: unknown): boolean =>
  isPlain(wanted) && isPlain(value)
    ? Object.entries(wanted).every(([name, inner]) => holds(value[name], inner))
    : isEqual(value, wanted) || (isEmpty(value) && isEmpty(wanted));

const notKept = (property: string, says: string): Issue => ({ pointer: `/${property}`, code: "not-kept", message: `/${property} ${says}` });

const refusal = (
  code: Extract<keyof typeof problemStatus, string>,
  detail: string,
  more: { issues?: Issue[]; current?: unknown } = {},
): TransportError => new TransportError(code, detail, { status: problemStatus[code], ...more });
