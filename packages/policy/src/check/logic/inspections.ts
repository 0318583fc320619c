import type { Book, Pack, Test } from "@xiaoben/contract";
import type { Finding } from "../finding.ts";
import { below } from "../parts/tree.ts";

/** A pack that has a form for inspection says of each book of observations whether what is written on it counts. */
export function findCountedInspections({ content, books }: Pack): Finding[] {
  const form = content?.rubrics?.find(({ aim }) => aim === "inspection");
  if (!form) return [];
  return books.flatMap((book, at): Finding[] =>
    book.source !== "observation" || looksAtAim(book)
      ? []
      : [
          {
            code: "inspection-counted",
            path: below("/books", at),
            message: `What is written on "${form.id}" is inspection, and "${book.id}" would count it as observed; test the fact "aim" in \`where\`, e.g. { "fact": "aim", "notIn": ["inspection"] }`,
          },
        ],
  );
}

const looksAtAim = ({ where, admit = [] }: Book): boolean =>
  [...(where?.all ?? []), ...(where?.any ?? []), ...admit.map(({ test }) => test)].some((test) => (test as Test).fact === "aim");
