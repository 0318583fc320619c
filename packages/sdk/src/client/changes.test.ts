import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId, type Change } from "@xiaoben/contract";
import { cut, json, problem, scripted, type Script } from "../testing/scripted-back-end.ts";
import { createClient } from "./client.ts";

const changes: Change[] = Array.from({ length: 5 }, (_, i) => ({ kind: "hour", id: newId(), version: i + 1 }));
/** A feed of five changes, two on a page. */
const feed: Script = ({ url }) => {
  const from = Number(url.searchParams.get("cursor") ?? 0);
  return json({ changes: changes.slice(from, from + 2), cursor: String(Math.min(from + 2, changes.length)) });
};
const over = (script: Script) => {
  const { seen, options } = scripted(script);
  return { seen, client: createClient({ ...options, retries: 0 }) };
};
const all = async <T>(stream: AsyncIterable<T>): Promise<T[]> => {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
};

describe("client.changes", () => {
  it("is a page where it is waited for", async () => {
    const { seen, client } = over(feed);
    assert.deepEqual(await client.changes({ cursor: "2" }), { changes: changes.slice(2, 4), cursor: "4" });
    assert.equal(seen.length, 1);
  });

  it("is every change up to now where it is iterated, from the beginning or a cursor", async () => {
    const { client } = over(feed);
    assert.deepEqual(await all(client.changes()), changes);
    assert.deepEqual(await all(client.changes({ cursor: "3" })), changes.slice(3));
    assert.deepEqual(await all(client.changes({ cursor: "5" })), []);
  });

  it("gives pages with the cursor to go on from", async () => {
    const { client } = over(feed);
    const cursors = (await all(client.changes().pages())).map(({ cursor }) => cursor);
    assert.deepEqual(cursors, ["2", "4", "5"]);
    assert.deepEqual(await all(client.changes({ cursor: cursors.at(-1) }).pages()), []);
  });

  it("goes on asking until the signal says stop, also while the back end is away for a while", async () => {
    const control = new AbortController();
    const asked: (string | null)[] = [];
    const { client } = over(({ url }) => {
      if (url.pathname.endsWith("/capabilities")) return json({ contract: 1, levels: [1], operations: ["changes"], profiles: ["rest"] });
      const count = asked.push(url.searchParams.get("cursor"));
      if (count === 1) return json({ changes: [], cursor: "7" });
      if (count === 2) return cut();
      if (count === 3) return new Response("", { status: 503 });
      return count === 4 ? json({ changes: [changes[0]], cursor: "8" }) : json({ changes: [], cursor: "8" });
    });
    const found: Change[] = [];
    await assert.rejects(
      async () => {
        for await (const change of client.changes({ cursor: "now" }, { follow: { every: 5, most: 10 }, signal: control.signal })) {
          found.push(change);
          setTimeout(() => control.abort(), 60);
        }
      },
      { code: "aborted" },
    );
    assert.deepEqual(found, [changes[0]]);
    assert.deepEqual(asked.slice(0, 5), ["now", "7", "7", "7", "8"]);
    assert.ok(asked.length >= 6, String(asked.length));
    const before = asked.length;
    await new Promise((done) => setTimeout(done, 40));
    assert.equal(asked.length, before);
  });

  it("ends with an error that does not pass, and with the first where it does not follow", async () => {
    const refused = over(() => problem("not-permitted", 403));
    await assert.rejects(all(refused.client.changes({}, { follow: { every: 1, most: 2 } })), { code: "not-permitted" });
    assert.equal(refused.seen.length, 1);
    await assert.rejects(all(over(cut).client.changes()), { code: "offline" });
  });

  it("does not walk for ever through a feed that stands still", async () => {
    const { client } = over(() => json({ changes: [changes[0]], cursor: "1" }));
    await assert.rejects(all(client.changes({ cursor: "1" })), { code: "bad-answer", retryable: false });
  });
});
