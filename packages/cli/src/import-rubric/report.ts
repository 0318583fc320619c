import { say, type RubricItem, type RubricSheet } from "@xiaoben/contract";
import { harmless, table } from "../terminal/table.ts";
import type { Words } from "../words/words.ts";

/** A rubric in words: its parts and items, then what is faulty, then what is to be decided. */
export function rubricText({ rubric, columns, findings, questions }: RubricSheet, file: string, words: Words): string {
  const said = words.rubric;
  const items = rubric.sections.flatMap((section) => section.items);
  const unread = columns.filter(({ means, heading }) => means === undefined && heading !== "").map(({ heading }) => heading);
  const open = questions.filter(({ answer }) => answer === undefined);
  return [
    harmless(said.read(file, say(rubric.title, words.language), items.length, rubric.full)),
    ...(unread.length > 0 ? [harmless(said.unread(unread))] : []),
    "",
    table([
      said.columns.slice(1),
      ...rubric.sections.flatMap((section) => [
        [say(section.title, words.language), "", section.weight ?? ""],
        ...section.items.map((item) => [`  ${say(item.text, words.language)}`, fieldOf(item, words), markOf(item)]),
      ]),
      ...(rubric.bands ?? []).map(({ label, atLeast }) => [say(label, words.language), "", `≥ ${atLeast}`]),
    ]),
    ...(findings.length > 0
      ? [
          "",
          said.faults(findings.length),
          table([
            said.faultColumns,
            ...findings.map(({ row, column, code, found, more = {} }) => {
              const what = said.problems[code](more);
              return [said.place(row, column), found ? words.problemFound(what, found) : what];
            }),
          ]),
        ]
      : []),
    ...(open.length > 0
      ? [
          "",
          said.questions(open.length),
          ...open.flatMap(({ id, code, row, column, found, options }) => [
            harmless(`  ${said.place(row, column)}: ${said.doubts[code]}${found ? ` (${found})` : ""}`),
            harmless(`    ${said.howToAnswer(id, options)}`),
          ]),
        ]
      : []),
  ].join("\n");
}

const fieldOf = (item: RubricItem, words: Words): string =>
  item.field === "level" || item.field === "choice"
    ? (item.field === "level" ? item.levels : item.choices).map(({ label }) => say(label, words.language)).join(" / ")
    : words.rubric.fields[item.field];

const markOf = (item: RubricItem): string => (item.field === "points" ? item.max : item.field === "level" ? (item.weight ?? "") : "");
