import { isId, ProblemError, type Attachment, type Id, type Kind, type Ref } from "@xiaoben/contract";
import { checkNew, readRecord } from "@xiaoben/contract/schemas";
import { demandMayAttach } from "../attachments/attach.ts";
import { demand, editable, mayRead, partiesFor } from "../authorize/check.ts";
import { demandWritable } from "../authorize/fields.ts";
import { afterBirth, demandDecider, demandReach, isOfPractice, newIssues } from "../practice/rules.ts";
import type { Stored } from "../store/store.ts";
import { same, parentOf, rowOf, textAt, workflowOf, type Body } from "./body.ts";
import { withNamed } from "./around-publications.ts";
import { birthIssues, stampsOf, withInherited } from "./birth.ts";
import { demandValid, issue } from "./issues.ts";
import { toStored } from "./project.ts";
import { governingOf, save, type Scene } from "./scene.ts";

type Content = Readonly<Record<string, unknown>>;

const setByServer: readonly string[] = ["id", "version", "createdAt", "updatedAt", "state", "deleted", "signatures"];
const isSetByServer = (kind: Kind, name: string): boolean => setByServer.includes(name) || (rowOf(kind).stamped ?? []).includes(name);

/**
 * Creates a record with an id that the client made. The caller's own retry with the same content counts as created;
 * a tombstone may be written again by the one who left it.
 */
export async function create(scene: Scene, kind: Kind, { id, body: sent }: { id: Id; body: Content }): Promise<void> {
  demandValid(isId(id) ? [] : [issue("/id", "not-an-id", "Make an id with newId() or idOf().")], kind);
  demandValid(checkNew(kind, sent), kind);
  const given = kind === "publication" ? withNamed(scene, sent) : sent;
  const before = await scene.tx.get({ kind, id });
  const body = newRecord(scene, kind, id, {
    sent: given,
    stamps: await stampsOf(scene, kind, sent),
    tombstone: before?.body as Body | undefined,
  });
  if (before && !before.deleted) return answerRetry(scene, { kind, id }, before, body);
  if (before && before.owner !== null && before.owner !== scene.who.person)
    throw new ProblemError("duplicate-key", `The id ${id} is taken. Make another one.`);
  demandValid(await birthIssues(scene, kind, body), kind);
  await demandRight(scene, kind, body, sent);
  demandReach(scene, kind, body);
  demandValid(await newIssues(scene, kind, body), kind);
  demandDecider(scene, kind, body);
  await save(scene, kind, await withInherited(scene, kind, body));
  await afterBirth(scene, kind, body);
}

/** Nothing of a record is shown to whom it does not concern: he is told that the id is taken. */
async function answerRetry(scene: Scene, ref: Ref, before: Stored, body: Body): Promise<void> {
  const current = before.body as Body;
  const owner = rowOf(ref.kind).owner;
  const isOwner = owner !== undefined && textAt(current, owner) === scene.who.person;
  if (!isOwner && !(await mayWriteIt(scene, ref.kind, before)))
    throw new ProblemError("duplicate-key", `The id ${ref.id} is taken. Make another one.`);
  if (!Object.entries(body).every(([name, value]) => isSetByServer(ref.kind, name) || same(value, current[name])))
    throw new ProblemError("stale-version", `There is a ${ref.kind} with this id and other content. Change that one.`, { current });
  scene.changes.set(`${ref.kind}/${ref.id}`, { kind: ref.kind, id: ref.id, version: current.version });
}

async function mayWriteIt({ tx, who }: Scene, kind: Kind, stored: Stored): Promise<boolean> {
  if (rowOf(kind).owner !== undefined && !isOfPractice(kind)) return false;
  const governing = await governingOf((ref) => tx.get(ref), kind, stored);
  return governing !== null && mayRead(who, kind, governing) && partiesFor(who, `${kind}.create`, governing) !== null;
}

/** The record as it would be stored, its decimals written as text. What the server sets is not taken from the client. */
function newRecord(
  { who: { now } }: Scene,
  kind: Kind,
  id: Id,
  { sent, stamps, tombstone }: { sent: Content; stamps: Content; tombstone: Body | undefined },
): Body {
  const workflow = workflowOf(kind);
  const content = Object.fromEntries(Object.entries(sent).filter(([name]) => !isSetByServer(kind, name)));
  const read = readRecord(kind, {
    ...content,
    id,
    version: (tombstone?.version ?? 0) + 1,
    createdAt: now,
    updatedAt: now,
    ...(workflow && { state: workflow.initial }),
    ...stamps,
  });
  demandValid(read.issues, kind);
  return read.value as unknown as Body;
}

/** The relation is judged on the record as it would be; a section or item may be added while its plan may be edited. */
async function demandRight(scene: Scene, kind: Kind, body: Body, sent: Content): Promise<void> {
  const candidate = toStored(kind, body, scene.who.directory.pathOf);
  const governing = await governingOf((ref) => scene.tx.get(ref), kind, candidate);
  if (!governing) throw new ProblemError("not-found", `The ${parentOf(kind)!.kind} of this ${kind} is not there.`);
  const parties = demand(scene.who, scene.action, governing);
  const own = Object.keys(sent).filter((name) => !isSetByServer(kind, name));
  demandWritable(scene.who, scene.action, { stored: candidate, governing }, own);
  if (kind === "attachment") await demandMayAttach(scene, body["of"] as Attachment["of"]);
  if (governing !== candidate && editable(governing, parties).length === 0)
    throw new ProblemError("transition-not-allowed", `In state "${governing.state}" the ${governing.kind} cannot be edited.`);
}
