import { createBackend, type Store } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { idOf, type Id } from "@xiaoben/contract";
import { generateCounty, type CountyRecord } from "@xiaoben/demo/county";
import { loadRecords, openPgliteStore } from "@xiaoben/server";

/**
 * How long it takes to judge a whole county anew, on the memory store and on the embedded database:
 * `npx node --conditions=xiaoben-source test/bench/kept/kept.ts [people] [memory|pglite]`.
 * The schools of the demo county are repeated until there are so many people; without a number it is the demo county itself.
 */
const [people = "0", only] = process.argv.slice(2);
const now = (): Date => new Date("2026-11-22T04:00:00.000Z");
const county = generateCounty({ today: "2026-11-22" });
const records = manyTimes(county.records, Number(people));
const officer = { tenant: county.tenant, person: county.people.lu.id };

for (const name of ["memory", "pglite"] as const) {
  if (only !== undefined && only !== name) continue;
  const { store, seconds } = await opened(name);
  console.log(
    `${name}: ${count("person")} people, ${count("hour")} hours, ${count("observation")} observations; loaded in ${seconds.toFixed(1)} s`,
  );
  await judgeAll(store, "first filling");
  const began = performance.now();
  await store.verdicts.overtake(county.tenant, { under: [county.orgs.county.path] });
  console.log(`  marking everybody: ${(performance.now() - began).toFixed(0)} ms`);
  await judgeAll(store, "everybody again");
  await store.close();
}

function count(kind: string): number {
  return records.filter((entry) => entry.kind === kind).length;
}

async function opened(name: "memory" | "pglite"): Promise<{ store: Store; seconds: number }> {
  const began = performance.now();
  if (name === "memory") {
    const store = createMemoryStore();
    store.load(county.tenant, records);
    return { store, seconds: (performance.now() - began) / 1000 };
  }
  const store = await openPgliteStore({ memory: true });
  await loadRecords(store, county.tenant, records);
  return { store, seconds: (performance.now() - began) / 1000 };
}

/** Judges all who wait, in portions, and sums up; the longest time that the thread was held is what a request would have waited. */
async function judgeAll(store: Store, what: string): Promise<void> {
  const backend = createBackend({ store, now });
  let [done, held, last] = [0, 0, performance.now()];
  const pulse = setInterval(() => {
    held = Math.max(held, performance.now() - last);
    last = performance.now();
  }, 1);
  const began = performance.now();
  const before = process.cpuUsage();
  for (let left = true; left;) {
    const portion = await backend.recompute(county.tenant, {
      onFault: (_person, error) => {
        throw error;
      },
    });
    done += portion.done;
    left = portion.left;
  }
  const ms = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  clearInterval(pulse);
  const asked = performance.now();
  const sums = await backend.rollup(officer, { org: county.orgs.county.id });
  console.log(
    `  ${what}: ${done} people in ${(ms / 1000).toFixed(1)} s, ${(ms / done).toFixed(2)} ms each (${((user + system) / 1000 / done).toFixed(2)} ms of processor), thread held ${held.toFixed(0)} ms at most; sums of ${Math.max(...sums.map((sum) => sum.people))} in ${(performance.now() - asked).toFixed(0)} ms`,
  );
}

/** The records of the schools with other ids, as often as it takes; what the county sets up stays once. */
function manyTimes(all: readonly CountyRecord[], least: number): CountyRecord[] {
  const paths = new Map(all.flatMap((entry) => (entry.kind === "org" ? [[entry.record.id, entry.record.path] as const] : [])));
  const once = all.filter((entry) => entry.kind === "pack" || paths.get(entry.record.org) === county.orgs.county.path);
  const shared = new Set(once.filter((entry) => !(entry.kind === "org" && entry.record.parent)).map((entry) => entry.record.id));
  const schools = all.filter((entry) => !shared.has(entry.record.id));
  const inSchools = schools.filter((entry) => entry.kind === "person").length;
  const copies = Math.max(1, Math.ceil((least - (county.members.length - inSchools)) / inSchools));
  const many = all.filter((entry) => shared.has(entry.record.id));
  for (let copy = 0; copy < copies; copy++) {
    const renamed = (id: Id): Id => (copy === 0 || shared.has(id) ? id : idOf("copy", id, String(copy)));
    for (const entry of schools) {
      const { provenance: _one, ...record } = entry.record;
      const text = JSON.stringify({ ...entry, record: copy === 0 ? entry.record : record });
      many.push(JSON.parse(text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, renamed)) as CountyRecord);
    }
  }
  return many;
}
