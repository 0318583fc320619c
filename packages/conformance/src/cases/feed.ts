import { newId, type Change } from "@xiaoben/contract";
import { changesPageSchema } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { accepted, must, refused, same, validAs, written, type AnyRecord } from "../run/expect.ts";
import type { Answer } from "../run/send.ts";
import { pathOf, type Trial } from "../run/trial.ts";
import { offers } from "../run/world.ts";
import type { Case } from "./case.ts";

/** How many write at once, and how many records each. */
const [writers, recordsEach] = [6, 4];
const pause = 25;

export const feedCases = {
  "feed.page": async (trial) => {
    const first = await changes(trial, { limit: 3 });
    must(first.changes.length <= 3, said("最多 3 条", "at most 3"), `${first.changes.length}`);
    if (first.changes.length < 3) return;
    const second = await changes(trial, { limit: 3, cursor: first.cursor });
    const twice = second.changes.find((one) => first.changes.some((other) => other.id === one.id && other.version === one.version));
    must(
      twice === undefined,
      said("接着读，不重复", "goes on, and repeats nothing"),
      `${twice?.kind} ${twice?.id} comes again at version ${twice?.version}`,
    );
    const writes = ["hour.create", "hour.get", "hour.remove"].every((operation) => offers(trial.world, operation));
    if (trial.world.readOnly || !writes) return;
    const read = await feedReader(trial, { limit: 2 });
    const some = async (wanted: Map<string, number>): Promise<void> => {
      for (let i = 0; i < 5; i++) {
        const { id, version } = await trial.draft();
        wanted.set(id, version);
      }
    };
    await keeps(trial, read, some, "feed?limit=2");
  },
  "feed.now": async (trial) => {
    const answer = await trial.ask({ path: "/v1/changes", query: { cursor: "now" } });
    accepted(answer, 200);
    validAs(changesPageSchema, answer.json, "changesPage", answer);
    const page = answer.json as { changes: Change[]; cursor: string };
    must(page.changes.length === 0, said("没有 changes", "no changes"), `${page.changes.length} changes`, answer);
    const next = await changes(trial, { cursor: page.cursor, limit: 500 });
    must(next.changes.length < 500, said("cursor 在末尾", "a cursor at the end"), `${next.changes.length} changes follow`);
    if (next.changes.length === 0) same(next.cursor, page.cursor, "/cursor of a page without changes");
  },
  "feed.badCursor": async (trial) => {
    refused(await trial.ask({ path: "/v1/changes", query: { cursor: "not-a-cursor-of-this-feed" } }), "validation");
  },
  "feed.promise": async (trial) => {
    const read = await feedReader(trial);
    await keeps(trial, read, (wanted) => writeMany(trial, wanted), "feed");
  },
  "feed.tombstone": async (trial) => {
    const draft = await trial.draft();
    const read = await feedReader(trial);
    await keeps(trial, read, async (wanted) => wanted.set(draft.id, await removed(trial, draft)), "feed");
  },
  "updatedSince.promise": async (trial) => {
    const draft = await trial.draft();
    await keeps(trial, sinceReader(trial, draft.updatedAt), async (wanted) => wanted.set(draft.id, draft.version), "updatedSince");
    await keeps(trial, sinceReader(trial, await laterThan(trial, draft)), (wanted) => writtenAgain(trial, draft, wanted), "updatedSince");
    const read = sinceReader(trial, draft.updatedAt);
    await keeps(trial, read, (wanted) => writeMany(trial, wanted), "updatedSince");
  },
  "updatedSince.tombstone": async (trial) => {
    const draft = await trial.draft();
    const read = sinceReader(trial, draft.updatedAt);
    await keeps(trial, read, async (wanted) => wanted.set(draft.id, await removed(trial, draft)), "updatedSince");
    const answer = await trial.list("hour", { updatedSince: draft.updatedAt, limit: 500 });
    const tombstone = (answer.json as { items?: AnyRecord[] }).items?.find(({ id }) => id === draft.id);
    must(tombstone?.["deleted"] === true, said("deleted: true", "deleted: true"), JSON.stringify(tombstone ?? "none"), answer);
    const content = ["title", "on", "category", "claimedHours"].filter((name) => tombstone[name] !== undefined);
    must(content.length === 0, said("没有内容", "no content"), `it still holds ${content.join(", ")}`, answer);
  },
} satisfies Record<string, Case>;

/** Reads on from where it was: what it answers is new since the last time. */
type Reader = () => Promise<{ id: string; version: number }[]>;

/** Reads while something is written, and after it until all of it was seen or nothing new comes for longer than is allowed. */
async function keeps(trial: Trial, read: Reader, write: (wanted: Map<string, number>) => Promise<unknown>, what: string): Promise<void> {
  const wanted = new Map<string, number>();
  const seen = new Map<string, number>();
  const look = async (): Promise<void> => {
    for (const { id, version } of await read()) seen.set(id, Math.max(seen.get(id) ?? 0, version));
  };
  let writing = true;
  const written = write(wanted).finally(() => (writing = false));
  const reading = (async () => {
    while (writing) {
      await look();
      await sleep(pause);
    }
  })();
  await Promise.all([written, reading]);
  const missing = (): string[] => [...wanted].filter(([id, version]) => (seen.get(id) ?? 0) < version).map(([id]) => id);
  const until = performance.now() + trial.world.patience;
  for (await look(); missing().length > 0 && performance.now() < until; await look()) await sleep(pause * 10);
  const lost = missing();
  must(
    lost.length === 0,
    said(`${what}：确认过的 ${wanted.size} 条写入都出现`, `${what}: all ${wanted.size} writes that were acknowledged`),
    `${lost.length} did not come within ${trial.world.patience / 1000} s: ${lost
      .slice(0, 3)
      .map((id) => `${id} at version ${wanted.get(id)}${seen.has(id) ? `, seen at ${seen.get(id)}` : ""}`)
      .join("; ")}`,
  );
}

/** A moment after a record was written, by the clock of the back end. */
async function laterThan(trial: Trial, { updatedAt }: AnyRecord): Promise<string> {
  for (;;) {
    const other = await trial.draft();
    if (other.updatedAt > updatedAt) return other.updatedAt;
    await sleep(pause);
  }
}

/** Each write sets updatedAt, also an action. */
async function writtenAgain(trial: Trial, draft: AnyRecord, wanted: Map<string, number>): Promise<void> {
  const action = offers(trial.world, "hour.submit") ? "submit" : undefined;
  const { record } = action
    ? await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, action)))
    : await trial.prepared("write.change", async () => written(await trial.patch("hour", draft.id, draft.version, { category: "online" })));
  wanted.set(draft.id, record.version);
}

/** Several at once create drafts and change them. `wanted` holds what was acknowledged. */
async function writeMany(trial: Trial, wanted: Map<string, number>): Promise<void> {
  const one = async (): Promise<void> => {
    for (let i = 0; i < recordsEach; i++) {
      const [id, body] = [newId(), trial.hour()];
      const put = await patiently(trial, "PUT", id, { "if-none-match": "*" }, body);
      trial.keep(put, "hour", id);
      const { record } = await trial.prepared("write.create", async () => written(put));
      wanted.set(id, record.version);
      if (i % 2 === 1) continue;
      const patch = await patiently(trial, "PATCH", id, { "if-match": `"${record.version}"` }, { category: "online" });
      wanted.set(id, await trial.prepared("write.change", async () => written(patch).record.version));
      if (i > 0 || !offers(trial.world, "hour.submit")) continue;
      const act = await patiently(trial, "POST", `${id}/actions/submit`, {}, { actionId: newId(), input: {} });
      wanted.set(id, await trial.prepared("act.transition", async () => written(act).record.version));
    }
  };
  await Promise.all(Array.from({ length: writers }, one));
}

/** A write that is sent again where the back end asks for that: too many at once is no breach. */
async function patiently(trial: Trial, method: string, id: string, condition: Record<string, string>, body: unknown): Promise<Answer> {
  const headers = { ...condition, "x-action-id": newId() };
  for (let attempt = 1; ; attempt++) {
    const answer = await trial.askQuietly({ method, path: pathOf("hour", id), headers, body });
    if ((answer.status !== 429 && answer.status !== 503) || attempt === 5) return answer;
    await sleep(Math.min(Number(answer.headers.get("retry-after") ?? 0.2) || 0.2, 5) * 1000);
  }
}

async function removed(trial: Trial, draft: AnyRecord): Promise<number> {
  return trial.prepared("remove.draft", async () => {
    const answer = await trial.remove("hour", draft.id, draft.version);
    accepted(answer, 200);
    return (answer.json as { changes: Change[] }).changes.find(({ id }) => id === draft.id)?.version ?? draft.version + 1;
  });
}

/** The feed from its end on; a back end that does not know `now` is read from the beginning. */
async function feedReader(trial: Trial, { limit = 500 } = {}): Promise<Reader> {
  const quietly = async (cursor: string | undefined): Promise<{ changes: Change[]; cursor: string }> => {
    const answer = await trial.askQuietly({ path: "/v1/changes", query: { cursor, limit } });
    accepted(answer, 200);
    validAs(changesPageSchema, answer.json, "changesPage", answer);
    return answer.json as { changes: Change[]; cursor: string };
  };
  const now = await trial.askQuietly({ path: "/v1/changes", query: { cursor: "now", limit: 500 } });
  let cursor = now.status === 200 ? (now.json as { cursor: string }).cursor : undefined;
  const read: Reader = async () => {
    const found: Change[] = [];
    for (let page = await quietly(cursor); ; page = await quietly(cursor)) {
      cursor = page.cursor;
      found.push(...page.changes);
      if (page.changes.length === 0) return found;
    }
  };
  if (cursor === undefined) await read();
  return read;
}

/** A list of what was updated, read on from the latest moment that was seen. */
function sinceReader(trial: Trial, from: string): Reader {
  let since = from;
  return async () => {
    const items = (await trial.walk("hour", { updatedSince: since, order: "id", limit: 100 })).flat();
    for (const { updatedAt } of items) if (updatedAt > since) since = updatedAt;
    return items;
  };
}

async function changes(trial: Trial, query: Record<string, string | number>): Promise<{ changes: Change[]; cursor: string }> {
  const answer = await trial.ask({ path: "/v1/changes", query });
  accepted(answer, 200);
  validAs(changesPageSchema, answer.json, "changesPage", answer);
  return answer.json as { changes: Change[]; cursor: string };
}

const sleep = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms));
