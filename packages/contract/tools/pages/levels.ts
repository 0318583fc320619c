import { kinds, kindTable } from "../../src/kinds/table.ts";
import { operations } from "../../src/operations/operation.ts";
import { operationAddress } from "./operations.ts";
import type { DocPage } from "./pages.ts";
import { codes, table, written } from "./table.ts";

const levels = [
  { level: 1, name: "people and hours", enough: "the study-hour tracker, verdicts, imports of ledgers" },
  { level: 2, name: "lessons", enough: "the observation form, the list of what waits" },
  { level: 3, name: "pairs and plans", enough: "the pair card, the plan editor" },
  { level: 4, name: "activities", enough: "activities with their checklists, and attendance" },
  { level: 5, name: "upwards", enough: "the credit register, reports to the level above, results that are made public" },
] as const;

/** What each level needs, and what it is enough for. */
export const levelsPage = (): DocPage => ({
  path: "levels.md",
  content: [
    written,
    "",
    "# Levels and capabilities",
    "",
    intro,
    "",
    table(
      ["Level", "Kinds", "Enough for"],
      levels.map(({ level, name, enough }) => [
        `${level} ${name}`,
        kinds
          .filter((kind) => kindTable[kind].level === level)
          .map((kind) => `[${kind}](kinds/${kind}.md)`)
          .join(", "),
        enough,
      ]),
    ),
    ...levels.flatMap(({ level, name }) => ["", `## Level ${level}: ${name}`, "", part(level)]),
    "",
    ...capabilities,
    "",
  ].join("\n"),
});

const intro =
  "A back end implements the contract level by level. A level is the kinds and operations of its row, and all of the rows above it. " +
  "Inside a level single operations may be left out: `GET /v1/capabilities` names those that are offered, and whoever calls looks there and nowhere else.";

function part(level: number): string {
  const of = kinds
    .filter((kind) => kindTable[kind].level === level)
    .map((kind) => {
      const own = operations.filter((operation) => operation.kind === kind);
      const [reads, writes] = [true, false].map((wanted) =>
        own.filter(({ method }) => (method === "GET") === wanted).map(({ id }) => id.slice(kind.length + 1)),
      );
      return [`[\`${kind}\`](kinds/${kind}.md)`, codes(reads!), codes(writes!)];
    });
  const asked = operations.filter((operation) => operation.kind === undefined && operation.level === level);
  return [
    table(["Kind", "Read", "Written"], of),
    ...(asked.length > 0 ? ["", `Asked beside them: ${asked.map((one) => `[\`${one.id}\`](${operationAddress(one)})`).join(", ")}.`] : []),
  ].join("\n");
}

const capabilities = [
  "## The least that is of use",
  "",
  "Reading is enough to begin with. A back end that offers `session`, `capabilities`, `definition`, `changes` and the `list` and `get` of org, person, role, group, calendar, pack, binding, decision, hour, waiver and given",
  "shows the tracker: devices work out the verdicts of one person by themselves. Each write that is added shows its button.",
  "",
  "| Left out | What people see |",
  "|---|---|",
  "| `evaluate` | The verdict on one person or pair is worked out on the device, and says so. Those on groups, schools and counties need the back end, and are not shown. |",
  "| `rollup` | No sums of a school or county. |",
  "| `live` | What others wrote appears after seconds or a minute: the feed is asked again and again. |",
  "| `tasks` | No list of what waits; the records themselves are where they were. |",
  "| `definition` | Forms, templates and packs cannot be read: what is made from them says that it is not offered here. Without `evaluate` that is the tracker too: devices judge by the whole pack, `GET /v1/definitions/{pack}/{version}/pack`. |",
  "| a `list` or `get` | The element says that this is not offered here. |",
  "| `create`, `change`, `remove`, a transition | Its button is not there. |",
  "| `hours.import` | No import. |",
  "| `roster.import` | Nothing: people, roles and organisations come from the host in another way. |",
  "| `attachments` | No files: the feature is named beside the operations, and stands for all of them. |",
  "",
  "```json",
  JSON.stringify(
    {
      contract: 1,
      levels: [1],
      operations: ["session", "capabilities", "changes", "org.list", "org.get", "person.list", "…"],
      profiles: ["rest"],
    },
    null,
    2,
  ),
  "```",
  "",
  "- `contract` is 1. A back end of another number is not talked to.",
  "- `levels` is for people; only `operations` decides what is shown.",
  "- `profiles`: `rest` uses the methods as they stand; `getPost` says that writes may come as `POST` ([wire](wire.md#where-only-get-and-post-pass)).",
  "- It is answered without a token: what is offered is no secret.",
  "- An operation that is called all the same answers 501 [`not-offered`](problems/not-offered.md).",
];
