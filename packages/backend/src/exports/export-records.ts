import {
  csvLine,
  csvStart,
  exportTotal,
  newId,
  type ExportFormat,
  type ExportLanguage,
  type Kind,
  type Kinds,
  type Query,
} from "@xiaoben/contract";
import { visibleTo } from "../authorize/visible.ts";
import type { Who } from "../directory/who.ts";
import { checkedWhere, shownRows } from "../read.ts";
import type { Store } from "../store/store.ts";
import { hourTable } from "./hour-table.ts";
import { namesOf } from "./names.ts";

/** How a file is asked for: the filters of the list, the format, and the language of headings and words. */
export interface ExportAsk<K extends Kind = Kind> extends Pick<Query<K>, "kind" | "where"> {
  format: ExportFormat;
  language: ExportLanguage;
}

/** Records that one portion holds: no more of them are in memory at once. */
const portion = 500;

/**
 * What the caller may see of a kind, as the text of a file in portions, in order of id. The last line says how many records it holds: a file without it was cut off.
 * What is written meanwhile may be in it or not; a record is never in it twice. That it was asked for, and how it ended, is audited without content.
 * @throws {ProblemError} `not-permitted`; `unknown-field-value` for a filter that the kind does not offer.
 */
export async function exportRecords(store: Store, who: Who, ask: ExportAsk): Promise<AsyncGenerator<string, void, undefined>> {
  const { kind, where, format } = ask;
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
  const text = format === "csv" ? inCsv(store, who, ask) : inLines;

  return (async function* () {
    let records = 0;
    let isWhole = false;
    try {
      yield text.start;
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
        if (page.rows.length > 0) yield await text.portion(await shownRows(store, who, kind, page.rows, operation));
        records += page.rows.length;
        cursor = page.next;
      } while (cursor !== undefined);
      yield text.end(records);
      isWhole = true;
    } finally {
      await audit({ records, isWhole });
    }
  })();
}

/** How a file is written. */
interface Writer {
  start: string;
  portion(records: readonly Kinds[Kind][]): string | Promise<string>;
  end(records: number): string;
}

const inLines: Writer = {
  start: "",
  portion: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(""),
  end: (records) => `${JSON.stringify({ end: true, records })}\n`,
};

function inCsv(store: Store, who: Who, { language }: ExportAsk): Writer {
  const { headings, cells } = hourTable(language);
  const names = namesOf(store, who);
  return {
    start: csvStart + csvLine(headings),
    async portion(records) {
      const named = await names(records as Kinds["hour"][]);
      return named.map((one) => csvLine(cells(one))).join("");
    },
    end: (records) => csvLine([`${exportTotal[language]}:${records}`]),
  };
}
