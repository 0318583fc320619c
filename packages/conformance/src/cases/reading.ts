import { canonical, isDec, kinds, kindTable, newId, operationById, units, type Kind, type KindRow } from "@xiaoben/contract";
import { checkRecord } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { describe, differences, isObject, must, noIssues, pageOf, refused, same, valid } from "../run/expect.ts";
import { giveUp, type Trial } from "../run/trial.ts";
import { offers } from "../run/world.ts";
import type { Case } from "./case.ts";

export const readCases = {
  "read.page": async (trial) => {
    await trial.each(listed(trial), async (kind) => {
      const answer = await trial.list(kind, { limit: 100 });
      const { items } = pageOf(answer);
      // Places of the first records that are not good; the pointer begins with the record's place.
      const issues = items.flatMap((item, i) => checkRecord(kind, item).map((one) => ({ ...one, pointer: `/items/${i}${one.pointer}` })));
      noIssues(issues, `list of ${kind}`, answer);
    });
  },
  "read.one": async (trial) => {
    let found = 0;
    await trial.each(
      listed(trial).filter((kind) => offers(trial.world, `${kind}.get`)),
      async (kind) => {
        const item = pageOf(await trial.list(kind, { limit: 1 })).items[0];
        if (!item) return;
        found++;
        const answer = await trial.get(kind, item.id);
        must(answer.status === 200, said("状态 200", "status 200"), describe(answer), answer);
        valid(kind, answer.json, answer);
        const etag = answer.headers.get("etag")?.replace(/^W\//, "");
        must(
          etag === `"${answer.json.version}"`,
          said(`ETag: "${answer.json.version}"`, `ETag: "${answer.json.version}"`),
          `ETag: ${etag ?? "none"}`,
          answer,
        );
        if (answer.json.version === item.version)
          must(
            canonical(answer.json) === canonical(item),
            said("与列表里的相同", "the record of the list"),
            differences(answer.json, item),
            answer,
          );
      },
    );
    if (found === 0 && trial.tried.broken.length === 0)
      giveUp(said("列表都是空的，没有可读的记录", "all lists are empty: there is no record to read"));
  },
  "read.unchanged": async (trial) => {
    const draft = await trial.draft();
    await trial.each([`"${draft.version}"`, `W/"${draft.version}"`], async (version) => {
      const answer = await trial.get("hour", draft.id, { headers: { "if-none-match": version } });
      must(answer.status === 304 && answer.text === "", said("304，没有正文", "304 without a body"), describe(answer), answer);
    });
    const other = await trial.get("hour", draft.id, { headers: { "if-none-match": `"${draft.version + 1}"` } });
    must(other.status === 200, said("版本不同时 200", "200 where the version is another"), describe(other), other);
  },
  "read.noStore": async (trial) => {
    const paths = ["/v1/session", ...(offers(trial.world, "hour.list") ? ["/v1/hours?limit=1"] : [])];
    await trial.each(paths, async (path) => {
      const answer = await trial.ask({ path });
      const found = answer.headers.get("cache-control") ?? "none";
      must(/\bno-store\b/.test(found), said("Cache-Control: no-store", "Cache-Control: no-store"), `Cache-Control: ${found}`, answer);
    });
  },
  "read.correlation": async (trial) => {
    const lists = listed(trial).map((kind) => `/v1/${kindTable[kind].path}?limit=1`);
    await trial.each(["/v1/session", ...lists], async (path) => {
      const answer = await trial.ask({ path });
      const found = answer.headers.get("x-correlation-id") ?? "";
      must(found !== "", said("X-Correlation-Id 头", "a header X-Correlation-Id"), "none", answer);
    });
  },
  "read.notFound": async (trial) => {
    const readable = kindsOfLevel1.filter((kind) => offers(trial.world, `${kind}.get`));
    if (readable.length === 0) giveUp(said("没有可以按编号读的类型", "nothing can be read by its id"));
    await trial.each(readable, async (kind) => void refused(await trial.get(kind, newId()), "not-found"));
    await trial.attempt(async () => void refused(await trial.get(readable[0]!, "not-an-id"), "not-found"));
  },
  "read.address": async (trial) => {
    refused(await trial.ask({ path: "/v1/no-such-address" }), "not-found");
  },
} satisfies Record<string, Case>;

export const kindsOfLevel1: readonly Kind[] = kinds.filter((kind) => kindTable[kind].level === 1);

/** Kinds of level 1 that can be listed. */
export function listed(trial: Trial): Kind[] {
  const found = kindsOfLevel1.filter((kind) => operationById.has(`${kind}.list`) && offers(trial.world, `${kind}.list`));
  if (found.length === 0) giveUp(said("没有提供任何列表", "no list is offered"));
  return found;
}

export const rowOf = (kind: Kind): KindRow => kindTable[kind];

const amounts: readonly string[] = ["minutes", "days", "lessons", "claimedHours", "approvedHours"];

/** That a record holds what was sent; amounts are compared by value, how they are written is another clause's matter. */
export function holds(record: unknown, content: Record<string, unknown>): void {
  must(isObject(record), said("一条记录", "a record"), "none");
  for (const [name, value] of Object.entries(content)) {
    const found = record[name];
    const isAmount = amounts.includes(name) && (typeof found === "number" || isDec(found));
    if (!isAmount || units(found) !== units(value as string)) same(found, value, `/${name}`);
  }
}
