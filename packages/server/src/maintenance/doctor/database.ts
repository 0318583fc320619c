import type pg from "pg";
import { migrations } from "../../store/migrations.ts";
import { MaintenanceError } from "../errors.ts";
import type { Installation } from "../installation.ts";
import { demandKnown, stepsOf } from "../schema.ts";
import { tenantTables } from "../tables.ts";
import { good, worse, type Finding } from "./finding.ts";

/** Steps of the schema: those that this program makes, neither more nor fewer. */
export async function checkSchema(at: Installation): Promise<Finding> {
  const steps = await at.asOwner(stepsOf);
  const [last, newest] = [steps.at(-1)?.id ?? 0, migrations.at(-1)!.id];
  try {
    demandKnown(steps, "The data");
  } catch (error) {
    if (!(error instanceof MaintenanceError)) throw error;
    return worse("bad", "schema", error.message, "Nothing else was looked at.");
  }
  return last === newest
    ? good("schema", `step ${last}, as this program makes it`)
    : worse("notice", "schema", `step ${last} of ${newest}`, "The next start of the server brings it up to date. Make a backup before.");
}

/** The role that answers requests: bound by row security, and no owner of the tables. */
export async function checkRole(client: pg.PoolClient): Promise<Finding> {
  const { rows } = await client.query<{ role: string; free: boolean; owns: boolean }>(`
    select rolname as role, rolsuper or rolbypassrls as free,
      exists (select from pg_class where relname = 'records' and relkind in ('r', 'p') and relowner = r.oid) as owns
    from pg_roles r where rolname = current_user`);
  const { role, free, owns } = rows[0]!;
  if (free)
    return worse("bad", "role", `${role} is not bound by row security`, `As its owner: alter role ${role} nosuperuser nobypassrls.`);
  if (owns) return worse("bad", "role", `${role} owns the tables`, "Give the tables to the account that makes the schema.");
  return good("role", `requests are answered as ${role}, which row security binds`);
}

/** Every table with rows of tenants: row security forced, by the policy of the schema and no other. */
export async function checkRowSecurity(client: pg.PoolClient): Promise<Finding> {
  const tables = await tenantTables(client);
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relname = any($1) and not (
       c.relrowsecurity and c.relforcerowsecurity
       and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant' and p.polcmd = '*'
         and pg_get_expr(p.polqual, p.polrelid) like '%xb.tenant%' and pg_get_expr(p.polwithcheck, p.polrelid) like '%xb.tenant%')
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname <> 'tenant' and p.polpermissive
         and p.polroles <> array[(select oid from pg_roles where rolname = 'xb_operator')]))
     order by 1`,
    [tables.map(({ name }) => name)],
  );
  if (rows.length === 0) return good("row security", `forced on all ${tables.length} tables that hold rows of tenants`);
  const names = rows.map(({ name }) => name).join(", ");
  const mend =
    "Stop the server: one tenant may see another's rows. Bring the policies back as the schema makes them, or restore into a new database.";
  return worse("bad", "row security", `not as the schema makes it on ${names}`, mend);
}

/** Seconds that clocks may differ, and beyond which tokens and deadlines go wrong. */
const [noticed, wrong] = [2, 60];

/** The clock of this machine against the database's, and against the newest record. */
export async function checkClock(client: pg.PoolClient): Promise<Finding> {
  const began = Date.now();
  const { rows } = await client.query<{ at: string }>("select clock_timestamp() as at");
  const off = (Date.parse(rows[0]!.at) - (began + Date.now()) / 2) / 1000;
  const said = `this machine and the database differ by ${Math.abs(off).toFixed(1)} s`;
  if (Math.abs(off) <= noticed) return good("clock", said);
  return worse(
    Math.abs(off) > wrong ? "bad" : "notice",
    "clock",
    said,
    "Set both by a time server: days, deadlines and tokens go by them.",
  );
}
