import { clock, exchanges, records, refused } from "../src/examples/index.ts";
import { kinds } from "../src/kinds/table.ts";

/** The examples as JSON, for readers in other languages: a file for each kind, and one of requests and answers. */
export const exampleFiles = (): { path: string; content: string }[] => [
  ...kinds.map((kind) =>
    file(kind, {
      kind,
      records: records.filter((one) => one.kind === kind).map(({ name, says, record }) => ({ name, says, record })),
      refused: refused.filter((one) => one.kind === kind).map(({ name, says, record, issues }) => ({ name, says, issues, record })),
    }),
  ),
  file("exchanges", {
    says:
      "Requests and answers of every operation. Those of one story follow one another; each story begins with the records of the other files. " +
      "`answer.body` is what is promised; `clock` in it stands for the moment of the answer. `answer.shows` is worth seeing and not promised.",
    clock,
    exchanges,
  }),
];

const file = (name: string, content: unknown): { path: string; content: string } => ({
  path: `examples/${name}.json`,
  content: `${JSON.stringify(content, null, 2)}\n`,
});
