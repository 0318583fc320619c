import { isInstant, newId, units } from "@xiaoben/contract";
import { said } from "../said.ts";
import { must, refused, same, written, type AnyRecord } from "../run/expect.ts";
import { titleOf } from "../run/material.ts";
import type { Trial } from "../run/trial.ts";
import { offers } from "../run/world.ts";
import type { Case } from "./case.ts";

/** A write and the next answer are not further apart. */
const mostSkew = 120_000;

export const valueCases = {
  "time.day": async (trial) => {
    await trial.each(["2026-01-01", "2026-03-29", "2024-02-29", "2025-12-31"], async (on) => {
      const { record, now } = await stored(trial, { on });
      same([record["on"], now["on"]], [on, on], "/on in the answer and when read");
    });
    await trial.each(["2026-02-30", "2026-9-1", "2026-09-01T00:00:00Z", "20260901"], (on) => isRefused(trial, { on }, "/on"));
    await trial.attempt(() => isRefused(trial, { on: "2026-03-02", until: "2026-03-01" }, "/until"));
  },
  "time.instant": async (trial) => {
    const draft = await trial.draft();
    const { record } = written(await trial.patch("hour", draft.id, draft.version, { category: "online" }));
    for (const name of ["createdAt", "updatedAt"]) {
      for (const value of [draft[name], record[name]])
        must(isInstant(value), said(`${name} 形如 2026-09-01T00:00:00.000Z`, `${name} is like 2026-09-01T00:00:00.000Z`), String(value));
    }
    same(record.createdAt, draft.createdAt, "createdAt after a change");
    await nearTheClock(trial, record.updatedAt);
    await trial.attempt(() => notWholeSeconds(trial, [draft.updatedAt, record.updatedAt]));
    must(
      record.updatedAt >= draft.updatedAt,
      said("updatedAt 不倒退", "updatedAt does not go back"),
      `${draft.updatedAt}, then ${record.updatedAt}`,
    );
  },
  decimals: async (trial) => {
    await trial.each(["0.1", "2.25", "3", "0.0001", "99999.9999", "123456789.1234"], async (minutes) => {
      const { record, now } = await stored(trial, { minutes });
      for (const value of [record["minutes"], now["minutes"]]) isDecimal(value, minutes);
    });
    await trial.attempt(async () => isDecimal((await stored(trial, { minutes: 1.5 })).record["minutes"], "1.5"));
    await trial.each(["1.23456", "1,5", "1e3", "", "12345678901"], (minutes) => isRefused(trial, { minutes }, "/minutes"));
  },
  "text.exact": async (trial) => {
    const texts = [
      "𠮷野 😀 “引号” ‘单’",
      `<b>&amp;</b> "x" \\ ' % _ ;--`,
      "第一行\n第二行\t尾",
      "é e\u0301 ﷽",
      "长".repeat(300),
      "末尾有空格 ",
    ];
    await trial.each(texts, async (text) => {
      const title = `${titleOf(trial.clause)} ${text}`;
      const { record, now } = await stored(trial, { title });
      same([record["title"], now["title"]], [title, title], "/title in the answer and when read");
    });
  },
  "codes.open": async (trial) => {
    const { record, now } = await stored(trial, { level: "ext:town" });
    same([record["level"], now["level"]], ["ext:town", "ext:town"], "/level in the answer and when read");
  },
  "unknown.fields": async (trial) => {
    const unknown = { "ext:conformance": { list: [1, "二", null], kept: true } };
    const { record } = await stored(trial, unknown);
    const kept = (found: AnyRecord, when: string): void =>
      same(found["ext:conformance"], unknown["ext:conformance"], `/ext:conformance ${when}`);
    kept(record, "after the creation");
    kept(written(await trial.patch("hour", record.id, record.version, { category: "online" })).record, "after a change of /category");
    kept(await trial.now("hour", record.id), "when read");
    if (!offers(trial.world, "hour.submit")) return;
    await trial.prepared("act.transition", async () => written(await trial.act("hour", record.id, "submit")));
    kept(await trial.now("hour", record.id), "after an action");
  },
} satisfies Record<string, Case>;

/** A column of whole seconds hides itself behind .000: who asks for what was written since then misses it. */
async function notWholeSeconds(trial: Trial, found: string[]): Promise<void> {
  for (let i = 0; i < 4 && found.every((at) => at.endsWith(".000Z")); i++) found.push((await trial.draft()).updatedAt);
  must(
    !found.every((at) => at.endsWith(".000Z")),
    said("毫秒是真的", "milliseconds that are kept"),
    `all ${found.length} end with .000Z: ${found.join(", ")}`,
  );
}

/** A moment of now. Local time that is written with a Z is hours away. */
async function nearTheClock(trial: Trial, updatedAt: string): Promise<void> {
  const answer = await trial.ask({ path: "/v1/session" });
  const { now } = answer.json as { now?: unknown };
  const clock = isInstant(now) ? now : new Date(answer.headers.get("date") ?? Date.now()).toISOString();
  const isNear = Math.abs(Date.parse(updatedAt) - Date.parse(clock)) < mostSkew;
  must(
    isNear,
    said(`updatedAt 与服务器的时钟（${clock}）相差不到两分钟`, `updatedAt is within two minutes of the server's clock, ${clock}`),
    updatedAt,
    answer,
  );
}

/** Creates a draft with something in it, and reads it again. */
async function stored(trial: Trial, more: Record<string, unknown>): Promise<{ record: AnyRecord; now: AnyRecord }> {
  const id = newId();
  const { record } = written(await trial.put("hour", id, trial.hour(more)));
  return { record, now: await trial.now("hour", id) };
}

async function isRefused(trial: Trial, more: Record<string, unknown>, pointer: string): Promise<void> {
  const answer = await trial.put("hour", newId(), trial.hour(more));
  const { issues = [] } = refused(answer, "validation");
  const named = issues.some((one) => one.pointer === pointer);
  must(
    named,
    said(`${JSON.stringify(more)}：issues 指出 ${pointer}`, `${JSON.stringify(more)}: an issue at ${pointer}`),
    JSON.stringify(issues),
    answer,
  );
}

/** A decimal as text, of the same value: `2.2500` is `2.25`. */
function isDecimal(value: unknown, wanted: string): void {
  const good = typeof value === "string" && /^-?\d{1,9}(\.\d{1,4})?$/.test(value) && units(value) === units(wanted);
  must(good, said(`/minutes 是文本 "${wanted}"`, `/minutes is the text "${wanted}"`), JSON.stringify(value));
}
