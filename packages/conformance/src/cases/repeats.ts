import { newId } from "@xiaoben/contract";
import { said } from "../said.ts";
import { accepted, isObject, must, refused, same, written } from "../run/expect.ts";
import type { Answer } from "../run/send.ts";
import type { Case } from "./case.ts";

/** What whoever writes needs to write again: the version that a write left, and answers to what was sent before. */
export const repeatCases = {
  "write.etag": async (trial) => {
    const id = newId();
    const created = await trial.put("hour", id, trial.hour());
    await trial.attempt(async () => tagged(created));
    const { record } = await trial.prepared("write.create", async () => written(created));
    const changed = await trial.patch("hour", id, record.version, { category: "online" });
    await trial.attempt(async () => tagged(changed));
    tagged(await trial.act("hour", id, "submit"));
  },
  "write.blind": async (trial) => {
    const draft = await trial.draft();
    await trial.attempt(async () => {
      const { record } = written(await trial.patch("hour", draft.id, undefined, { category: "online" }));
      same(record["category"], "online", "/record/category");
    });
    accepted(await trial.remove("hour", draft.id, undefined));
    refused(await trial.get("hour", draft.id), "not-found");
  },
  "write.actionId": async (trial) => {
    const [id, body] = [newId(), trial.hour()];
    const create = (at: string, content: unknown, actionId: string): Promise<Answer> =>
      trial.put("hour", at, content, { headers: { "if-none-match": "*", "x-action-id": actionId } });
    const [creation, changing] = [newId(), newId()];
    const first = await trial.prepared("write.create", async () => written(await create(id, body, creation)));
    const change = (patch: object): Promise<Answer> =>
      trial.patch("hour", id, first.record.version, patch, { headers: { "x-action-id": changing } });
    const second = await trial.prepared("write.change", async () => written(await change({ category: "online" })));
    const last = await trial.prepared("write.change", async () =>
      written(await trial.patch("hour", id, second.record.version, { category: "external" })),
    );
    await trial.attempt(async () => asBefore(await create(id, body, creation), first.changes));
    await trial.attempt(async () => asBefore(await change({ category: "online" }), second.changes));
    const other = newId();
    await trial.attempt(async () => void refused(await create(other, body, creation), "action-reused"));
    refused(await trial.get("hour", other), "not-found");
    await trial.attempt(async () => void refused(await change({ category: "local" }), "action-reused"));
    same(await trial.now("hour", id), last.record, "GET");
  },
} satisfies Record<string, Case>;

function tagged(answer: Answer): void {
  const { version } = written(answer).record;
  const etag = answer.headers.get("etag")?.replace(/^W\//, "");
  must(etag === `"${version}"`, said(`ETag: "${version}"`, `ETag: "${version}"`), `ETag: ${etag ?? "none"}`, answer);
}

function asBefore(answer: Answer, changes: unknown): void {
  accepted(answer);
  same(isObject(answer.json) ? answer.json["changes"] : undefined, changes, "/changes", answer);
}
