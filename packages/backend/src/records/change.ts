import { ProblemError, type Id, type Issue, type Kind } from "@xiaoben/contract";
import { checkPatch, readRecord } from "@xiaoben/contract/schemas";
import { demand, editable, mayRead } from "../authorize/check.ts";
import { demandWritable } from "../authorize/fields.ts";
import { partiesAtLevel } from "../workflow/levels.ts";
import { clearFallen } from "../workflow/signature.ts";
import { contentIssues } from "../practice/rules.ts";
import { same, workflowOf, type Body } from "./body.ts";
import { activityIssues, listIssues } from "./around-activities.ts";
import { publicationIssues, withNamed } from "./around-publications.ts";
import { debriefIssues, formIssues } from "./around-lessons.ts";
import { demandValid, issue } from "./issues.ts";
import { moveAlong } from "./move-along.ts";
import { mergePatch } from "./merge-patch.ts";
import { demandVersion, find, nextOf, notFound, save, type Found, type Scene } from "./scene.ts";

/** Properties that no patch changes: they say what a record is. */
const fixed = ["id", "version", "org", "createdAt", "updatedAt", "deleted", "state", "signatures", "provenance", "plan"];
/** What a given fact is about, and of what source: another one is another record. */
const fixedOfGiven = ["source", "person", "group", "pair"];

/** Changes a record by a merge patch. Only what is sent is checked for permission; signatures that no longer stand fall. */
export async function change(
  scene: Scene,
  kind: Kind,
  { id, version, patch }: { id: Id; version?: number; patch: Readonly<Record<string, unknown>> },
): Promise<void> {
  const found = await find((ref) => scene.tx.get(ref), { kind, id });
  if (!found || !mayRead(scene.who, kind, found.governing)) throw notFound({ kind, id });
  const parties = demand(scene.who, scene.action, found.governing);
  demandVersion(found.body, version);
  demandWritable(scene.who, scene.action, found, Object.keys(patch));
  demandFields(found, patch, editable(found.governing, partiesAtLevel(scene.who, scene.settings, found.governing, parties)));
  const patched = kind === "pack" ? { ...found.body, ...patch } : mergePatch(found.body, patch);
  const content = kind === "publication" ? (withNamed(scene, patched) as Body) : patched;
  const merged = Object.fromEntries(Object.keys(patch).map((name) => [name, content[name] ?? null]));
  demandValid(checkPatch(kind, merged), `change of the ${kind}`);
  if (same(content, found.body)) {
    scene.changes.set(`${kind}/${id}`, { kind, id, version: found.body.version });
    return;
  }
  const gone = Object.fromEntries(
    Object.keys(found.body)
      .filter((name) => !(name in content))
      .map((name) => [name, undefined]),
  );
  const next = clearFallen(nextOf(found.body, { ...content, ...gone }, scene.who.now));
  const read = readRecord(kind, next);
  demandValid(read.issues, kind);
  if (kind === "lesson") demandValid(formIssues(scene), "change of the lesson");
  if (kind === "activity") demandValid(await activityIssues(scene, read.value as unknown as Body), "change of the activity");
  if (kind === "participation") demandValid(listIssues(found.body, patch), "change of the participation");
  if (kind === "debrief") demandValid(await debriefIssues(scene, read.value as unknown as Body), "change of the debrief");
  if (kind === "publication")
    demandValid(await publicationIssues(scene, read.value as unknown as Body, found.body), "change of the publication");
  demandValid(await contentIssues(scene, kind, read.value as unknown as Body), `change of the ${kind}`);
  await save(scene, kind, read.value as unknown as Body);
  await moveAlong(scene, kind, found.body, read.value as unknown as Body);
}

function demandFields({ governing, stored }: Found, patch: Readonly<Record<string, unknown>>, allowed: readonly string[]): void {
  const isFree = governing === stored && !workflowOf(stored.kind as Kind);
  if (allowed.length === 0 && !isFree)
    throw new ProblemError("not-permitted", `In state "${governing.state}" you cannot change this ${stored.kind}.`);
  const all = isFree || governing !== stored || allowed.includes("*");
  const never = stored.kind === "given" ? [...fixed, ...fixedOfGiven] : fixed;
  const refused: Issue[] = Object.keys(patch)
    .filter((name) => never.includes(name) || (!all && !allowed.includes(name)))
    .map((name) => issue(`/${name}`, "not-yours-to-change", `In state "${governing.state}" you cannot change this.`));
  if (refused.length > 0)
    throw new ProblemError(
      "not-permitted",
      `You cannot change ${refused.map((one) => one.pointer).join(", ")} of this ${stored.kind} in state "${governing.state}".`,
      { issues: refused },
    );
}
