import { factVocabulary, isDay, isDec, type FactRow, type Given, type Issue } from "@xiaoben/contract";
import { issue } from "../records/issues.ts";
import type { Scene } from "../records/scene.ts";

/** What is wrong with a given fact: whose it is, and what it says. */
export async function givenIssues(scene: Scene, body: Given): Promise<Issue[]> {
  return [...(await subjectIssues(scene, body)), ...factIssues(body)];
}

/** The facts of a source are told by its vocabulary. What the record itself says (day, person, title) is not said again. */
export function factIssues({ source, facts }: Given): Issue[] {
  const rows = factVocabulary[source];
  return Object.entries(facts).flatMap(([name, value]): Issue[] => {
    const pointer = `/facts/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (/^ext:./.test(name)) return [];
    const row = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (!row || ofRecord.includes(name))
      return [
        issue(pointer, "unknown-fact", `${source} has no fact "${name}". It has ${named(rows)}; facts of your own begin with "ext:".`),
      ];
    const fault = faultOf(row, value);
    return fault ? [issue(pointer, fault.code, fault.message)] : [];
  });
}

const ofRecord: readonly string[] = ["on", "weekday", "until", "person", "group", "org", "state", "title"];

const named = (rows: Readonly<Record<string, FactRow>>): string =>
  Object.keys(rows)
    .filter((name) => !ofRecord.includes(name))
    .join(", ");

function faultOf({ type }: FactRow, value: string): { code: string; message: string } | undefined {
  if (type === "decimal" && !isDec(value)) return { code: "not-a-decimal", message: 'Write a decimal as text, such as "1.5".' };
  if (type === "day" && !isDay(value)) return { code: "not-a-day", message: "Write a day as 2026-09-01." };
  if (type === "flag" && value !== "true" && value !== "false") return { code: "not-a-flag", message: 'Write "true" or "false".' };
  if (type === "code" && value.trim() === "") return { code: "empty", message: "Write a code." };
  return undefined;
}

/** It is about one person, group or pair of the organisation that says it, or below; about none of them: about the organisation. */
async function subjectIssues(scene: Scene, { org, person, group, pair }: Given): Promise<Issue[]> {
  const named = Object.entries({ person, group, pair }).filter(
    (entry): entry is ["person" | "group" | "pair", string] => entry[1] !== undefined,
  );
  if (named.length > 1) return [issue(`/${named[1]![0]}`, "one-of", "Name a person, a group or a pair: one of them, or none.")];
  const [kind, id] = named[0] ?? [];
  if (kind === undefined) return [];
  const stored = await scene.tx.get({ kind, id: id! });
  if (!stored || stored.deleted) return [issue(`/${kind}`, "not-there", `There is no such ${kind}.`)];
  const { directory } = scene.who;
  const own = directory.pathOf(org) ?? "-";
  const homes = [stored.orgPath, ...(kind === "person" ? scene.setup.roles.map((role) => directory.pathOf(role.org) ?? "") : [])];
  return homes.some((path) => path.startsWith(own))
    ? []
    : [issue(`/${kind}`, "not-of-the-organisation", `The ${kind} belongs to another organisation: let that one say it, or one above.`)];
}
