import { newId } from "@xiaoben/contract";
import { said } from "../said.ts";
import { describe, must, refused, same, written } from "../run/expect.ts";
import type { Answer, Asked } from "../run/send.ts";
import { pathOf, type Trial } from "../run/trial.ts";
import type { Case } from "./case.ts";

export const profileCases = {
  "profile.getPost": (trial) =>
    writesAlone(trial, (method, condition) => ({
      headers: { "x-http-method-override": method === "DELETE" ? "delete" : method, ...condition.headers },
    })),
  "profile.getPost.parameter": async (trial) => {
    await writesAlone(trial, (method, condition) => ({ query: { _method: method, ...condition.query } }));
    const draft = await trial.draft();
    await trial.get("hour", draft.id, { query: { _method: "DELETE" } });
    await trial.get("hour", draft.id, { headers: { "x-http-method-override": "DELETE" } });
    same(await trial.now("hour", draft.id), draft, "GET after a GET that names DELETE");
  },
} satisfies Record<string, Case>;

/** What a write is made on condition of, in both ways of saying it. */
interface Condition {
  headers: Record<string, string>;
  query: Record<string, string>;
}

const isNew: Condition = { headers: { "if-none-match": "*" }, query: { create: "1" } };
const at = (version: number): Condition => ({ headers: { "if-match": `"${version}"` }, query: { expectedVersion: String(version) } });

/** Creates, changes and removes by POST alone. */
async function writesAlone(trial: Trial, saying: (method: string, condition: Condition) => Partial<Asked>): Promise<void> {
  const id = newId();
  const post = async (method: string, condition: Condition, body?: unknown): Promise<Answer> => {
    const { headers, ...rest } = saying(method, condition);
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    return trial.ask({
      method: "POST",
      path: pathOf("hour", id),
      ...rest,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": type }) },
      ...(body === undefined ? {} : { body }),
    });
  };
  const created = await post("PUT", isNew, trial.hour());
  trial.keep(created, "hour", id);
  const { record } = written(created);
  const changed = written(await post("PATCH", at(record.version), { category: "online" })).record;
  same(changed["category"], "online", "/record/category");
  refused(await post("PATCH", at(record.version), { category: "external" }), "stale-version");
  const removed = await post("DELETE", at(changed.version));
  must(removed.status < 300, said("状态 2xx", "status 2xx"), describe(removed), removed);
  refused(await trial.get("hour", id), "not-found");
}
