import { randomBytes } from "node:crypto";
import { newId, ProblemError, type Id, type Instant, type Kind, type Ref } from "@xiaoben/contract";
import {
  erasedBody,
  fateOf,
  relationsOf,
  toStored,
  tombstoneOf,
  type Erased,
  type Fate,
  type Retention,
  type Stored,
} from "@xiaoben/backend";
import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";
import type { SqlTransaction } from "../transaction.ts";
import { retried, transactAlone, type Means } from "../transact.ts";
import { keepWords } from "./erased-words.ts";
import { eraseFromImport, importsNaming } from "./imports.ts";
import { mentionsOf } from "./mentions.ts";

/** Who is to be erased, and on what ground. */
export interface EraseAsk {
  person: Id;
  /** The request or decision that it rests on. It stands in the audit trail for ever and must not name the person. */
  basis: string;
  /** Who does it, where that is a person of the tenant. */
  by?: Id;
  /** Which records are kept, where a place differs from the inventory. */
  retention?: Retention;
  /** Else nothing is changed, and what would be is told. */
  commit: boolean;
}

/** What was, or would be, done. */
export interface Erasure {
  /** What stands in the place of the person. None: there is nothing about her. */
  pseudonym?: Id;
  committed: boolean;
  /** By kind: records kept under the pseudonym, and removed ones. */
  records: Partial<Record<Kind, Record<Fate, number>>>;
  /** Rows of imports that were begun and not ended, which will not be written: those about her, and all of an import of hers. */
  rows: number;
  /** Kept records whose text still has her name in it: to be looked at by a person. */
  named: Ref[];
}

type Body = Parameters<typeof erasedBody>[1];

/** Records in one transaction. */
const portion = 20;
/** Who acts where nobody of the tenant does. */
const system = "00000000-0000-0000-0000-000000000000";

/**
 * Erases somebody: a portion of records in one transaction, her own record last. Broken off, it is taken up by the next run under the same
 * pseudonym; done again it finds nothing. @throws {ProblemError} `validation` where the ground names her.
 */
export async function erase(db: TenantDatabase, tenant: string, means: Means, ask: EraseAsk): Promise<Erasure> {
  const { person, commit } = ask;
  const report: Erasure = { committed: commit, records: {}, rows: 0, named: [] };
  const own = await sql<{
    body: Body;
  }>`select body from records where tenant = ${tenant} and kind = 'person' and id = ${person}::uuid`.execute(db);
  const name = own.rows[0]?.body["displayName"] as string | undefined;
  demandNameless(ask.basis, own.rows[0]?.body);
  let refs = await mentionsOf(db, tenant, person);
  if (refs.length === 0) return report;
  const pseudonym = commit ? await pseudonymOf(db, tenant, person) : person;
  if (commit) report.pseudonym = pseudonym;
  const erasing: Erasing = { ask, erased: { person, pseudonym }, report, name, at: new Date().toISOString(), tenant };
  for (const file of await importsNaming(db, tenant, person)) {
    report.rows += await retried(() =>
      transactAlone(db, tenant, means, (tx, trx) => eraseFromImport(tx, trx, tenant, { file, person, commit })),
    );
  }
  // What somebody writes about her meanwhile is found by the next look.
  for (let look = 0; refs.length > 0 && look < 3; look++) {
    for (const part of portions(refs))
      await retried(async () => {
        const done = await transactAlone(db, tenant, means, (tx, trx) => erasePart(tx, trx, erasing, part));
        for (const { kind, fate, named, id } of done) {
          const counts = (report.records[kind] ??= { keep: 0, remove: 0 });
          counts[fate]++;
          if (named) report.named.push({ kind, id });
        }
      });
    if (!commit) return report;
    refs = await mentionsOf(db, tenant, person);
  }
  await retried(() => transactAlone(db, tenant, means, (tx, trx) => finish(tx, trx, erasing)));
  means.names.forget(tenant, person);
  await sql`delete from verdict_marks where tenant = ${tenant} and subject = ${person}::uuid`.execute(db);
  return report;
}

interface Erasing {
  ask: EraseAsk;
  erased: Erased;
  report: Erasure;
  name: string | undefined;
  at: Instant;
  tenant: string;
}

/** Her own record comes last: until then the run can be taken up again by her id. */
function portions(refs: readonly Ref[]): Ref[][] {
  const ordered = [...refs.filter(({ kind }) => kind !== "person"), ...refs.filter(({ kind }) => kind === "person")];
  return Array.from({ length: Math.ceil(ordered.length / portion) }, (_, n) => ordered.slice(n * portion, (n + 1) * portion));
}

function demandNameless(basis: string, body: Body | undefined): void {
  const names = body ? [String(body["displayName"]), ...Object.values(body["externalIds"] as Record<string, string>)] : [];
  if (names.some((each) => each.length > 1 && basis.includes(each)))
    throw new ProblemError(
      "validation",
      "The basis names the person. It stays in the audit trail for ever: name the request or decision instead.",
    );
}

/** Her alias in the audit trail: what is chained names her by it already. */
async function pseudonymOf(db: TenantDatabase, tenant: string, person: Id): Promise<Id> {
  const made = { alias: newId(), salt: randomBytes(16).toString("hex") };
  await sql`insert into audit_names (tenant, person, alias, salt) values (${tenant}, ${person}::uuid, ${made.alias}::uuid, decode(${made.salt}, 'hex'))
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ alias: Id }>`select alias from audit_names where tenant = ${tenant} and person = ${person}::uuid`.execute(
    db,
  );
  const { alias } = rows[0]!;
  // A salt for what the pseudonym owns; in the end it stands in the trail as itself.
  await sql`insert into audit_names (tenant, person, alias, salt)
    values (${tenant}, ${alias}::uuid, ${newId()}::uuid, decode(${randomBytes(16).toString("hex")}, 'hex')) on conflict do nothing`.execute(
    db,
  );
  return alias;
}

interface Done extends Ref {
  fate: Fate;
  named: boolean;
}

async function erasePart(tx: SqlTransaction, db: TenantDatabase, erasing: Erasing, refs: readonly Ref[]): Promise<Done[]> {
  const done: Done[] = [];
  for (const ref of refs) {
    const stored = await tx.get(ref);
    if (stored === null) continue;
    const fate = fateOf(stored, erasing.ask.person, erasing.ask.retention);
    const all = fate === "remove" ? [stored, ...(await hangingOn(tx, db, erasing.tenant, ref))] : [stored];
    for (const one of all) done.push(await eraseOne(tx, db, erasing, one, fate));
  }
  return done;
}

/** What goes with a record that is removed: its files, and the sections and items of a plan. */
async function hangingOn(tx: SqlTransaction, db: TenantDatabase, tenant: string, { kind, id }: Ref): Promise<Stored[]> {
  const { rows } =
    await sql<Ref>`select kind, id from links where tenant = ${tenant} and to_kind = ${kind} and to_id = ${id}::uuid and rel in ('of', 'plan')`.execute(
      db,
    );
  const found = await Promise.all(rows.map((ref) => tx.get(ref)));
  return found.filter((one) => one !== null && !one.deleted) as Stored[];
}

async function eraseOne(tx: SqlTransaction, db: TenantDatabase, erasing: Erasing, stored: Stored, fate: Fate): Promise<Done> {
  const { erased, tenant, at, ask } = erasing;
  const kind = stored.kind as Kind;
  const body = stored.body as Body;
  const next =
    fate === "remove" || stored.deleted
      ? tombstoneOf(body, at)
      : { ...erasedBody(kind, body, erased, stored.owner), version: body.version + 1, updatedAt: at };
  const named = erasing.name !== undefined && erasing.name.length > 1 && kind !== "person" && JSON.stringify(next).includes(erasing.name);
  const told = { kind, id: stored.id, fate: stored.deleted ? "remove" : fate, named } as const;
  if (!ask.commit) return told;
  const isHerself = kind === "person" && stored.id === erased.person;
  if (isHerself) await keepWords(db, tenant, body as Parameters<typeof keepWords>[2]);
  if (isHerself || fate === "remove" || stored.deleted) await forgetVersions(db, tenant, stored);
  else await rewriteVersions(db, tenant, stored, erased);
  if (isHerself) await sql`delete from records where tenant = ${tenant} and kind = 'person' and id = ${erased.person}::uuid`.execute(db);
  if (kind === "attachment" && next.deleted) await tx.removeParts(stored.id);
  const owner = stored.owner === erased.person ? erased.pseudonym : stored.owner;
  const after = { ...toStored(kind, next.deleted ? next : onPostNoMore(kind, next, erased), () => stored.orgPath), owner };
  await tx.put(after, { actor: ask.by ?? system, action: "privacy.erase", actionId: newId() });
  await tx.relate({ kind, id: after.id }, relationsOf(kind, after.body as Body));
  if (isHerself)
    for (const table of ["parties", "links", "unique_keys"] as const)
      await sql`delete from ${sql.table(table)} where tenant = ${tenant} and kind = 'person' and id = ${erased.person}::uuid`.execute(db);
  return told;
}

const onPostNoMore = (kind: Kind, body: Body, { pseudonym }: Erased): Body =>
  kind === "person" && body.id === pseudonym ? { ...body, onPost: false } : body;

async function forgetVersions(db: TenantDatabase, tenant: string, { kind, id }: Stored): Promise<void> {
  await sql`delete from versions where tenant = ${tenant} and kind = ${kind} and id = ${id}::uuid`.execute(db);
}

async function rewriteVersions(db: TenantDatabase, tenant: string, { kind, id }: Stored, erased: Erased): Promise<void> {
  const { rows } = await sql<{
    version: number;
    owner: Id | null;
    actor: Id | null;
    body: Body;
  }>`select version, owner, actor, body from versions
    where tenant = ${tenant} and kind = ${kind} and id = ${id}::uuid`.execute(db);
  const other = (one: Id | null): Id | null => (one === erased.person ? erased.pseudonym : one);
  const next = rows.map(({ version, owner, actor, body }) => ({
    version,
    owner: other(owner),
    actor: other(actor),
    hers: actor === erased.person,
    body: body.deleted ? body : erasedBody(kind as Kind, body, erased, owner),
  }));
  // What she sent is hashed there with her id, to know a retry by.
  await sql`update versions v set owner = x.owner, actor = x.actor, body = x.body, input_hash = case when x.hers then null else v.input_hash end
    from jsonb_to_recordset(${JSON.stringify(next)}::jsonb) as x(version bigint, owner uuid, actor uuid, hers boolean, body jsonb)
    where v.tenant = ${tenant} and v.kind = ${kind} and v.id = ${id}::uuid and v.version = x.version`.execute(db);
}

/** What leads from the person to the pseudonym goes last, with an entry that says that somebody was erased and why. */
async function finish(tx: SqlTransaction, db: TenantDatabase, { ask, erased, report, at, tenant }: Erasing): Promise<void> {
  await sql`delete from verdicts where tenant = ${tenant} and subject = ${erased.person}::uuid`.execute(db);
  await sql`delete from parties where tenant = ${tenant} and person = ${erased.person}::uuid`.execute(db);
  await sql`delete from audit_names where tenant = ${tenant} and person = ${erased.person}::uuid`.execute(db);
  await sql`update audit_names set alias = person where tenant = ${tenant} and person = ${erased.pseudonym}::uuid`.execute(db);
  await tx.audit({
    at,
    ...(ask.by !== undefined && { actor: ask.by }),
    action: "privacy.erase",
    basis: ask.basis,
    pseudonym: erased.pseudonym,
    records: report.records,
  });
}
