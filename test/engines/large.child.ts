import { idOf } from "@xiaoben/contract";
import { fixture, ids, newHour, type PersonName } from "@xiaoben/backend/testing";
import { loadRecords, openInstallation, type AnyRecord, type ServerOptions } from "@xiaoben/server";
import { startCampus, tenant } from "./campus.ts";

/** What a server is begun with. */
export interface Large {
  at: Pick<ServerOptions, "dataDir" | "databaseUrl">;
  /** Further teachers of the school, `N-0` and so on. */
  people?: number;
  /**
   * Approved hours, written into the table itself: that they are read is looked at, not how they came there. Each is somebody else's, of whom no more is
   * known: one person with all of them would be judged while the file is read, and judging holds the hours of whom it judges.
   */
  hours?: number;
}

/** A server in a process of its own; it says what memory it holds when it is asked. */
const { at, people = 0, hours = 0 } = JSON.parse(process.argv[2]!) as Large;
if (hours > 0) await writeHours(hours);
const server = await startCampus(at);
await loadRecords(server.store, tenant, Array.from({ length: people }, (_, n) => teacher(n)).flat());
process.on("message", async () => {
  // Buffers are given back some time after what held them.
  for (let n = 0; n < 3; n++) {
    globalThis.gc!();
    await new Promise((rest) => setTimeout(rest, 50));
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send!({ rss, held: heapUsed + external });
});
process.send!({ url: server.url });

/** A person like one of the small county, with his role. */
function teacher(n: number): AnyRecord[] {
  const like: PersonName = "teacher";
  const id = idOf("large", String(n));
  return fixture.flatMap((one): AnyRecord[] => {
    if (one.kind === "person" && one.record.id === ids[like])
      return [{ kind: "person", record: { ...one.record, id, displayName: `教师 ${n}`, externalIds: { staffNumber: `N-${n}` } } }];
    if (one.kind === "role" && one.record.person === ids[like])
      return [{ kind: "role", record: { ...one.record, id: idOf("large-role", String(n)), person: id } }];
    return [];
  });
}

async function writeHours(count: number): Promise<void> {
  const first = await startCampus(at);
  const id = idOf("large-hour");
  await first.backend.write({ tenant, person: ids.observer }, "hour.create", { id, body: newHour() } as never, idOf("large-action"));
  await first.close();
  const installation = await openInstallation(at as { dataDir: string });
  await installation.asOwner(async (client) => {
    await client.query("begin");
    await client.query("select set_config('xb.tenant', $1, true)", [tenant]);
    await client.query(
      `insert into records (tenant, kind, id, version, state, org_path, owner, day, deleted, created_at, updated_at, changed_at, body)
       select tenant, kind, n.id, 1, 'approved', org_path, n.person, day, false, created_at, updated_at, changed_at,
         body || jsonb_build_object('id', n.id, 'person', n.person, 'state', 'approved', 'approvedHours', '1.5')
       from records r, (select gen_random_uuid() as id, gen_random_uuid() as person from generate_series(1, $2::int)) n where r.kind = 'hour' and r.id = $1::uuid`,
      [id, count],
    );
    await client.query("commit");
  });
  await installation.close();
}
