import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { exportEnd, idOf, type Hour, type Problem } from "@xiaoben/contract";
import type { Store } from "@xiaoben/backend";
import { createMemoryStore, type AnyRecord, type MemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids, newHour, seed, type PersonName } from "@xiaoben/backend/testing";
import { readHoursSheet } from "@xiaoben/bridges/hours-sheet";
import { startServer, type RunningServer } from "../index.ts";

const count = 1_700;
const at = "2026-11-01T00:00:00.000Z";

describe("records as a file, over HTTP", () => {
  let server: RunningServer;
  let store: MemoryStore;
  /** Milliseconds that a page takes. */
  let pause = 0;
  before(async () => {
    store = createMemoryStore();
    await seed(store, "t", fixture);
    const hours = Array.from({ length: count }, (_, n): AnyRecord => {
      const body = newHour(n % 2 === 0 ? ids.observer : ids.teacher) as unknown as Hour;
      const title = n === 0 ? '=HYPERLINK("http://other.test")' : `研讨，第 ${n} 次`;
      return {
        kind: "hour",
        record: {
          ...body,
          id: idOf("export", String(n)),
          version: 1,
          createdAt: at,
          updatedAt: at,
          state: "approved",
          approvedHours: "1.5",
          title,
        },
      };
    });
    store.load("t", hours);
    const identity = { verify: async (token: string) => ({ tenant: "t", person: ids[token as PersonName] }) };
    const slow: Store = { ...store, page: async (...query) => (await sleep(pause), store.page(...query)) };
    server = await startServer({ store: slow, identity, port: 0, log: () => undefined });
  });
  after(() => server.close());

  const ask = (as: PersonName, query = "", init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}api/v1/exports/hours${query}`, { ...init, headers: { authorization: `Bearer ${as}` } });
  const audited = (): Record<string, unknown>[] =>
    store
      .audit("t")
      .map(({ entry }) => entry as Record<string, unknown>)
      .filter(({ action }) => action === "hour.export");

  it("holds what the list shows, for a spreadsheet: no formula, headings in three languages, the count at the end", async () => {
    const answer = await ask("observer");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    assert.deepEqual(
      bytes.slice(0, 3),
      new Uint8Array([0xef, 0xbb, 0xbf]),
      "a byte order mark, or spreadsheets take it for another encoding",
    );
    assert.equal(answer.headers.get("content-type"), "text/csv; charset=utf-8");
    assert.match(answer.headers.get("content-disposition") ?? "", /^attachment; .*\.csv$/);
    const text = new TextDecoder().decode(bytes);
    assert.equal(exportEnd("csv", text), count / 2);
    assert.ok(text.includes(`"'=HYPERLINK(""http://other.test"")"`));
    assert.ok(!text.includes(ids.teacher), "nothing of a colleague");
    const sheet = await readHoursSheet(bytes, { name: "export.csv" });
    assert.deepEqual(
      [sheet.rows.length, sheet.rows.filter((row) => row.problems.length > 0).length, sheet.leftOut.map(({ why }) => why)],
      [count / 2, 0, ["heading", "total"]],
    );
    for (const [lang, heading, end] of [
      ["zh-Hant", "姓名,工號", "合計"],
      ["en", "Name,Staff number", "Total"],
    ]) {
      const other = await (await ask("observer", `?lang=${lang}`)).text();
      assert.ok(other.startsWith(heading!) && other.endsWith(`\r\n${end}:${count / 2}\r\n`), lang);
      assert.equal(exportEnd("csv", other), count / 2);
    }
  });

  it("holds the records themselves in lines, each once, by the filters and rights of the list", async () => {
    for (const [as, query, wanted] of [
      ["admin", "", count],
      ["officer", `&person=${ids.teacher}`, count / 2],
      ["observer", `&person=${ids.teacher}`, 0],
      ["stranger", "", 0],
    ] as const) {
      const text = await (await ask(as, `?format=jsonl${query}`)).text();
      assert.equal(exportEnd("jsonl", text), wanted, as);
      const records = text
        .trimEnd()
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Hour);
      assert.equal(new Set(records.map(({ id }) => id)).size, wanted);
    }
  });

  it("[R250] holds the same as a workbook: texts that no program takes for a formula, amounts as numbers, the count at the end", async () => {
    const answer = await ask("observer", "?format=xlsx");
    assert.match(answer.headers.get("content-disposition") ?? "", /^attachment; .*\.xlsx$/);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const sheet = await readHoursSheet(bytes, { name: "export.xlsx" });
    assert.deepEqual(sheet.file, { format: "xlsx", sheet: "学时" });
    const csv = await readHoursSheet(new Uint8Array(await (await ask("observer")).arrayBuffer()), { name: "export.csv" });
    const asTyped = (all: typeof sheet) => all.rows.map(({ values }) => ({ ...values, title: values.title?.replace(/^'/, "") }));
    assert.deepEqual(asTyped(sheet), asTyped(csv));
    assert.ok(
      sheet.rows.some(({ values }) => values.title === '=HYPERLINK("http://other.test")'),
      "as it was typed",
    );
    assert.equal(sheet.leftOut.at(-1)!.text, `合计:${count / 2}`);
    const english = await readHoursSheet(new Uint8Array(await (await ask("observer", "?format=xlsx&lang=en")).arrayBuffer()));
    assert.equal(english.leftOut.at(-1)!.text, `Total:${count / 2}`);
    assert.deepEqual(audited().at(-1)?.["isWhole"], true);
  });

  it("refuses what it does not know", async () => {
    for (const query of ["?peron=x", "?format=ods", "?lang=fr", "?from=yesterday", "?cursor=x"]) {
      const answer = await ask("admin", query);
      assert.equal(answer.status, 422, query);
      assert.match(((await answer.json()) as Problem).code, /^(validation|unknown-field-value)$/);
    }
    assert.equal((await ask("admin", "", { method: "HEAD" })).status, 200);
  });

  it("is audited without content, also where the reader goes away, and the work ends then", async () => {
    const before = audited().length;
    await (await ask("admin", "?format=jsonl&state=approved")).text();
    const [asked, ended] = audited().slice(before);
    assert.deepEqual(
      [asked?.["actor"], asked?.["asked"], ended?.["records"], ended?.["isWhole"]],
      [ids.admin, { format: "jsonl", filters: ["state"] }, count, true],
    );
    assert.ok(!JSON.stringify(audited()).includes("研讨"));
    const control = new AbortController();
    pause = 50;
    try {
      const answer = await ask("admin", "?format=jsonl", { signal: control.signal });
      await answer.body!.getReader().read();
      control.abort();
      for (let tries = 0; audited().at(-1)?.["isWhole"] !== false; tries++) {
        assert.ok(tries < 300, "the end was not audited");
        await sleep(10);
      }
      assert.ok((audited().at(-1)!["records"] as number) < count);
    } finally {
      pause = 0;
    }
  });
});
