import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type pg from "pg";
import { migrate } from "../migrate.ts";
import { beginning } from "../open.ts";
import { openPglite, type PgliteDatabase } from "../pglite/database.ts";
import { pglitePool } from "../pglite/pool.ts";
import { tidy } from "../pglite/upkeep.ts";
import { tenantsOf, type TenantDatabase } from "../tenants.ts";
import { lastHead } from "./heads.ts";
import { noKeys, passingKeys } from "./keys.ts";
import { sealerOf } from "./seal.ts";
import { tamperings, type Victim } from "./tamper.test.fixture.ts";
import { asOwner, dice, rechain, writeEntries, type Dice } from "./trail.test.fixture.ts";
import { verifyAudit, type AuditCheck } from "./verify.ts";
import { sql } from "kysely";

const seed = Number(process.env["XB_SEED"] ?? Date.now() % 1_000_000);
const rounds = process.env["XB_TIER"] === "long" ? 60 : 1;

describe(`the audit trail (seed ${seed})`, () => {
  let thread: PgliteDatabase;
  let pool: pg.Pool;
  let of: (tenant: string) => TenantDatabase;
  const [keys, strange] = [passingKeys(), passingKeys()];
  const seal = sealerOf(keys);

  before(async () => {
    thread = await openPglite(await beginning("memory://"));
    pool = pglitePool(thread);
    const client = await pool.connect();
    await migrate(client);
    client.release();
    await tidy(pool);
    of = tenantsOf(pool);
  });
  after(async () => {
    await pool.end();
    await thread.close();
  });

  /** A trail of a random length, sealed in portions of random sizes. */
  async function trail(tenant: string, length: number, roll: Dice): Promise<void> {
    for (let left = length; left > 0;) {
      const count = Math.min(left, 1 + roll.under(6));
      await writeEntries(of(tenant), tenant, count);
      assert.equal(await seal(of(tenant), tenant), count);
      left -= count;
    }
  }

  /** Does something to a trail as the owner of the database could, checks it, and takes everything back. */
  async function tampered(tenant: string, work: (db: TenantDatabase) => Promise<unknown>, given = keys): Promise<AuditCheck> {
    let check: AuditCheck | undefined;
    const undo = new Error("undo");
    const done = of(tenant)
      .transaction()
      .execute(async (tx) => {
        await asOwner(tx, async () => void (await work(tx)));
        check = await verifyAudit(tx, tenant, given);
        throw undo;
      });
    await assert.rejects(done, (error) => {
      if (error !== undo) throw error;
      return true;
    });
    return check!;
  }

  it("a trail that nobody touched is whole, and its unsealed tail is told", async () => {
    await trail("whole", 37, dice(1));
    await writeEntries(of("whole"), "whole", 2);
    const { unsealedSince, ...check } = await verifyAudit(of("whole"), "whole", keys);
    assert.deepEqual(check, { sealed: 37, unsealed: 2, signedTo: 37, signatures: "checked" });
    assert.match(unsealedSince ?? "", /^20\d\d-/);
    assert.deepEqual(await verifyAudit(of("empty"), "empty", keys), { sealed: 0, unsealed: 0, signedTo: 0, signatures: "none" });
  });

  for (let round = 0; round < rounds; round++) {
    const roll = dice(seed + round);
    const [tenant, other, length] = [`t${round}`, `t${round}-other`, 3 + roll.under(25)];
    before(async () => {
      await trail(tenant, length, roll);
      await trail(other, length, roll);
    });
    for (const [does, tamper] of Object.entries(tamperings)) {
      it(`finds who ${does} (trail ${round}, ${length} entries)`, async () => {
        for (let again = 0; again < 3; again++) {
          let expected: Awaited<ReturnType<typeof tamper>> | undefined;
          const { broken } = await tampered(tenant, async (db) => {
            const victim: Victim = { db, tenant, other, length, keys, strange, dice: roll };
            expected = await tamper(victim);
          });
          assert.ok(broken, "not found");
          assert.ok(expected!.what.includes(broken.what), `${broken.what}, not ${expected!.what.join(" or ")}`);
          if (expected!.seq !== undefined) assert.equal(broken.seq, expected!.seq, broken.what);
          assert.ok(broken.seq < 1 || broken.after < broken.seq, "what is signed and whole lies before");
        }
      });
    }
    it(`what was tampered with on trail ${round} was taken back each time`, async () => {
      const { broken, sealed } = await verifyAudit(of(tenant), tenant, keys);
      assert.deepEqual([broken, sealed], [undefined, length]);
    });
  }

  it("finds a tail that was cut with its heads only by a head that was kept elsewhere", async () => {
    await trail("kept", 20, dice(3));
    const head = (await lastHead(of("kept"), "kept"))!;
    assert.equal(head.seq, 20);
    await trail("kept", 9, dice(4));
    const cut = (db: TenantDatabase) => async (): Promise<void> => {
      await sql`delete from audit where tenant = 'kept' and seq > 17`.execute(db);
      await sql`delete from audit_heads where tenant = 'kept' and seq > 17`.execute(db);
      await rechain(db, "kept", 18);
    };
    await of("kept")
      .transaction()
      .execute(async (tx) => {
        await asOwner(tx, cut(tx));
        const signed = await sql<{ seq: number }>`select max(seq) as seq from audit_heads where tenant = 'kept'`.execute(tx);
        await asOwner(
          tx,
          async () => void (await sql`delete from audit where tenant = 'kept' and seq > ${signed.rows[0]!.seq}`.execute(tx)),
        );
        await asOwner(tx, async () => void (await rechain(tx, "kept", signed.rows[0]!.seq + 1)));
        assert.equal((await verifyAudit(tx, "kept", keys)).broken, undefined);
        assert.equal((await verifyAudit(tx, "kept", keys, [head])).broken?.what, "cut");
      });
    const another = { ...head, hash: "00".repeat(32), seq: 3 };
    const { broken } = await verifyAudit(of("kept"), "kept", keys, [another, { ...head, tenant: "another" }]);
    assert.deepEqual([broken?.seq, broken?.what], [3, "not-as-kept"]);
  });

  it("does not go on from where somebody cut the trail while it ran", async () => {
    await trail("running", 12, dice(5));
    await of("running")
      .transaction()
      .execute((tx) =>
        asOwner(tx, async () => {
          for (const table of ["audit", "audit_heads"])
            await sql`delete from ${sql.table(table)} where tenant = 'running' and seq > 5`.execute(tx);
          await rechain(tx, "running", 6);
        }),
      );
    await trail("running", 4, dice(6));
    const { broken } = await verifyAudit(of("running"), "running", keys);
    assert.deepEqual([broken?.seq, broken?.what], [6, "missing"]);
  });

  it("holds over a change of keys, as long as the public half of the old ones is there", async () => {
    const next = passingKeys();
    await trail("rotated", 6, dice(7));
    await writeEntries(of("rotated"), "rotated", 3);
    await sealerOf(next)(of("rotated"), "rotated");
    const known = new Map([...keys.known, ...next.known]);
    const { broken, signedTo } = await verifyAudit(of("rotated"), "rotated", { known });
    assert.deepEqual([broken, signedTo], [undefined, 9]);
    assert.equal((await verifyAudit(of("rotated"), "rotated", next)).broken?.what, "unknown-key");
  });

  it("chains without a key, says so, and signs all of it once there is one", async () => {
    await writeEntries(of("later"), "later", 5);
    await sealerOf(noKeys)(of("later"), "later");
    const before = await verifyAudit(of("later"), "later", noKeys);
    assert.deepEqual([before.sealed, before.signatures, before.broken], [5, "none", undefined]);
    assert.equal((await verifyAudit(of("later"), "later", keys)).broken?.what, "unsigned");
    assert.equal(await seal(of("later"), "later"), 0);
    assert.deepEqual(await verifyAudit(of("later"), "later", keys), { sealed: 5, unsealed: 0, signedTo: 5, signatures: "checked" });
    assert.equal((await verifyAudit(of("later"), "later", noKeys)).signatures, "unchecked");
  });
});
