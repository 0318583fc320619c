/** One thing of each package, in Node. */
import assert from "node:assert/strict";
import { createBackend } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { readHoursSheet } from "@xiaoben/bridges/hours-sheet";
import { main } from "@xiaoben/cli";
import { clauses, conform, ConformError } from "@xiaoben/conformance";
import { addDays, type Pack } from "@xiaoben/contract";
import { isRecord } from "@xiaoben/contract/guards";
import openapi from "@xiaoben/contract/openapi.json" with { type: "json" };
import { checkRecord } from "@xiaoben/contract/schemas";
import manifest from "@xiaoben/elements/custom-elements.json" with { type: "json" };
import { XbStudyHoursElement } from "@xiaoben/elements/study-hours";
import { scriptedGateway } from "@xiaoben/elements/testing";
import { compile } from "@xiaoben/policy";
import { checkPack } from "@xiaoben/policy/check";
import { withEvaluation } from "@xiaoben/policy/gateway";
import pack from "@xiaoben/policy/packs/qinghe.study-hours.json" with { type: "json" };
import { loadWords } from "@xiaoben/policy/words";
import { createClient, gatewayOver, isTransportError } from "@xiaoben/sdk";
import { adapt, unwrap } from "@xiaoben/sdk/adapters";
import { withOutbox } from "@xiaoben/sdk/outbox";
import { startServer } from "@xiaoben/server";
import { tags, XbKitProviderElement } from "xiaoben";

assert.equal(addDays("2026-12-31", 1), "2027-01-01");
assert.equal(isRecord("hour", {}), false);
assert.ok(checkRecord("hour", {}).length > 0);
assert.match(openapi.openapi, /^3\.1/);
assert.ok(manifest.modules.length > 0);

const rules = pack as Pack;
assert.ok(compile(rules));
assert.deepEqual(checkPack(rules), []);
assert.equal((await loadWords("en")).language, "en");

assert.equal(customElements.get("xb-study-hours"), XbStudyHoursElement);
assert.equal(customElements.get("xb-provider"), XbKitProviderElement);
assert.equal(tags["xb-study-hours"], "study-hours");
assert.equal(scriptedGateway({ session: null }).contract, 1);

const sheet = await readHoursSheet(new TextEncoder().encode("姓名,日期,内容,学时\n林知远,2026-10-08,听评课,2\n"));
assert.equal(sheet.rows.length, 1);

const said: string[] = [];
const say = (text: string): void => void said.push(text);
assert.equal(await main(["help"], { env: { LANG: "en" }, out: say, err: say }), 0);
assert.match(said.join("\n"), /xiaoben/);

const store = createMemoryStore();
assert.ok(createBackend({ store }));
const server = await startServer({ store, port: 0, identity: { verify: () => Promise.reject(new Error("nobody")) } });
const client = createClient({ baseUrl: `${server.url.replace(/\/$/, "")}/api`, retries: 0 });
assert.equal(await client.session(), null);
const refused = await client.hours.list({ limit: 5 }).then(
  () => null,
  (error: unknown) => error,
);
assert.ok(isTransportError(refused) && refused.code === "signed-out");
assert.ok(clauses.length > 0);
await assert.rejects(conform({ url: "nowhere", tokens: {} }), ConformError);
assert.equal(typeof unwrap({ code: "errno" }), "object");
assert.equal(typeof adapt, "function");
const gateway = withOutbox(withEvaluation(gatewayOver(client.transport, { feed: false })), { locks: null });
assert.equal(gateway.contract, 1);
gateway.close();
await server.close();
console.log("used");
process.exit(0);
