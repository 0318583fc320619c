import { isDec, ProblemError, units, type Ambiguity, type Decision, type Issue, type Pack, type Parameter } from "@xiaoben/contract";
import { isValid } from "../directory/who.ts";
import { issue } from "../records/issues.ts";
import type { Scene } from "../records/scene.ts";
import { levelOf, rankOf } from "./levels.ts";
import { nameOf, wholePack } from "./setup.ts";

/** What is wrong with a new decision. */
export async function decisionIssues(scene: Scene, body: Decision): Promise<Issue[]> {
  const basis = body.basis.trim() === "" ? [issue("/basis", "empty", "Say what the decision rests on: a document, a meeting.")] : [];
  const superseded = await supersededIssues(scene, body);
  const packs = packsFor(scene, body);
  if (packs.length === 0)
    return [
      ...basis,
      ...superseded,
      issue("/pack", "not-bound", `No published version of "${body.pack}" binds here on ${body.from} or later. Bind it first.`),
    ];
  const asked = questionOf(packs, body);
  if (!asked)
    return [...basis, ...superseded, issue("/ambiguity", "not-there", `"${body.pack}" leaves no question "${body.ambiguity}" open.`)];
  const { pack, ambiguity } = asked;
  const early =
    body.from < pack.effective.from ? [issue("/from", "before-the-pack", `The pack is in force from ${pack.effective.from}.`)] : [];
  return [...basis, ...superseded, ...early, ...answerIssues(pack, ambiguity, body)];
}

/** The pack says which level and which role decide a question. @throws {ProblemError} `not-permitted` */
export function demandMayDecide(scene: Scene, body: Decision): void {
  const { decide } = questionOf(packsFor(scene, body), body)!.ambiguity;
  const { directory, roles } = scene.who;
  const org = directory.org(body.org);
  if (!org || rankOf(levelOf(org)) < rankOf(decide.level))
    throw new ProblemError("not-permitted", `The pack leaves "${body.ambiguity}" to the ${decide.level}; ${nameOf(org)} is below that.`, {
      issues: [issue("/org", "level-too-low", `Decided at level ${decide.level}.`)],
    });
  if (!roles.some(({ role, path }) => role === decide.role && org.path.startsWith(path)))
    throw new ProblemError("not-permitted", `The pack leaves "${body.ambiguity}" to the ${decide.role} of ${nameOf(org)}.`, {
      issues: [issue("/ambiguity", "not-yours-to-decide", `Decided by the ${decide.role}.`)],
    });
}

/** Versions that are bound to the organisation, above it or below it on the decision's day or later; the one in force on that day first. */
function packsFor({ setup, who: { directory } }: Scene, { org, pack, from }: Decision): Pack[] {
  const path = directory.pathOf(org) ?? "/";
  const concerns = (other: string): boolean => path.startsWith(other) || other.startsWith(path);
  return setup.bindings
    .filter((binding) => binding.pack === pack && (binding.to === undefined || binding.to >= from))
    .filter((binding) => concerns(directory.pathOf(binding.org) ?? "-"))
    .sort((a, b) => Number(isValid(b, from)) - Number(isValid(a, from)) || (a.from < b.from ? -1 : 1))
    .flatMap((binding) => wholePack(setup, binding.pack, binding.packVersion) ?? []);
}

function questionOf(packs: readonly Pack[], { ambiguity: id }: Decision): { pack: Pack; ambiguity: Ambiguity } | undefined {
  for (const pack of packs) {
    const ambiguity = pack.ambiguities.find((one) => one.id === id);
    if (ambiguity) return { pack, ambiguity };
  }
  return undefined;
}

function answerIssues({ parameters }: Pack, { readings, asks }: Ambiguity, { reading, value }: Decision): Issue[] {
  if ((reading === undefined) === (value === undefined))
    return [issue("/reading", "one-of", "Choose a reading or give a value: one of the two.")];
  if (reading !== undefined)
    return readings.some((one) => one.id === reading)
      ? []
      : [issue("/reading", "not-there", `The readings are ${readings.map(({ id }) => id).join(", ") || "none: give a value"}.`)];
  const parameter = parameters.find(({ id }) => id === asks);
  if (!parameter) return [issue("/value", "not-asked", "The question asks for no value: choose one of its readings.")];
  const wrong = valueFault(parameter, value!);
  return wrong === undefined ? [] : [issue("/value", wrong.code, wrong.message)];
}

function valueFault({ type, choices = [] }: Parameter, value: string): { code: string; message: string } | undefined {
  if (type === "choice")
    return choices.includes(value) ? undefined : { code: "unknown-code", message: `Choose one of ${choices.join(", ")}.` };
  if (!isDec(value)) return { code: "not-a-decimal", message: 'Write a decimal as text, such as "1.5".' };
  if (value.startsWith("-")) return { code: "negative", message: "Give a number from 0." };
  if (type === "count" && units(value) % units("1") !== 0) return { code: "not-a-count", message: "Give a whole number." };
  return undefined;
}

async function supersededIssues({ tx }: Scene, body: Decision): Promise<Issue[]> {
  if (body.supersedes === undefined) return [];
  const before = (await tx.get({ kind: "decision", id: body.supersedes }))?.body as Decision | undefined;
  if (!before) return [issue("/supersedes", "not-there", "There is no such decision.")];
  return before.org === body.org && before.pack === body.pack && before.ambiguity === body.ambiguity
    ? []
    : [issue("/supersedes", "of-something-else", "It decides another question, or the same one for another organisation.")];
}
