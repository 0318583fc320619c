import { say, type Pack, type Text } from "@xiaoben/contract";
import { PackError } from "@xiaoben/policy";
import { diffPacks, triedByExamples, type PackDiff, type PartChange, type RuleDiff } from "@xiaoben/policy/check";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { findingsText } from "./findings.ts";
import { people } from "./people.ts";
import { readPack, whole } from "./read.ts";

/** How many names are listed after a count, unless all are asked for. */
const listed = 12;

/** `pack diff A B`: what the packs have otherwise, and who changes verdict: the people of a records file, else those of both packs' examples. */
export function diffFiles(args: readonly string[], terminal: Terminal, words: Words): Exit {
  const options = given(args, { records: "text", "as-of": "text", parent: "texts", all: "flag", json: "flag" }, 2, words);
  const parents = options.texts("parent").map((path) => readPack(path, words));
  const [a, b] = options.files.map((path) => {
    const pack = readPack(path, words);
    return { ...whole(pack, parents, words), examples: pack.examples };
  }) as [Pack, Pack];
  const records = options.text("records");
  const tried = records === undefined ? triedByExamples(a, b) : people(records, options.text("as-of"), words);
  const diff = judged(() => diffPacks(a, b, tried), words);
  if (options.flag("json")) terminal.out(JSON.stringify(diff, null, 2));
  else terminal.out(text(diff, a, b, records === undefined, options.flag("all"), words).join("\n"));
  return exits.good;
}

function judged<T>(work: () => T, words: Words): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const found = { path: error.path, code: error.code, message: error.message };
    throw new FailedError(error.code, `${findingsText([found], words)}\n${words.pack.checkFirst}`, exits.faulty);
  }
}

function text(diff: PackDiff, a: Pack, b: Pack, isExamples: boolean, all: boolean, words: Words): string[] {
  const say = words.pack;
  const named = ({ id, version }: { id: string; version: string }): string => `${id} ${version}`;
  const changes = diff.changes.flatMap((change) => [
    `  ${changeText(change, a, b, words)}`,
    ...change.at.map(({ path, before, after }) => `      ${path || "/"}: ${before ?? say.nothing} → ${after ?? say.nothing}`),
  ]);
  const rules = diff.rules.flatMap((rule) => ruleText(rule, a, b, all, words));
  return [
    say.diffHead(named(diff.from), named(diff.to)),
    "",
    ...(changes.length > 0 ? [say.changes(diff.changes.length), ...changes] : [say.noChanges]),
    "",
    ...(rules.length > 0 ? [isExamples ? say.movedExamples(diff.tried) : say.moved(diff.tried), ...rules] : [say.nobodyMoved(diff.tried)]),
  ];
}

function changeText({ part, id, change, clause }: PartChange, a: Pack, b: Pack, words: Words): string {
  const say = words.pack;
  return `${say.change[change]} ${say.parts[part]} ${id}${clause === undefined ? "" : say.under(labelOf(clause, a, b, words))}`;
}

function ruleText({ rule, clause, moves, figures, by }: RuleDiff, a: Pack, b: Pack, all: boolean, words: Words): string[] {
  const say = words.pack;
  const names = (who: readonly string[]): string => {
    const shown = all ? who : who.slice(0, listed);
    return `${shown.join(say.comma)}${shown.length < who.length ? say.more(who.length - shown.length) : ""}`;
  };
  const title = [...b.rules, ...a.rules].find(({ id }) => id === rule)?.title;
  return [
    `  ${rule}${title === undefined ? "" : ` ${told(title, words)}`}${say.under(labelOf(clause, a, b, words))}`,
    ...moves.map(({ from, to, who }) => `    ${say.outcomes[from]} → ${say.outcomes[to]}: ${say.people(who.length)} (${names(who)})`),
    ...(figures.length > 0 ? [`    ${say.figures}: ${say.people(figures.length)} (${names(figures)})`] : []),
    ...(by.length > 0 ? [`    ${say.by(by.map((change) => changeText(change, a, b, words)).join(say.comma))}`] : []),
  ];
}

const told = (of: Text, words: Words): string => say(of, words.language);

function labelOf(clause: string, a: Pack, b: Pack, words: Words): string {
  const found = [...b.source.clauses, ...a.source.clauses].find(({ id }) => id === clause);
  return found ? told(found.label, words) : words.pack.house;
}
