import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { conform } from "@xiaoben/conformance";
import { fixture, ids } from "@xiaoben/backend/testing";
import { loadRecords, startServer, type RunningServer } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

const people = {
  teacher: "observer",
  otherTeacher: "stranger",
  groupLead: "lead",
  schoolAdmin: "admin",
  principal: "principal",
  countyOfficer: "officer",
} as const;
const identity = identityOf("t", (token) => (token in ids ? ids[token as keyof typeof ids] : undefined));

let server: RunningServer;
const dataDir = mkdtempSync(join(tmpdir(), "xb-conform-"));
before(async () => {
  server = await startServer({ dataDir, port: 0, identity, prepare: (store) => loadRecords(store, "t", fixture) });
});
after(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("the reference server keeps every clause over a socket, on the embedded database and by the clock", async () => {
  const report = await conform({ url: `${server.url}api`, tokens: people, approve: true });
  const told = report.results
    .filter(({ outcome }) => outcome !== "kept")
    .map(({ clause, outcome, failures }) => ({ clause, outcome, failures }));
  assert.deepEqual(told, [{ clause: "capabilities.absent", outcome: "notTried", failures: [] }]);
  // Approved, and rejected.
  assert.equal(report.left.length, 2);
});
