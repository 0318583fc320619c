import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { generateCounty } from "../county/index.ts";
import { memoryCampus } from "../memory.ts";
import { vendorApi, type VendorApi } from "./api.ts";
import tables from "./tables.json" with { type: "json" };
import { words } from "./words.ts";

const county = generateCounty({ today: "2026-11-22" });
const { lin, su } = county.people;
const { landmarks } = county;

interface Answer {
  code: number;
  msg: string;
  total?: number;
  rows?: { [name: string]: unknown }[];
  data?: { [name: string]: unknown };
}

const ask = async (api: VendorApi, who: string | number, path: string, params: object = {}): Promise<Answer> => {
  const token = typeof who === "number" ? who : api.number("person", who);
  const answer = await api.fetch(
    new Request(`http://qiming.test/prod-api${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(params),
    }),
  );
  assert.equal(answer.status, 200, "also for errors");
  return (await answer.json()) as Answer;
};
const vendor = (): VendorApi => vendorApi(memoryCampus(county), county);

describe("the invented vendor", () => {
  it("answers everything with 200, and says in its own words what it refuses", async () => {
    const api = vendor();
    assert.deepEqual(await ask(api, 1, "/getInfo"), { code: 401, msg: "登录状态已过期，请重新登录（）" });
    assert.equal((await ask(api, lin.id, "/kb/info", { kcId: 1 })).code, 404);
    assert.equal((await ask(api, lin.id, "/nothing")).code, 405);
    const kcId = api.number("lesson", landmarks.lessonForLin.id);
    assert.equal((await ask(api, lin.id, "/tk/add", { kcId, wbh: "x1", ys: "清楚" })).code, 200);
    const [row] = (await ask(api, lin.id, "/tk/page", { wbh: "x1" })).rows!;
    assert.equal((await ask(api, lin.id, "/tk/qm", { wbh: "x1" })).code, 1001);
    assert.equal((await ask(api, su.id, "/tk/page", { wbh: "x1" })).total, 0, "a draft is its author's");
    assert.equal((await ask(api, lin.id, "/tk/tj", { tkId: row!["tkId"] })).code, 200);
    assert.equal((await ask(api, su.id, "/tk/fk", { wbh: "x1" })).code, 1002, "nothing was answered yet");
    assert.equal((await ask(api, lin.id, "/tk/add", { kcId, wbh: "x2", ys: "再来" })).code, 1004, "one observation of one lesson");
  });

  it("shows names, numbers and times of its own, and no id of the campus", async () => {
    const api = vendor();
    const { rows, total } = await ask(api, lin.id, "/kb/page", { pageSize: 500 });
    assert.ok(total! > rows!.length && rows!.length === 50, "fifty at once");
    const text = JSON.stringify(rows!.map(({ gcd, ...row }) => ({ ...row, gcd: (gcd as unknown[]).length })));
    assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-/);
    assert.match(String(rows![0]!["skrq"]), /^\d{4}-\d\d-\d\d 00:00:00$/);
  });

  it("takes the last of two writes: it knows no preconditions", async () => {
    const api = vendor();
    const kcId = api.number("lesson", landmarks.lessonForLin.id);
    await ask(api, lin.id, "/tk/add", { kcId, wbh: "x1", ys: "一" });
    const first = (await ask(api, lin.id, "/tk/page", { wbh: "x1" })).rows![0]!;
    await ask(api, lin.id, "/tk/edit", { wbh: "x1", ys: "二", gxsj: 1, qqh: "r1" });
    const last = (await ask(api, lin.id, "/tk/page", { wbh: "x1" })).rows![0]!;
    assert.deepEqual([first["ys"], last["ys"], last["qqh"]], ["一", "二", "r1"]);
    assert.ok(Number(last["gxsj"]) > Number(first["gxsj"]));
  });
});

describe("the tables of the example", () => {
  it("hold every code that the vendor has", () => {
    const held = {
      subject: "subject",
      lessonKind: "lessonKind",
      lessonState: "lessonState",
      state: "observationState",
      hourState: "hourState",
      category: "category",
      part: "part",
      level: "level",
      result: "result",
      party: "party",
      school: "org",
      role: "job",
    } as const;
    for (const [table, own] of Object.entries(held) as [keyof typeof held, keyof typeof words][]) {
      const rows = tables.codes[table];
      const pairs = Array.isArray(rows) ? Object.fromEntries(rows.map(({ vendor: code, contract }) => [code, contract])) : rows;
      assert.deepEqual(pairs, { ...words[own] }, table);
    }
  });
});

describe("the page about adapters", () => {
  const page = readFileSync(new URL("../../../../docs/adapters.md", import.meta.url), "utf8");

  it("quotes the adapter as it is", () => {
    const source = readFileSync(new URL("./adapter.ts", import.meta.url), "utf8").trimEnd();
    assert.ok(page.includes(`\`\`\`ts\n${source}\n\`\`\``), "docs/adapters.md quotes another adapter.ts: copy it there");
  });

  it("names every piece that there is", async () => {
    const pieces = Object.keys(await import("@xiaoben/sdk/adapters")).filter((name) => !name.endsWith("Error"));
    assert.deepEqual(
      pieces.filter((name) => !page.includes(name)),
      [],
    );
  });
});
