import {
  isKind,
  kinds,
  operations,
  type Capabilities,
  type Id,
  type Kind,
  type Operation,
  type Page,
  type Query,
  type Ref,
  type Session,
  type Task,
  type WriteAnswer,
} from "@xiaoben/contract";
import { shapeOf } from "@xiaoben/contract/guards";
import { isTransportError, TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { callerOf, type Reach } from "./call.ts";
import { AdapterError, nearest } from "./errors.ts";
import { feedFrom } from "./feed.ts";
import { always, type FieldTable } from "./columns.ts";
import { compileFields } from "./compile.ts";
import { at, isRow } from "./json.ts";
import { checkedVerdicts, definitionFrom } from "./judging.ts";
import { checkedAnswer, kindWay, type KindWay } from "./kind.ts";
import type { AdaptOptions, AnyKind } from "./options.ts";
import { pages } from "./pages.ts";
import { findOne, listOf, type Reading } from "./reads.ts";
import { tasksFrom } from "./tasks.ts";
import { defaults, type Conventions } from "./way.ts";
import { writesThrough } from "./writes.ts";

/**
 * An existing API as a transport: `gatewayOver(adapt("vendor", reach, { … }))`. `name` begins every message about the adapter; `reach` says where
 * the API is. What the definition leaves out is not offered, and widgets hide it.
 * @throws {AdapterError} where the definition has mistakes: all of them, each with its place and how to mend it.
 */
export function adapt(name: string, reach: Reach, options: AdaptOptions): Transport {
  const faults: string[] = lacking(name, options);
  if (faults.length > 0) throw new AdapterError(faults);
  const conventions = { ...defaults, ...options.conventions };
  const ways = new Map<Kind, KindWay>();
  for (const [kind, kindOptions] of Object.entries(options.kinds) as [Kind, AnyKind][])
    ways.set(kind, kindWay(kind, kindOptions, name, conventions, faults));
  const { call: sessionCall, ...fields } = options.session;
  const sessionFields = compileFields(shapeOf("session"), [usualSession(fields, conventions), fields], `${name}.session`, faults);
  for (const [kind, { options: its }] of ways)
    for (const other of Object.values(its.also ?? {}))
      if (!ways.has(other))
        faults.push(`${name}.kinds.${kind}.also: "${other}" is not among the kinds of this adapter. Add it, or remove the line`);
  const reading: Reading = {
    call: callerOf(reach, options.envelope),
    paging: options.paging ?? pages(),
    conventions,
    data: options.envelope.data,
  };
  const tasks = options.tasks && tasksFrom(reading, options.tasks, name, faults);
  if (faults.length > 0) throw new AdapterError(faults);

  const wayOf = <K extends Kind>(kind: K, does: "list" | "get"): KindWay<K> => {
    const way = ways.get(kind);
    if (!way || (does === "list" && !way.options.calls.list)) throw notOffered(`${kind}.${does}`);
    return way as unknown as KindWay<K>;
  };
  const session = async (signal?: AbortSignal): Promise<Session | null> => {
    try {
      const data = at(await reading.call(sessionCall, {}, { safe: true, signal }), reading.data);
      const found = sessionFields.read(isRow(data) ? data : {}, conventions);
      return checkedAnswer("session", found, { name, operation: "session", pointer: "" });
    } catch (error) {
      if (isTransportError(error) && error.code === "signed-out") return null;
      throw error;
    }
  };
  const write = writesThrough({ ...reading, ways, actionId: options.actionId, expect: options.expect });
  const now = async (): Promise<number> => Date.parse((await session())?.now ?? new Date().toISOString());
  return {
    session,
    capabilities: async () => capabilitiesOf(options, ways),
    get: async <K extends Kind>(ref: Ref<K>, signal?: AbortSignal) =>
      (await findOne(reading, wayOf(ref.kind, "get"), ref.id, signal))?.record ?? null,
    list: async <K extends Kind>(query: Query<K>, signal?: AbortSignal): Promise<Page<K>> =>
      listOf(reading, wayOf(query.kind, "list"), query, signal),
    tasks: async (signal): Promise<Task[]> => {
      if (!tasks) throw notOffered("tasks");
      return tasks(signal);
    },
    evaluate: async (ask, signal) => {
      if (!options.evaluate) throw notOffered("evaluate");
      return checkedVerdicts(await options.evaluate(ask, signal));
    },
    rollup: async () => {
      throw notOffered("rollup");
    },
    definition: async (ref, signal) => {
      if (!options.packs) throw notOffered("definition");
      return definitionFrom(reading, options.packs, ref, signal);
    },
    write: async (action, input, actionId, signal): Promise<WriteAnswer> => write(action, input as { id: Id }, actionId, signal),
    changes: feedFrom(reading, [...ways.values()], { overlap: options.overlap ?? 5_000, now }),
  };
}

/** What a definition that no compiler has looked at cannot be without. */
function lacking(name: string, { envelope, session, kinds: given, conventions }: Partial<AdaptOptions>): string[] {
  const faults: string[] = [];
  if (!isRow(envelope)) faults.push(`${name}.envelope is missing. Give unwrap({ … })`);
  if (!isRow(session)) faults.push(`${name}.session is missing. Say how to ask who is signed in`);
  if (!isRow(given)) faults.push(`${name}.kinds is missing. Map at least one kind`);
  for (const [kind, its] of Object.entries(given ?? {})) {
    const meant = nearest(kind, kinds);
    if (!isKind(kind))
      faults.push(`${name}.kinds: there is no kind "${kind}"${meant ? `. Did you mean "${meant}"?` : `. There are: ${kinds.join(", ")}`}`);
    else if (!isRow(its) || !isRow(its.calls)) faults.push(`${name}.kinds.${kind}.calls is missing. Say at least how it is listed`);
    else if (typeof its.fields !== "object" || its.fields === null)
      faults.push(`${name}.kinds.${kind}.fields is missing. Map its properties`);
  }
  if (conventions?.zone !== undefined && !isZone(conventions.zone))
    faults.push(`${name}.conventions.zone: "${conventions.zone}" is no time zone. Give one like "Asia/Shanghai"`);
  return faults;
}

function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What a session says where the vendor does not. */
function usualSession(given: FieldTable<Session>, { zone }: Conventions): FieldTable<Session> {
  return {
    ...(!given.timeZone && { timeZone: always(zone) }),
    ...(!given.locale && { locale: always("zh-Hans") }),
    ...(!given.today && typeof given.now === "string" && { today: given.now }),
  };
}

/** What is offered: what the definition says how to do. */
function capabilitiesOf(options: AdaptOptions, ways: ReadonlyMap<Kind, KindWay>): Capabilities {
  const offered = new Set(["session", "capabilities"]);
  if (options.tasks) offered.add("tasks");
  if (options.packs) offered.add("definition");
  if (options.evaluate) offered.add("evaluate");
  for (const [kind, { options: its }] of ways) {
    offered.add(`${kind}.get`);
    for (const [does, call] of Object.entries(its.calls)) if (call) offered.add(`${kind}.${does}`);
    if (its.lists?.since) offered.add("changes");
  }
  const of = (level: number): readonly Operation[] => operations.filter((operation) => operation.kind && operation.level === level);
  return {
    contract: 1,
    levels: [1, 2, 3, 4, 5].filter((level) => of(level).some(({ id }) => offered.has(id))),
    operations: operations.map(({ id }) => id).filter((id) => offered.has(id)),
    profiles: ["getPost"],
  };
}

const notOffered = (operation: string): TransportError =>
  new TransportError("not-offered", `"${operation}" is not offered here: the adapter does not say how.`, { status: 501 });
