import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { problem, scripted } from "../testing/scripted-back-end.ts";
import { createClient } from "./client.ts";

const whole = { csv: "\uFEFF姓名,编号\r\n周一鸣,7\r\n合计:1\r\n", jsonl: '{"id":"7"}\n{"end":true,"records":1}\n' } as const;

const over = (text: string) => {
  const { seen, options } = scripted(() => new Response(text));
  return { seen, client: createClient({ ...options, retries: 0 }) };
};
const textOf = async (stream: ReadableStream<Uint8Array>): Promise<string> =>
  new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).text();

describe("client.hours.export", () => {
  it("asks with the filters of the list, and hands out the bytes as they come", async () => {
    for (const format of ["csv", "jsonl"] as const) {
      const { seen, client } = over(whole[format]);
      const blob = await new Response(await client.hours.export({ state: "approved", from: "2026-09-01", format })).blob();
      assert.equal(blob.size, new TextEncoder().encode(whole[format]).length);
      assert.equal(
        `${seen[0]!.url.pathname.split("/v1/")[1]}${seen[0]!.url.search}`,
        `exports/hours?state=approved&from=2026-09-01&format=${format}`,
      );
    }
  });

  it("says where a file was cut off, wherever that was", async () => {
    for (const format of ["csv", "jsonl"] as const)
      for (let length = 0; length < whole[format].length; length++) {
        const { client } = over(whole[format].slice(0, length));
        await assert.rejects(async () => textOf(await client.hours.export({ format })), { code: "bad-answer" }, `${format} ${length}`);
      }
  });

  it("takes a workbook for whole once its directory has come to the end", async () => {
    const end = "PK\u0005\u0006" + "\0".repeat(18);
    for (const [text, isWhole] of [
      [`rows${end}`, true],
      [`rows${end.slice(0, -1)}`, false],
      ["rows", false],
      ["", false],
    ] as const) {
      const file = async () => textOf(await over(text).client.hours.export({ format: "xlsx" }));
      if (isWhole) assert.equal(await file(), text);
      else await assert.rejects(file, { code: "bad-answer" }, JSON.stringify(text));
    }
  });

  it("rejects in the contract's words before there is a file, and is there for no kind without one", async () => {
    const { options } = scripted(() => problem("not-permitted", 403));
    const client = createClient({ ...options, retries: 0 });
    await assert.rejects(client.hours.export(), { code: "not-permitted" });
    assert.ok(!("export" in client.lessons));
  });
});
