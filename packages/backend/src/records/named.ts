import type { Id, Kind } from "@xiaoben/contract";
import { checkPatch, readRecord } from "@xiaoben/contract/schemas";
import { demand, mayRead } from "../authorize/check.ts";
import { demandWritable } from "../authorize/fields.ts";
import { contentIssues, demandReach } from "../practice/rules.ts";
import { inputIssues } from "../workflow/transition.ts";
import { rowOf, same, type Body } from "./body.ts";
import { demandValid } from "./issues.ts";
import { demandVersion, find, nextOf, notFound, save, type Scene } from "./scene.ts";

/** Carries out a named action of a kind without states: its input is set, nothing else changes. */
export async function actPlainly(
  scene: Scene,
  kind: Kind,
  name: string,
  { id, version, input = {} }: { id: Id; version?: number; input?: Readonly<Record<string, unknown>> },
): Promise<void> {
  const found = await find((ref) => scene.tx.get(ref), { kind, id });
  if (!found || !mayRead(scene.who, kind, found.governing)) throw notFound({ kind, id });
  demand(scene.who, scene.action, found.governing);
  demandWritable(scene.who, scene.action, found, Object.keys(input), "/input");
  demandReach(scene, kind, found.body);
  demandVersion(found.body, version);
  const what = `input of "${name}"`;
  demandValid(inputIssues(rowOf(kind).acts?.[name] ?? [], input), what);
  demandValid(inInput(checkPatch(kind, { ...found.body, ...input })), what);
  if (Object.entries(input).every(([property, value]) => same(found.body[property], value))) {
    scene.changes.set(`${kind}/${id}`, { kind, id, version: found.body.version });
    return;
  }
  const read = readRecord(kind, nextOf(found.body, input, scene.who.now));
  demandValid(read.issues, kind);
  const next = read.value as unknown as Body;
  demandValid(inInput(await contentIssues(scene, kind, next)), what);
  await save(scene, kind, next);
}

const inInput = <T extends { pointer: string }>(issues: readonly T[]): T[] =>
  issues.map((one) => ({ ...one, pointer: `/input${one.pointer}` }));
