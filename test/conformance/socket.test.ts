import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ProblemError } from "@xiaoben/contract";
import { conform } from "@xiaoben/conformance";
import { fixture, ids } from "@xiaoben/backend/testing";
import { loadRecords, startServer, type Identity, type RunningServer } from "@xiaoben/server";

const people = {
  teacher: "observer",
  otherTeacher: "stranger",
  groupLead: "lead",
  schoolAdmin: "admin",
  principal: "principal",
  countyOfficer: "officer",
} as const;
const identity: Identity = {
  verify: (token) =>
    token in ids
      ? Promise.resolve({ tenant: "t", person: ids[token as keyof typeof ids] })
      : Promise.reject(new ProblemError("signed-out", "Nobody.")),
};

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
  const report = await conform({ url: `${server.url}api`, tokens: people });
  const told = report.results
    .filter(({ outcome }) => outcome !== "kept")
    .map(({ clause, outcome, failures }) => ({ clause, outcome, failures }));
  assert.deepEqual(told, [{ clause: "capabilities.absent", outcome: "notTried", failures: [] }]);
  assert.deepEqual(report.left, []);
});
