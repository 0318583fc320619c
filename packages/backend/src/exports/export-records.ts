import {
  csvLine,
  csvStart,
  exportTotal,
  newId,
  type ExportFormat,
  type ExportLanguage,
  type ExportText,
  type Kind,
  type Kinds,
  type Query,
} from "@xiaoben/contract";
import { visibleTo } from "../authorize/visible.ts";
import type { Who } from "../directory/who.ts";
import { checkedWhere, shownRows } from "../read.ts";
import type { Store } from "../store/store.ts";
import { hourTable, textOf, type TableCell } from "./hour-table.ts";
import { namesOf } from "./names.ts";

/** How a file is asked for: the filters of the list, the format, and the language of headings and words. */
export interface ExportAsk<K extends Kind = Kind, F extends ExportFormat = ExportText> extends Pick<Query<K>, "kind" | "where"> {
  format: F;
  language: ExportLanguage;
}

/** Rows of a table with their heading, for whoever writes a workbook of them. Amounts are apart: they are numbers there. */
export interface ExportedTable {
  headings: string[];
  rows: AsyncGenerator<readonly TableCell[], void, undefined>;
}

/** Records that one portion holds: no more of them are in memory at once. */
const portion = 500;

/**
 * What the caller may see of a kind, as the text of a file in portions, in order of id. The last line says how many records it holds: a file without it was cut off.
 * What is written meanwhile may be in it or not; a record is never in it twice. That it was asked for, and how it ended, is audited without content.
 * @throws {ProblemError} `not-permitted`; `unknown-field-value` for a filter that the kind does not offer.
 */
export const exportRecords = (store: Store, who: Who, ask: ExportAsk): Promise<AsyncGenerator<string, void, undefined>> =>
  portions(store, who, ask, ask.format === "csv" ? inCsv(store, who, ask) : inLines);

/** The same as rows of a table, the number of records in the last one. */
export async function exportTable(store: Store, who: Who, ask: ExportAsk<"hour", "xlsx">): Promise<ExportedTable> {
  const { headings, cells } = hourTable(ask.language);
  const names = namesOf(store, who);
  const all = await portions<readonly (readonly TableCell[])[]>(store, who, ask, {
    start: [],
    portion: async (records) => (await names(records as Kinds["hour"][])).map((one) => cells(one)),
    end: (records) => [[`${exportTotal[ask.language]}:${records}`]],
  });
  return {
    headings,
    rows: (async function* () {
      for await (const rows of all) yield* rows;
    })(),
  };
}

async function portions<T>(
  store: Store,
  who: Who,
  { kind, where, format }: ExportAsk<Kind, ExportFormat>,
  file: Writer<T>,
): Promise<AsyncGenerator<T, void, undefined>> {
  const operation = `${kind}.export`;
  const tests = checkedWhere(kind, where ?? {});
  const visible = visibleTo(
    who,
    kind,
    operation,
    tests.map(({ property }) => property),
  );
  const actionId = newId();
  const audit = (more: object): Promise<void> =>
    store.write(who.tenant, (tx) =>
      tx.audit({ at: new Date(who.now).toISOString(), actor: who.person, action: operation, actionId, ...more }),
    );
  // Names of filters and not their values: a person may be among them, and the trail holds no people.
  await audit({ asked: { format, filters: tests.map(({ property }) => property) } });

  return (async function* () {
    let records = 0;
    let isWhole = false;
    try {
      yield file.start;
      let cursor: string | undefined;
      do {
        const page = await store.page(who.tenant, {
          kind,
          visible,
          where: tests,
          order: "id",
          limit: portion,
          ...(cursor !== undefined && { cursor }),
        });
        if (page.rows.length > 0) yield await file.portion(await shownRows(store, who, kind, page.rows, operation));
        records += page.rows.length;
        cursor = page.next;
      } while (cursor !== undefined);
      yield file.end(records);
      isWhole = true;
    } finally {
      await audit({ records, isWhole });
    }
  })();
}

/** How a file is written. */
interface Writer<T> {
  start: T;
  portion(records: readonly Kinds[Kind][]): T | Promise<T>;
  end(records: number): T;
}

const inLines: Writer<string> = {
  start: "",
  portion: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(""),
  end: (records) => `${JSON.stringify({ end: true, records })}\n`,
};

function inCsv(store: Store, who: Who, { language }: ExportAsk): Writer<string> {
  const { headings, cells } = hourTable(language);
  const names = namesOf(store, who);
  return {
    start: csvStart + csvLine(headings),
    async portion(records) {
      const named = await names(records as Kinds["hour"][]);
      return named.map((one) => csvLine(cells(one).map(textOf))).join("");
    },
    end: (records) => csvLine([`${exportTotal[language]}:${records}`]),
  };
}
