import { sql } from "kysely";
import type { AuditKeys } from "../../store/audit/keys.ts";
import { verifyAudit } from "../../store/audit/verify.ts";
import type { TenantDatabase } from "../../store/tenants.ts";
import { differencesOf, projections } from "../projections.ts";
import { good, sizeText, worse, type Finding } from "./finding.ts";

/** What is looked at in each tenant. */
export async function checkTenant(
  db: TenantDatabase,
  tenant: string,
  { uploadDays, keys }: { uploadDays: number; keys: AuditKeys },
): Promise<Finding[]> {
  return [
    await checkAudit(db, tenant, keys),
    await checkProjections(db, tenant),
    await checkVerdicts(db, tenant),
    ...(await checkUploads(db, tenant, uploadDays)),
  ];
}

/** Seconds after which what a server does at once must have been done. */
const [anHour, aDay] = [3_600, 86_400];

async function checkAudit(db: TenantDatabase, tenant: string, keys: AuditKeys): Promise<Finding> {
  const { sealed, unsealed, unsealedSince, signatures, broken } = await verifyAudit(db, tenant, keys);
  if (broken)
    return worse(
      "bad",
      "audit",
      `entry ${broken.seq} is not as it was sealed (${broken.what})`,
      `xiaoben audit verify says more. Keep a copy of the data as it is, and compare it with the last backup.`,
      tenant,
    );
  const said = `${sealed} entries are sealed, and each follows from the one before it; signatures: ${signatures}; ${unsealed} are not sealed yet`;
  const oldest = unsealedSince === undefined ? 0 : (Date.now() - Date.parse(unsealedSince)) / 1000;
  if (oldest < anHour) return good("audit", said, tenant);
  const mend = 'Start the server: it seals them at the first request. If they stay, look in its log for "sealing the audit trail".';
  return worse("bad", "audit", `${said}, the oldest for ${hoursText(oldest)}`, mend, tenant);
}

async function checkProjections(db: TenantDatabase, tenant: string): Promise<Finding> {
  const differences = await differencesOf(db, tenant);
  const odd = projections.filter((table) => differences[table] > 0);
  if (odd.length === 0) return good("projections", "the narrow tables agree with the records", tenant);
  const said = `rows that do not agree with the records: ${odd.map((table) => `${table} ${differences[table]}`).join(", ")}`;
  return worse("bad", "projections", said, `Run: xiaoben server rebuild --tenant ${tenant}`, tenant);
}

async function checkVerdicts(db: TenantDatabase, tenant: string): Promise<Finding> {
  const { rows } = await sql<{
    people: number;
  }>`select count(distinct subject) as people from verdict_marks where tenant = ${tenant}`.execute(db);
  const people = rows[0]?.people ?? 0;
  if (people === 0) return good("verdicts", "nobody waits to be judged anew", tenant);
  const oldest = await ageOf(db, sql`select min(at) as at from verdict_marks where tenant = ${tenant}`);
  const said = `${people} people wait to be judged anew, the first for ${hoursText(oldest)}`;
  if (oldest < anHour) return good("verdicts", said, tenant);
  const mend =
    'A server that runs judges them within seconds of the first request. If they stay, look in its log for "judging people anew".';
  return worse(oldest < aDay ? "notice" : "bad", "verdicts", said, mend, tenant);
}

async function checkUploads(db: TenantDatabase, tenant: string, days: number): Promise<Finding[]> {
  const { rows } = await sql<{ files: number; bytes: number; odd: number; lapsed: number }>`
    select count(distinct b.id) filter (where r.state = 'open' and r.changed_at < clock_timestamp() - ${sql.lit(`${days + 1} days`)}::interval) as files,
      coalesce(sum(length(b.bytes)) filter (where r.state = 'open' and r.changed_at < clock_timestamp() - ${sql.lit(`${days + 1} days`)}::interval), 0)::bigint as bytes,
      count(distinct b.id) filter (where b.needed_until is null and (r.id is null or r.deleted)) as odd,
      (select count(*) from (select 1 from blobs where tenant = ${tenant} and needed_until is not null group by id having max(needed_until) < clock_timestamp() - interval '1 day') l) as lapsed
    from blobs b left join records r on r.tenant = b.tenant and r.kind = 'attachment' and r.id = b.id where b.tenant = ${tenant}`.execute(
    db,
  );
  const { files, bytes, odd, lapsed } = rows[0]!;
  const found: Finding[] = [];
  if (files > 0)
    found.push(
      worse(
        "bad",
        "uploads",
        `${files} uploads that nobody completed in ${days} days are still there (${sizeText(bytes)})`,
        'A server that runs removes them once an hour. If they stay, look in its log for "removing uploads".',
        tenant,
      ),
    );
  if (lapsed > 0)
    found.push(
      worse(
        "bad",
        "uploads",
        `${lapsed} imports that nobody went on with in ${days} days are still there`,
        'A server that runs removes them once an hour. If they stay, look in its log for "removing uploads".',
        tenant,
      ),
    );
  if (odd > 0)
    found.push(
      worse(
        "bad",
        "uploads",
        `${odd} files belong to no record`,
        "Restore the last backup elsewhere and compare: records are missing.",
        tenant,
      ),
    );
  return found.length > 0 ? found : [good("uploads", `no upload is older than ${days} days and not completed`, tenant)];
}

/** Seconds since an instant that a query answers. */
async function ageOf(db: TenantDatabase, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{
    age: number;
  }>`select coalesce(extract(epoch from clock_timestamp() - x.at), 0)::bigint as age from (${query}) x`.execute(db);
  return rows[0]?.age ?? 0;
}

const hoursText = (seconds: number): string =>
  seconds < 2 * anHour ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / anHour)} hours`;
