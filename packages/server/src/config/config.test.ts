import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { fixture, ids } from "@xiaoben/backend/testing";
import { exportJWK, generateKeyPair } from "jose";
import { StartError } from "../start-error.ts";
import { readConfig, type Config } from "./config.ts";
import { loadFirstData, readFirstData } from "./first-data.ts";
import { configKeys, settings } from "./settings.ts";
import { configTable } from "./shown.ts";
import { startConfigured } from "./start.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-config-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};
const pair = await generateKeyPair("ES256", { extractable: true });
const jwks = write("keys.json", { keys: [await exportJWK(pair.publicKey)] });
const read = (env: Record<string, string>, file?: string, serving = true): Config => readConfig({ env, file }, { serving });
const good = { XIAOBEN_DATA_DIR: folder, XIAOBEN_JWKS: jwks };

describe("configuration", () => {
  it("takes settings from the environment before the file, and else what is usual", () => {
    const file = write("settings.json", {
      port: 9000,
      audience: "campus",
      origins: ["https://a.example"],
      workflows: { observation: { answerWithin: "24" }, hour: { levels: ["group", "school", "county"] } },
    });
    const { values, from, problems } = read({ ...good, PORT: "9001", XIAOBEN_ORIGINS: "", XIAOBEN_WITHOUT: "hours.import, rollup" }, file);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [values.port, values.audience, values.host, values.without],
      [9001, "campus", "127.0.0.1", ["hours.import", "rollup"]],
    );
    assert.deepEqual(values.origins, ["https://a.example"], "a variable that is empty is not set");
    assert.deepEqual([from.port, from.audience, from.host], ["PORT", `"audience" in ${file}`, undefined]);
    assert.deepEqual(read({ ...good, XIAOBEN_CONFIG: file }).values.audience, "campus");
  });

  it("tells everything that is wrong at once: which setting, what stands there, what to give", () => {
    const file = write("wrong.json", {
      prot: 1,
      host: 7,
      limits: { atOnse: 1 },
      ticketKeys: [{ tenant: "a", kid: "1", secret: "short-secret" }],
    });
    const { problems } = read(
      {
        PORT: "70000",
        DATABASE_URL: "postgres//account:hidden@host",
        XIAOBEN_DATA_DIR: "/data",
        XIAOBEN_JWKS: "http://portal.example/keys.json",
        XIAOBEN_LOG_LEVL: "info",
        XIAOBEN_ORIGINS: "https://a.example/,https://b.example",
        XIAOBEN_WITHOUT: "session",
        XIAOBEN_TIME_ZONE: "Asia/Qinghe",
        XIAOBEN_WORKFLOWS: '{"plan":{"levels":["moon"]}}',
        XIAOBEN_API_BASE: "api/",
      },
      file,
    );
    for (const says of [
      /^"prot" in .*wrong\.json is no setting\. Is "port" meant\?$/,
      /^"host" in .*wrong\.json is 7\. Give a text\.$/,
      /^"limits" in .* is .*"atOnse" is none of them\.$/,
      /^"ticketKeys" in .* is not what it should be\. Give key 1 a secret of at least 32 characters/,
      /^PORT is "70000"\. Give a whole number from 0 to 65535\.$/,
      /^DATABASE_URL is not what it should be\. Give an address such as postgres:/,
      /^XIAOBEN_JWKS is "http:.*"\. Give an https address/,
      /^XIAOBEN_LOG_LEVL is no setting\. Is "XIAOBEN_LOG_LEVEL" meant\?/,
      /^XIAOBEN_ORIGINS is .*\. Give origins such as/,
      /^XIAOBEN_WITHOUT is "session"\. .*none that can be left out\.$/,
      /^XIAOBEN_TIME_ZONE is "Asia\/Qinghe"\. Give the name of a time zone/,
      /^XIAOBEN_WORKFLOWS is .*\. Give for plan\.levels something like \["school"\]\.$/,
      /^XIAOBEN_API_BASE is "api\/"\. Give a path such as \/api/,
      /^XIAOBEN_DATA_DIR and DATABASE_URL are both set\./,
    ])
      assert.ok(
        problems.some((problem) => says.test(problem)),
        `${String(says)} in\n${problems.join("\n")}`,
      );
    assert.equal(problems.length, 14, problems.join("\n"));
    assert.doesNotMatch(problems.join(), /hidden|short-secret/);
  });

  it("says what is missing: where the data is, and for a server who can sign in", () => {
    assert.deepEqual(
      read({}).problems.map((problem) => problem.split(".")[0]),
      ["It is not said where the data is", "Nobody could sign in"],
    );
    assert.equal(read({}, undefined, false).problems.length, 1);
    assert.deepEqual(
      read({ XIAOBEN_DATA_DIR: "data", XIAOBEN_TICKET_KEYS: JSON.stringify([{ tenant: "a", kid: "1", secret: "x".repeat(32) }]) }).problems,
      [],
    );
  });

  it("takes no private key for a public one, and quotes no file that it cannot read", async () => {
    const problemOf = (content: unknown): string => read({ ...good, XIAOBEN_JWKS: write("odd.json", content) }).problems.join();
    assert.match(problemOf({ keys: [await exportJWK(pair.privateKey)] }), /public keys alone: this one holds a private key/);
    assert.match(problemOf({ keys: [] }), /at least one key/);
    assert.match(problemOf('{"keys": secret-words'), /a file in JSON \(.*odd\.json/);
    assert.doesNotMatch(problemOf('{"keys": secret-words'), /secret-words/);
    assert.match(read({ ...good, XIAOBEN_JWKS: join(folder, "none") }).problems.join(), /ENOENT/);
    assert.match(
      read(good, join(folder, "none.json")).problems.join(),
      /configuration file .*none\.json cannot be used\. Give a file that can be read/,
    );
  });

  it("is shown without secrets", () => {
    const secret = "y".repeat(40);
    const config = read({
      DATABASE_URL: "postgres://keeper:hidden@db.example:5433/campus?sslpassword=hidden",
      XIAOBEN_JWKS: jwks,
      XIAOBEN_TICKET_KEYS: JSON.stringify([{ tenant: "a", kid: "1", secret }]),
    });
    const shown = configTable(config);
    assert.deepEqual(
      shown.find(([key]) => key === "databaseUrl"),
      ["databaseUrl", "postgres://keeper:***@db.example:5433/campus", "DATABASE_URL"],
    );
    assert.deepEqual(
      shown.find(([key]) => key === "ticketKeys"),
      ["ticketKeys", "(set)", "XIAOBEN_TICKET_KEYS"],
    );
    assert.doesNotMatch(JSON.stringify(shown), /hidden|yyyy/);
    for (const key of configKeys.filter((one) => settings[one].usual !== undefined))
      assert.ok(
        shown.some(([name]) => name === key),
        key,
      );
  });

  it("stands in the page about operations, setting by setting, as it is in code", () => {
    const page = readFileSync(new URL("../../../../docs/operations.md", import.meta.url), "utf8");
    const rows = page.split("\n").filter((line) => /^\| `\w+` \| `[A-Z_]+` \|/.test(line));
    const expected = configKeys.map((key) => {
      const { env, usual, means, secret } = settings[key];
      const shown = usual === undefined ? "" : `\`${typeof usual === "string" ? usual : JSON.stringify(usual)}\``;
      return `| \`${key}\` | \`${env}\` | ${shown} | ${means}${secret ? " (secret)" : ""} |`;
    });
    assert.deepEqual(rows.map(plainly), expected.map(plainly));
  });

  it("starts nothing where it has problems", async () => {
    await assert.rejects(startConfigured(read({ PORT: "no" })), (error: unknown) => error instanceof StartError && error.code === "config");
  });
});

/** A row of a table without the blanks that line it up. */
const plainly = (row: string): string => row.replace(/\s+/g, " ");

describe("first data", () => {
  it("is checked record by record, and loaded where it is newer than what is there", async () => {
    const { data, problems } = readFirstData(write("first.json", { tenant: "t", records: fixture }));
    assert.deepEqual(problems, []);
    const store = createMemoryStore();
    assert.deepEqual([await loadFirstData(store, data), await loadFirstData(store, data)], [fixture.length, 0]);
    const newer = fixture
      .filter(({ kind }) => kind === "group")
      .map(({ kind, record }) => ({ kind, record: { ...record, version: 2, name: "语文组" } }));
    assert.equal(await loadFirstData(store, readFirstData(write("newer.json", [{ tenant: "t", records: newer }])).data), 1);
    assert.equal(((await store.get("t", { kind: "group", id: ids.group }))!.body as { name: string }).name, "语文组");
    const elsewhere = readFirstData(write("lost.json", { tenant: "u", records: newer })).data;
    await assert.rejects(loadFirstData(store, elsewhere), /every organisation that records name is there/);
  });

  it("is refused with the place of each fault, and no more of them than can be read", () => {
    const person = fixture.find(({ kind }) => kind === "person")!;
    const records = [
      { kind: "persn", record: {} },
      { kind: "person", record: { ...person.record, org: 7 } },
    ];
    const { problems } = readFirstData(write("faulty.json", { records }));
    assert.match(problems.join("\n"), /^\/tenant is missing/m);
    assert.match(problems.join("\n"), /^\/records\/0\/kind is "persn"/m);
    assert.match(problems.join("\n"), /^\/records\/1\/record\/org /m);
    const many = readFirstData(write("many.json", { tenant: "t", records: Array.from({ length: 50 }, () => ({})) })).problems;
    assert.deepEqual([many.length, many.at(-1)], [21, "and 30 more"]);
    const config = read({ ...good, XIAOBEN_FIRST_DATA: write("faulty.json", { records }) });
    assert.ok(config.problems.length >= 3 && config.problems.every((problem) => problem.startsWith("XIAOBEN_FIRST_DATA: ")));
  });
});
