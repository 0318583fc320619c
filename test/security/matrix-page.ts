import { fileURLToPath } from "node:url";
import { kinds, kindTable, type Kind, type KindRow } from "@xiaoben/contract";
import { actorNames, actors } from "./campus.ts";
import type { Row } from "./matrix.ts";

export const matrixPath = fileURLToPath(new URL("../../docs/permission-matrix.md", import.meta.url));

/** The matrix as a page. Rows of states in which everybody is answered alike stand together. */
export function matrixPage(rows: readonly Row[]): string {
  const sections = [...kinds, "-" as const].map((kind) => {
    const own = rows.filter((row) => row.kind === kind && !row.apart);
    const apart = rows.filter((row) => row.kind === kind && row.apart);
    return [
      ...(own.length === 0 ? [] : [`## ${kind === "-" ? "Questions" : `\`${kind}\``}`, "", ...table(own), ""]),
      ...(apart.length === 0 ? [] : [`## \`${kind}\`, ${shownApart(kind)}`, "", ...table(apart), ""]),
    ];
  });
  return `${[...head, ...sections.flat()].join("\n").trimEnd()}\n`;
}

function shownApart(kind: Row["kind"]): string {
  const { apart }: KindRow = kindTable[kind as Kind];
  return `shown apart (\`${apart!.property}\` is \`${apart!.is}\`)`;
}

const head = [
  "<!-- Written by `npm run generate` from what the reference back end answers. A change of it is read and judged, not waved through. -->",
  "",
  "# Who gets which answer",
  "",
  "Every operation, tried by everybody on a record of each kind in each of its states. [Permissions](contract/permissions.md) and [workflows](contract/workflows.md) say what ought to be; this is what is, and a test compares it with",
  "both tables and with this page.",
  "",
  "| Column | Is to the record |",
  "|---|---|",
  ...actorNames.map((actor) => `| ${actor} | ${actors[actor].says} |`),
  "",
  "200: done, with the whole record where one is read, and with the properties that were taken where one is changed. `–`: the list is answered and the record is not in it. 403 and 404: not permitted; there is none for you. 409: permitted, but not",
  "in this state, or a guard keeps one from it. 422: permitted, and what was sent is looked at. People of another tenant get the answers of a record that is not there.",
  "",
];

function table(rows: readonly Row[]): string[] {
  const merged: { verb: string; states: string[]; cells: string[] }[] = [];
  for (const { verb, state, cells } of rows) {
    const shown = actorNames.map((actor) => (cells[actor] === "200 without it" ? "–" : cells[actor]));
    const same = merged.find((one) => one.verb === verb && one.cells.join("|") === shown.join("|"));
    if (same) same.states.push(state);
    else merged.push({ verb, states: [state], cells: shown });
  }
  merged.sort((a, b) => order(rows, a.verb) - order(rows, b.verb));
  return [
    `| | In state | ${actorNames.join(" | ")} |`,
    `|---|---|${actorNames.map(() => "---|").join("")}`,
    ...merged.map(
      ({ verb, states, cells }) => `| ${verb} | ${states.filter((state) => state !== "-").join(", ")} | ${cells.join(" | ")} |`,
    ),
  ];
}

const order = (rows: readonly Row[], verb: string): number => rows.findIndex((row) => row.verb === verb);
