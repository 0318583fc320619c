import { newId } from "@xiaoben/contract";
import { said } from "../said.ts";
import { accepted, describe, isObject, must, notDone, refused, same, valid, written } from "../run/expect.ts";
import type { Answer } from "../run/send.ts";
import type { Case } from "./case.ts";
import { holds } from "./reading.ts";

export const createCases = {
  "write.create": async (trial) => {
    const [id, body] = [newId(), trial.hour()];
    const answer = await trial.put("hour", id, body);
    const { record, changes } = written(answer, 201);
    valid("hour", record, answer);
    same(record.id, id, "/record/id", answer);
    same(record["state"], "draft", "/record/state", answer);
    must(record.version >= 1, said("version 从 1 起", "version is at least 1"), `version is ${record.version}`, answer);
    holds(record, body);
    must(
      changes.some((change) => change.id === id),
      said("changes 里有它", "changes name it"),
      JSON.stringify(changes),
      answer,
    );
    const read = await trial.get("hour", id);
    accepted(read, 200);
    same(read.json, record, "GET", read);
  },
  "write.create.parameter": async (trial) => {
    const id = newId();
    const { record } = written(await trial.put("hour", id, trial.hour(), { headers: {}, query: { create: "1" } }));
    same(record.id, id, "/record/id");
  },
  "write.create.precondition": async (trial) => {
    await trial.attempt(async () => {
      const id = newId();
      refused(await trial.put("hour", id, trial.hour(), { headers: {} }), "validation");
      refused(await trial.get("hour", id), "not-found");
    });
    const draft = await trial.draft();
    refused(await trial.put("hour", draft.id, trial.hour({ category: "online" }), { headers: {} }), "validation", "stale-version");
    same(await trial.now("hour", draft.id), draft, "GET");
  },
  "write.create.retry": async (trial) => {
    const [id, body] = [newId(), trial.hour()];
    const headers = { "if-none-match": "*", "x-action-id": newId() };
    const first = await trial.prepared("write.create", async () => written(await trial.put("hour", id, body, { headers })));
    sameAsFirst(await trial.put("hour", id, body, { headers }), first.record);
    // Also where the first answer was lost with the action id: what is there already is what was meant.
    sameAsFirst(await trial.put("hour", id, body), first.record);
    same(await trial.now("hour", id), first.record, "GET");
  },
  "write.create.again": async (trial) => {
    const draft = await trial.draft();
    const { current } = refused(await trial.put("hour", draft.id, trial.hour({ category: "online" })), "stale-version");
    same(current, draft, "/current");
    same(await trial.now("hour", draft.id), draft, "GET");
  },
  "write.create.given": async (trial) => {
    const old = "2001-02-03T04:05:06.000Z";
    const answer = await trial.put(
      "hour",
      newId(),
      trial.hour({ id: newId(), version: 41, createdAt: old, updatedAt: old, state: "approved", deleted: true }),
    );
    const { record } = written(answer);
    same(record["state"], "draft", "/record/state", answer);
    must(record.version !== 41, said("version 由服务器定", "version is the server's"), "version is 41", answer);
    must(
      record.createdAt !== old && record.updatedAt !== old,
      said("时间由服务器定", "times are the server's"),
      `createdAt is ${record.createdAt}, updatedAt is ${record.updatedAt}`,
      answer,
    );
    must(record["deleted"] !== true, said("没有 deleted", "not deleted"), "deleted is true", answer);
  },
  "write.create.later": async (trial) => {
    const later = { approvedHours: "2", reason: "x", source: { kind: "observation", id: newId() }, counters: newId() };
    await trial.each(Object.entries(later), async ([name, value]) => {
      const answer = await trial.put("hour", newId(), trial.hour({ [name]: value }));
      const { issues = [] } = refused(answer, "validation");
      must(
        issues.some(({ pointer }) => pointer.startsWith(`/${name}`)),
        said(`issues 指出 /${name}`, `an issue at /${name}`),
        JSON.stringify(issues.map(({ pointer }) => pointer)),
        answer,
      );
    });
  },
} satisfies Record<string, Case>;

/** A repeated write gives what the first gave: the record at its version, or 412 with it in `current`. */
function sameAsFirst(answer: Answer, first: { id: string; version: number }): void {
  const { json } = answer;
  const found = answer.status === 412 && isObject(json) ? json["current"] : isObject(json) ? json["record"] : undefined;
  must(
    (answer.status < 300 || answer.status === 412) && isObject(found) && found["id"] === first.id && found["version"] === first.version,
    said(
      `记录在版本 ${first.version}：2xx 的 record，或 412 的 current`,
      `the record at version ${first.version}: record of a 2xx, or current of a 412`,
    ),
    describe(answer),
    answer,
  );
}

export const changeCases = {
  "write.change": async (trial) => {
    const draft = await trial.draft();
    const answer = await trial.patch("hour", draft.id, draft.version, { category: "online" });
    const { record } = written(answer, 200);
    valid("hour", record, answer);
    const { version: _v, updatedAt: _u, category, ...rest } = record;
    const { version: _w, updatedAt: _x, category: _c, ...before } = draft;
    same(category, "online", "/record/category", answer);
    same(rest, before, "all other properties", answer);
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "write.change.retry": async (trial) => {
    const draft = await trial.draft();
    const headers = { "x-action-id": newId() };
    const send = (): Promise<Answer> => trial.patch("hour", draft.id, draft.version, { category: "online" }, { headers });
    const { record } = await trial.prepared("write.change", async () => written(await send()));
    sameAsFirst(await send(), record);
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "write.change.null": async (trial) => {
    const draft = await trial.draft({ minutes: "45" });
    const answer = await trial.patch("hour", draft.id, draft.version, { minutes: null });
    const { record } = written(answer, 200);
    must(!("minutes" in record), said("没有 /minutes", "no /minutes"), `/minutes is ${JSON.stringify(record["minutes"])}`, answer);
    const now = await trial.now("hour", draft.id);
    must(!("minutes" in now), said("GET 也没有 /minutes", "no /minutes when read"), `/minutes is ${JSON.stringify(now["minutes"])}`);
  },
  "write.stale": async (trial) => {
    const draft = await trial.draft();
    const { record } = await trial.prepared("write.change", async () =>
      written(await trial.patch("hour", draft.id, draft.version, { category: "online" })),
    );
    const answer = await trial.patch("hour", draft.id, draft.version, { category: "external", minutes: "11" });
    await trial.attempt(async () => same(refused(answer, "stale-version").current, record, "/current", answer));
    same(await trial.now("hour", draft.id), record, "GET");
    await trial.attempt(async () => notDone(await trial.patch("hour", draft.id, '"yesterday"', { minutes: "12" })));
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "write.race": async (trial) => {
    const draft = await trial.draft();
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((minutes) => trial.patch("hour", draft.id, draft.version, { minutes: String(minutes) })),
    );
    const done = answers.filter(({ status }) => status < 300);
    must(
      done.length === 1,
      said("恰好一个 200，其余 412", "one 200, all others 412"),
      answers.map(({ status }) => status).join(", "),
      answers.at(-1),
    );
    for (const answer of answers) if (answer !== done[0]) refused(answer, "stale-version");
    same(await trial.now("hour", draft.id), written(done[0]!).record, "GET");
  },
  "write.weak": async (trial) => {
    const draft = await trial.draft();
    const { record } = written(await trial.patch("hour", draft.id, `W/"${draft.version}"`, { category: "online" }));
    same(record["category"], "online", "/record/category");
  },
  "write.parameter": async (trial) => {
    const draft = await trial.draft();
    const patch = (category: string): Promise<Answer> =>
      trial.patch("hour", draft.id, undefined, { category }, { query: { expectedVersion: draft.version } });
    const { record } = written(await patch("online"));
    refused(await patch("external"), "stale-version");
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "write.version": async (trial) => {
    const draft = await trial.draft();
    let before = draft.version;
    for (const minutes of ["10", "20"]) {
      const answer = await trial.patch("hour", draft.id, before, { minutes });
      const { version } = written(answer).record;
      must(
        Number.isSafeInteger(version) && version > before,
        said(`version 大于 ${before}`, `version is above ${before}`),
        `version is ${version}`,
        answer,
      );
      const read = await trial.get("hour", draft.id);
      const etag = read.headers.get("etag")?.replace(/^W\//, "");
      must(etag === `"${version}"`, said(`ETag: "${version}"`, `ETag: "${version}"`), `ETag: ${etag ?? "none"}`, read);
      before = version;
    }
  },
  "write.changes": async (trial) => {
    const id = newId();
    const created = await trial.put("hour", id, trial.hour());
    await trial.attempt(async () => named(created, id));
    const { record } = await trial.prepared("write.create", async () => written(created));
    const changed = await trial.patch("hour", id, record.version, { category: "online" });
    await trial.attempt(async () => named(changed, id));
    await trial.attempt(async () => named(await trial.act("hour", id, "submit"), id));
  },
  "write.fields": async (trial) => {
    const draft = await trial.draft();
    const wrong: Record<string, unknown>[] = [
      { state: "approved" },
      { person: newId() },
      { version: 99 },
      { createdAt: "2001-02-03T04:05:06.000Z" },
      { org: newId() },
      { approvedHours: "9" },
      { counters: newId() },
      { source: { kind: "observation", id: newId() } },
    ];
    await trial.each(wrong, async (patch) => {
      const answer = await trial.patch("hour", draft.id, draft.version, { ...patch, category: "online" });
      await trial.attempt(async () => void refused(answer, "not-permitted", "validation"));
      same(await trial.now("hour", draft.id), draft, "GET");
    });
  },
  "write.change.refused": async (trial) => {
    const draft = await trial.draft();
    const wrong: [patch: Record<string, unknown>, pointer: string][] = [
      [{ on: "2026-02-30" }, "/on"],
      [{ title: null }, "/title"],
      [{ minutes: "three" }, "/minutes"],
      [{ title: 3 }, "/title"],
    ];
    await trial.each(wrong, async ([patch, pointer]) => {
      const { version } = await trial.now("hour", draft.id);
      const answer = await trial.patch("hour", draft.id, version, { ...patch, category: "online" });
      const { issues = [] } = refused(answer, "validation");
      must(
        issues.some((one) => one.pointer === pointer),
        said(`issues 指出 ${pointer}`, `an issue at ${pointer}`),
        JSON.stringify(issues.map((one) => one.pointer)),
        answer,
      );
    });
    same(await trial.now("hour", draft.id), draft, "GET");
  },
} satisfies Record<string, Case>;

/** The changes of a write name the record, at the version of the record; none of them twice. */
function named(answer: Answer, id: string): void {
  const { record, changes } = written(answer);
  const own = changes.filter((change) => change.kind === "hour" && change.id === id);
  must(own.length === 1, said(`changes 里恰好一次 hour ${id}`, `changes name hour ${id} once`), JSON.stringify(changes), answer);
  same(own[0]!.version, record.version, "/changes: version", answer);
}
