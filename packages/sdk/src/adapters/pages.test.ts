import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isTransportError } from "../errors.ts";
import type { Row } from "./json.ts";
import { cut, pages, type PagesOptions } from "./pages.ts";

const runs = process.env["XB_TIER"] === "long" ? 10_000 : 400;
const keyOf = (row: Row): string => String(row["id"]);

/** A vendor's list, and what happens to it before each page after the first. */
async function walk(
  rows: number[],
  limit: number,
  options: PagesOptions = {},
  before: (rows: number[], page: number) => void = () => undefined,
): Promise<number[]> {
  const paging = pages(options);
  const ask = async (params: Row): Promise<Row> => {
    const [number, size] = [Number(params[paging.number]), Number(params[paging.size])];
    assert.ok(size <= paging.most);
    const from = paging.offset ? number : (number - paging.first) * size;
    return { rows: rows.slice(from, from + size).map((id) => ({ id })), total: rows.length };
  };
  const seen: number[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 1_000; page++) {
    const part = await cut(paging, ask, keyOf, { limit, cursor });
    seen.push(...part.rows.map((row) => Number(row["id"])));
    cursor = part.next;
    if (cursor === undefined) return seen;
    before(rows, page);
  }
  return assert.fail("the list never ends");
}

const list = fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { maxLength: 60 });
const ways = fc.record({ first: fc.constantFrom(0 as const, 1 as const), offset: fc.boolean(), most: fc.integer({ min: 1, max: 20 }) });

describe("pages by number", () => {
  it("hold every row once, in order, whatever the size and the way of counting", async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 1, max: 30 }), ways, async (rows, limit, options) => {
        assert.deepEqual(await walk([...rows], limit, options), rows);
      }),
      { numRuns: runs },
    );
  });

  it("hold every row once that was there all the time, when rows come in front of it", async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 5 }),
        async (rows, limit, more) => {
          let next = 20_000;
          const seen = await walk([...rows], limit, {}, (there, page) => {
            for (let i = 0; i < (more[page] ?? 0); i++) there.unshift(next++);
          });
          assert.equal(new Set(seen).size, seen.length, "nothing twice");
          assert.deepEqual(
            seen.filter((row) => row < 20_000),
            rows,
          );
        },
      ),
      { numRuns: runs },
    );
  });

  it("hold every row once that stayed, when others go, or say that the list is to be read again", async () => {
    let whole = 0;
    await fc.assert(
      fc.asyncProperty(list, fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(59), { maxLength: 5 }), async (rows, limit, gone) => {
        const left = [...rows];
        try {
          const seen = await walk(left, limit, {}, (there, page) => {
            if (gone[page] !== undefined && gone[page] < there.length) there.splice(gone[page], 1);
          });
          assert.equal(new Set(seen).size, seen.length, "nothing twice");
          for (const row of left) assert.ok(seen.includes(row), `${row} was left out`);
          whole += 1;
        } catch (error) {
          assert.ok(isTransportError(error) && error.code === "internal" && error.retryable, String(error));
        }
      }),
      { numRuns: runs },
    );
    assert.ok(whole > runs / 2, "most are read whole");
  });

  it("end where a vendor counts nothing, with the first page that is not full", async () => {
    const asked: Row[] = [];
    const ask = async (params: Row): Promise<Row> => {
      asked.push(params);
      return { rows: asked.length === 1 ? [{ id: 1 }, { id: 2 }] : [{ id: 3 }] };
    };
    const first = await cut(pages(), ask, keyOf, { limit: 2, cursor: undefined });
    const second = await cut(pages(), ask, keyOf, { limit: 2, cursor: first.next });
    assert.deepEqual([second.rows, second.next], [[{ id: 3 }], undefined]);
  });

  it("read rows and count at a path, also where the count is text", async () => {
    const paging = pages({ rows: "data.records", total: "data.total", number: "current", size: "size" });
    const part = await cut(paging, async () => ({ data: { records: [{ id: 1 }], total: "3" } }), keyOf, { limit: 1, cursor: undefined });
    assert.deepEqual([part.rows.length, part.total, typeof part.next], [1, 3, "string"]);
  });

  it("refuse a cursor of somewhere else, and rows that are no rows", async () => {
    await assert.rejects(
      cut(pages(), async () => ({}), keyOf, { limit: 1, cursor: "x" }),
      { code: "validation" },
    );
    await assert.rejects(
      cut(pages(), async () => ({ rows: "none" }), keyOf, { limit: 1, cursor: undefined }),
      { code: "bad-answer" },
    );
  });

  it("take a list for empty only where the vendor says that it is", async () => {
    const first = (answer: object) => cut(pages(), async () => answer as Row, keyOf, { limit: 1, cursor: undefined });
    for (const answer of [{ rows: [] }, { rows: null }, { total: 0 }, { rows: null, total: "0" }])
      assert.deepEqual((await first(answer)).rows, []);
    for (const answer of [{}, { list: [{ id: 1 }], total: 1 }, { rows: null, total: 3 }])
      await assert.rejects(first(answer), { code: "bad-answer", breach: { operation: "list", by: "adapter" } });
  });
});
