import { workflows, type Guard, type StateRow, type Transition, type Workflow } from "../../src/workflows/index.ts";
import type { DocPage } from "./pages.ts";
import { codes, table, written } from "./table.ts";

/** Every workflow as a diagram, its states and its transitions. */
export function workflowsPage(): DocPage {
  const all = Object.values(workflows) as readonly unknown[] as readonly Workflow[];
  return { path: "workflows.md", content: [written, "", "# Workflows", "", intro, ...all.flatMap(one), ""].join("\n") };
}

const intro =
  "States and transitions are part of the contract; a practice pack may set the settings of a workflow and nothing else. " +
  "What the system does by itself follows in the same transaction as the action before it.";

function one(workflow: Workflow): string[] {
  const settings = Object.entries(workflow.settings);
  return [
    "",
    `## ${workflow.kind}`,
    "",
    ...statesOf(workflow),
    "",
    table(["Transition", "From", "To", "By", "Input", "Guards", "Effects"], workflow.transitions.map(transitionRow)),
    ...(settings.length > 0
      ? [
          "",
          table(
            ["Setting", "Type", "Default"],
            settings.map(([name, { type, default: value }]) => [`\`${name}\``, type, String(value)]),
          ),
        ]
      : []),
  ];
}

/** The diagram of a workflow, and what holds in each of its states. */
export const statesOf = (workflow: Workflow): string[] => [
  "```mermaid",
  "stateDiagram-v2",
  `  [*] --> ${workflow.initial}`,
  ...workflow.transitions.flatMap((transition) => transition.from.map((from) => `  ${from} --> ${transition.to}: ${transition.id}`)),
  ...Object.entries(workflow.states).flatMap(([state, row]) => (row.final ? [`  ${state} --> [*]`] : [])),
  "```",
  "",
  table(
    ["State", "Who reads", "Who edits what", "Waits for"],
    Object.entries(workflow.states).map(([state, row]) => [`\`${state}\``, row.reads.join(", "), edits(row), waits(row)]),
  ),
];

const edits = ({ edits: by }: StateRow): string =>
  Object.entries(by)
    .map(([party, pointers]) => `${party}: ${codes(pointers)}`)
    .join("; ");

const waits = ({ awaits = [], opens, clock }: StateRow): string =>
  [awaits.join(", "), opens && `begins with \`${opens}\``, clock && `within \`${clock}\``].filter(Boolean).join("; ");

const transitionRow = ({
  id,
  from,
  to,
  by,
  input = [],
  guards = [],
  effects = [],
  undoes = [],
  clears = [],
  auto,
  follows,
}: Transition): string[] => [
  `\`${id}\`${auto ? " (by itself)" : follows ? " (with another record)" : ""}`,
  codes(from),
  `\`${to}\``,
  by.join(", "),
  codes(input),
  guards.map(guard).join("; "),
  [...effects, ...undoes.map((effect) => `takes back ${effect}`), ...(clears.length > 0 ? [`empties ${codes(clears)}`] : [])].join("; "),
];

function guard(of: Guard): string {
  if ("filled" in of) return `filled: ${codes(of.filled)}`;
  if ("linked" in of) return `at least ${of.linked.atLeast} ${of.linked.kind}${of.onlyIf === undefined ? "" : `, if \`${of.onlyIf}\``}`;
  if ("complete" in of)
    return of.complete === "template"
      ? "what its template requires is there"
      : `what its checklists look for ${of.complete === "before" ? "beforehand" : "afterwards"} is there`;
  if ("signed" in of) return `signed by ${of.signed.join(" and ")}`;
  if ("unsigned" in of) return "not yet signed by the caller";
  if ("actorIsNot" in of) return `the caller is not the one in \`${of.actorIsNot}\``;
  if ("actorIs" in of) return `the caller is the one in \`${of.actorIs}\``;
  if ("within" in of) return `within \`${of.within}\``;
  if ("stepLeft" in of) return of.stepLeft ? "a further level is to come" : "no further level is to come";
  if ("checked" in of) return checks[of.checked];
  if ("welcome" in of) return "asked to observe the lesson, or of an organisation that it is open to";
  if ("code" in of) return "the activity is open, and the code is its own and not over";
  if ("past" in of) return `later than \`${of.past}\``;
  if ("unread" in of) return "what the lesson hands out was not read since";
  return "no binding names it";
}

const checks = {
  pack: "its check has no open finding",
  file: "all its bytes are there, and of its type",
  credits: "what people are to be credited with was worked out for it",
  receipt: "the receipt answers this report, each line once",
  objection: "what is answered is one of its objections",
  objections: "every objection was answered",
  approval: "where it criticises persons: the caller neither drew it up nor is named in it",
} as const;
