import type { Outline, OutlinedGuard } from "../src/workflows/outline.ts";
import { workflows } from "../src/workflows/tables.ts";
import type { Guard, Workflow } from "../src/workflows/workflow.ts";

/** The source of `workflows/generated/outlines.ts`. */
export const outlineSource = (): string =>
  [
    "// Written by `npm run generate` from the workflow tables. Do not edit.",
    'import type { Outline } from "../outline.ts";',
    "",
    "/** What a device needs of each workflow, by kind. */",
    "export const outlines: Readonly<Record<string, Outline>> = {",
    ...Object.entries(workflows).map(
      ([kind, table]) => `  ${JSON.stringify(kind)}: ${JSON.stringify(outlineOf(table as unknown as Workflow))},`,
    ),
    "};",
    "",
  ].join("\n");

function outlineOf({ initial, states, transitions }: Workflow): Outline {
  return {
    initial,
    states: Object.fromEntries(
      Object.entries(states).map(([state, { edits, opens, awaits }]) => {
        const parties = Object.entries(edits).flatMap(([party, pointers]) => (pointers.length > 0 ? [party] : []));
        return [
          state,
          { edits: parties as Outline["states"][string]["edits"], ...(opens !== undefined && { opens, ...(awaits && { awaits }) }) },
        ];
      }),
    ),
    transitions: transitions
      .filter(({ auto, follows }) => !auto && !follows)
      .map(({ id, from, to, by, input, guards = [] }) => {
        const kept = guards.filter(isOfRecord);
        return { id, from, to, by, ...(input && { input }), ...(kept.length > 0 && { guards: kept }) };
      }),
  };
}

const isOfRecord = (guard: Guard): guard is OutlinedGuard =>
  "unsigned" in guard || "actorIsNot" in guard || "actorIs" in guard || "aim" in guard;
