import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend } from "../create-backend.ts";
import { createMemoryStore } from "../memory/index.ts";
import { fixture, ids, refused, type PersonName } from "../testing/index.ts";

const now = () => new Date("2026-11-20T08:00:00.000Z");

describe("roles and organisations", () => {
  it("count on the days that they are held only", async () => {
    const store = createMemoryStore();
    store.load("t", fixture);
    const role = fixture.find((entry) => entry.kind === "role" && entry.record.person === ids.principal)!;
    const roles = async (to: string) => {
      store.load("t", [{ ...role, record: { ...role.record, to } } as typeof role]);
      return (await createBackend({ store, now }).session({ tenant: "t", person: ids.principal })).roles.length;
    };
    assert.deepEqual([await roles("2026-11-20"), await roles("2026-11-19")], [1, 0]);
  });

  it("are remembered for as long as the settings say, roles never", async () => {
    const store = createMemoryStore();
    store.load("t", fixture);
    const backend = createBackend({ store, now, settings: { directorySeconds: 60 } });
    const caller = (name: PersonName) => ({ tenant: "t", person: ids[name] });
    const ask = (name: PersonName) => backend.evaluate(caller(name), { subject: { kind: "person", id: ids.observer } });
    assert.equal((await ask("admin")).length, 1);
    store.load(
      "t",
      fixture
        .filter((entry) => entry.kind === "role" && entry.record.person === ids.admin)
        .map((entry) => ({ ...entry, record: { ...entry.record, to: "2026-11-01" } }) as typeof entry),
    );
    await refused(ask("admin"), "not-permitted");
  });
});
