import {
  canonical,
  isId,
  isProblemError,
  operationById,
  ProblemError,
  sha256,
  type ActionId,
  type ActionOf,
  type Checklist,
  type DefinitionRef,
  type Id,
  type Kind,
  type Kinds,
  type Ref,
  type WriteAnswer,
} from "@xiaoben/contract";
import type { Caller } from "./backend.ts";
import { examine } from "./attachments/examine.ts";
import { demandRoom, openBytes } from "./attachments/open-uploads.ts";
import { mayRead } from "./authorize/check.ts";
import { discreetly, shownTo } from "./authorize/fields.ts";
import type { Who } from "./directory/who.ts";
import { setupFor } from "./practice/setup.ts";
import { workflowOf } from "./records/body.ts";
import { change } from "./records/change.ts";
import { create } from "./records/create.ts";
import { demandValid, issue } from "./records/issues.ts";
import { actPlainly } from "./records/named.ts";
import { remove } from "./records/remove.ts";
import { find, type Scene } from "./records/scene.ts";
import { demandStorable } from "./records/storable.ts";
import { aheadOf } from "./reports/ahead.ts";
import { gather } from "./reports/gather.ts";
import type { Services } from "./services.ts";
import type { Store, Tx } from "./store/store.ts";
import { act } from "./workflow/act.ts";
import { chainFor } from "./workflow/chain.ts";

interface Input {
  id: Id;
  version?: number;
  body?: Readonly<Record<string, unknown>>;
  patch?: Readonly<Record<string, unknown>>;
  input?: Readonly<Record<string, unknown>>;
}

/** Carries out one action in one transaction, or answers what it did the first time. */
export async function write<A extends ActionId>(
  services: Services,
  caller: Caller,
  action: A,
  input: ActionOf[A],
  actionId: string,
): Promise<WriteAnswer> {
  const kind = kindOf(services, action);
  demandValid(isId(actionId) ? [] : [issue("/actionId", "not-an-id", "Make one with newId(); a retry carries the same.")], "action");
  const given = input as Input;
  demandStorable(given.body ?? given.patch, "");
  demandStorable(given.input, "/input");
  const who = await services.who(caller);
  const definition = await definitionFor(services, who, kind, given);
  const checklists = await checklistsFor(services, who, kind, given);
  const setup = await setupFor(services, who, kind, { id: given.id, person: given.body?.["person"] });
  const examined = action === "attachment.complete" ? await examine(services, who, given.id) : undefined;
  const gathered = action === "report.prepare" ? await gather(services, who, given.id) : undefined;
  const chain = action === "hour.submit" ? await chainFor(services, who, given.id) : undefined;
  const open = action === "attachment.create" ? await openBytes(services, who, given.id) : 0;
  const inputHash = hashOf(caller, action, given);
  const around = kind === "report" && action !== "report.create" ? await aheadOf(services.store, who.tenant, given.id) : [];
  const ahead = { records: [{ kind, id: given.id }, ...around], actions: [actionId] };
  const carryOutOnce = async (tx: Tx): Promise<WriteAnswer> => {
    const done = await tx.done(actionId);
    if (done) return firstAnswer(tx, who, { kind, id: given.id }, done, inputHash);
    if (action === "attachment.create") demandRoom(services, open, given.body ?? {});
    const scene: Scene = {
      tx,
      who,
      settings: services.settings,
      code: services.code,
      action,
      actionId,
      inputHash,
      definition,
      checklists,
      setup,
      examined,
      gathered,
      chain,
      changes: new Map(),
    };
    await carryOut(scene, kind, action.slice(kind.length + 1), given);
    const changes = [...scene.changes.values()];
    await tx.audit({ at: who.now, actor: who.person, action, actionId, on: { kind, id: given.id }, changes });
    return { ...(await shown(tx, who, { kind, id: given.id })), changes };
  };
  const carriedOut = (): Promise<WriteAnswer> => services.store.write(caller.tenant, carryOutOnce, ahead);
  return (action === "participation.signIn" ? services.wrongCodes.watch(who, carriedOut) : carriedOut()).catch(async (error: unknown) => {
    const told = await discreet(services.store, who, kind, error);
    throw await discreetly(who, told, kind, (id) => find((ref) => services.store.get(who.tenant, ref), { kind, id }));
  });
}

/** Which record holds a business key is told to whom may read it; to everybody else, that the key is taken. */
async function discreet(store: Store, who: Who, kind: Kind, error: unknown): Promise<unknown> {
  if (!isProblemError(error) || error.code !== "duplicate-key") return error;
  const { id } = (error.more.current ?? {}) as { id?: Id };
  const found = id === undefined ? null : await find((ref) => store.get(who.tenant, ref), { kind, id });
  if (found && mayRead(who, kind, found.governing)) return error;
  return new ProblemError(
    "duplicate-key",
    `The id, or another key of this ${kind}, is taken by a record that you may not read. Choose another.`,
  );
}

/** What an action did is kept under this: the same person, the same action, the same content. */
const hashOf = (caller: Caller, action: string, { version: _seen, ...content }: Input): string =>
  sha256(canonical({ person: caller.person, action, content }));

function kindOf({ settings }: Services, action: string): Kind {
  const operation = operationById.get(action);
  if (!operation?.kind || !["create", "change", "remove", "act"].includes(operation.does) || settings.without.includes(action))
    throw new ProblemError("not-offered", `"${action}" is not offered here. The capabilities list what is.`);
  return operation.kind;
}

/** Definitions are read before the transaction: they never change, and a transaction reads nothing but its own. */
async function definitionFor(
  { store, definitions }: Services,
  who: Who,
  kind: Kind,
  { id, body, patch }: Input,
): Promise<Scene["definition"]> {
  const form = kind === "observation" ? body?.["form"] : kind === "lesson" ? (body ?? patch)?.["form"] : undefined;
  if (isRef(form)) return definitions.find(who.tenant, form);
  if (kind !== "plan" && kind !== "pair") return undefined;
  const stored = body ? null : await store.get(who.tenant, { kind, id });
  const ref = ((body ?? stored?.body) as { template?: DefinitionRef } | undefined)?.template;
  return ref && definitions.find(who.tenant, ref);
}

/** The checklists of an activity, as it is or is to be. */
async function checklistsFor(
  { store, definitions }: Services,
  who: Who,
  kind: Kind,
  { id, body, patch }: Input,
): Promise<Scene["checklists"]> {
  if (kind !== "activity") return undefined;
  const sent = (body ?? patch)?.["checklists"];
  const refs = sent ?? ((await store.get(who.tenant, { kind, id }))?.body as { checklists?: unknown } | undefined)?.checklists;
  if (!Array.isArray(refs)) return undefined;
  const found = await Promise.all(refs.map((ref: unknown) => (isRef(ref) ? definitions.find(who.tenant, ref) : undefined)));
  return found.map((one) => (one && "items" in one && one.items.every((item) => "phase" in item) ? (one as Checklist) : undefined));
}

/** What a caller sent is not looked at before this. */
const isRef = (value: unknown): value is DefinitionRef =>
  typeof value === "object" &&
  value !== null &&
  (["pack", "version", "id"] as const).every((name) => typeof (value as Partial<DefinitionRef>)[name] === "string");

async function carryOut(scene: Scene, kind: Kind, verb: string, input: Input): Promise<void> {
  if (verb === "create") return create(scene, kind, { id: input.id, body: input.body ?? {} });
  const target = { id: input.id, ...(input.version !== undefined && { version: input.version }) };
  if (verb === "change") return change(scene, kind, { ...target, patch: input.patch ?? {} });
  if (verb === "remove") return remove(scene, kind, target);
  const taken = { ...target, ...(input.input && { input: input.input }) };
  return workflowOf(kind) ? act(scene, kind, verb, taken) : actPlainly(scene, kind, verb, taken);
}

async function firstAnswer(
  tx: Tx,
  who: Who,
  ref: Ref,
  done: NonNullable<Awaited<ReturnType<Tx["done"]>>>,
  inputHash: string,
): Promise<WriteAnswer> {
  if (done.inputHash !== inputHash)
    throw new ProblemError(
      "action-reused",
      "This action id was used for something else. Make a new one for every action; only a retry carries the same.",
    );
  return { ...(await shown(tx, who, ref)), changes: done.changes };
}

/** The record as the caller may see it now: an action can take it out of his sight. */
async function shown(tx: Tx, who: Who, ref: Ref): Promise<Pick<WriteAnswer, "record">> {
  const found = await find((one) => tx.get(one), ref);
  return found && mayRead(who, ref.kind, found.governing) ? { record: shownTo(who, found) as unknown as Kinds[Kind] } : {};
}
