import { addDays, kindTable, ProblemError, type Binding, type Issue, type PackRecord } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import { issue } from "../records/issues.ts";
import { nextOf, save, type Scene } from "../records/scene.ts";
import { fits, levelOf } from "./levels.ts";
import { nameOf, recordOf, wholePack } from "./setup.ts";

/** What is wrong with a new binding: the version that it names, its first day, and what it would cut off. */
export async function newBindingIssues(scene: Scene, body: Binding): Promise<Issue[]> {
  const { setup, who } = scene;
  const record = recordOf(setup, body.pack, body.packVersion);
  const now = record && ((await scene.tx.get({ kind: "pack", id: record.id }))?.body as PackRecord | undefined);
  if (!record || now?.state === "draft" || now?.deleted)
    return [issue("/packVersion", "not-there", `There is no published pack ${body.pack} ${body.packVersion}.`)];
  if (now?.state === "withdrawn")
    return [issue("/packVersion", "withdrawn", `${body.pack} ${body.packVersion} was withdrawn: ${now.reason}. Bind another version.`)];
  const { level, effective } = wholePack(setup, body.pack, body.packVersion) ?? record.pack;
  const issues: Issue[] = [];
  const org = who.directory.org(body.org);
  if (org && !fits(level, org))
    issues.push(issue("/org", "level-too-high", `A pack of level ${level} cannot bind ${nameOf(org)}, which is of level ${levelOf(org)}.`));
  if (body.from < effective.from)
    issues.push(issue("/from", "before-the-pack", `The pack is in force from ${effective.from}. Bind it from that day or a later one.`));
  if (effective.to !== undefined && body.from > effective.to)
    issues.push(issue("/from", "after-the-pack", `The pack was in force until ${effective.to}. Bind a version that is in force.`));
  return [...issues, ...(await gapIssues(scene, body))];
}

/** Two bindings of one pack to one organisation never hold on the same day: those that begin inside this one are in its way. */
export async function overlapIssues(scene: Scene, body: Binding): Promise<Issue[]> {
  const others = await alike(scene, body);
  return others
    .filter((other) => other.from >= body.from && (body.to === undefined || other.from <= body.to))
    .map((other) =>
      issue(
        scene.action === "binding.create" ? "/from" : "/to",
        "overlaps",
        `Binding ${other.id} of version ${other.packVersion} begins on ${other.from}. End this one before that day.`,
      ),
    );
}

/** An organisation binds the packs that it or one below it answers for; those from above bind it without its doing. */
export function demandPackInReach({ who, setup }: Scene, { pack, packVersion }: Binding): void {
  const record = recordOf(setup, pack, packVersion);
  const path = record && who.directory.pathOf(record.org);
  const reaches = who.roles.some(({ role, path: own }) => kindTable.binding.writers.some((one) => one === role) && path?.startsWith(own));
  if (record && !reaches)
    throw new ProblemError(
      "not-permitted",
      `${pack} is a pack of ${nameOf(who.directory.org(record.org))}: who runs that organisation, or one above it, binds it.`,
      { issues: [issue("/pack", "not-yours-to-bind", "Ask whoever answers for the pack.")] },
    );
}

/** A new binding takes the place of the one that is in force: the earlier ends on the day before. */
export async function endEarlier(scene: Scene, body: Binding): Promise<void> {
  for (const earlier of await inForce(scene, body)) {
    const to = addDays(body.from, -1);
    await save(scene, "binding", nextOf(earlier as unknown as Body, { to }, scene.who.now), "binding.end");
  }
}

/** With an end of its own, a new binding would leave nothing in force after it, where an earlier one goes on. */
async function gapIssues(scene: Scene, body: Binding): Promise<Issue[]> {
  if (body.to === undefined) return [];
  return (await inForce(scene, body))
    .filter((earlier) => earlier.to === undefined || earlier.to > body.to!)
    .map((earlier) =>
      issue(
        "/to",
        "leaves-a-gap",
        `Binding ${earlier.id} of version ${earlier.packVersion} goes on after ${body.to}, and would end before ${body.from}. Leave "to" out, or end that one first.`,
      ),
    );
}

const inForce = async (scene: Scene, body: Binding): Promise<Binding[]> =>
  (await alike(scene, body)).filter((other) => other.from < body.from && (other.to === undefined || other.to >= body.from));

/** Other bindings of the pack to the organisation, as this transaction sees them. */
async function alike({ tx }: Scene, { id, org, pack }: Binding): Promise<Binding[]> {
  const rows = await tx.linked({ kind: "org", id: org }, "org", "binding");
  return rows.map((row) => row.body as Binding).filter((other) => other.id !== id && other.pack === pack);
}
