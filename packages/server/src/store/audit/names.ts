import { randomBytes, randomUUID } from "node:crypto";
import type { Id } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "../tenants.ts";

/** Under what name a person stands in the trail, and what is mixed into hashes of records of hers. */
export interface AuditName {
  alias: Id;
  /** In hex. */
  salt: string;
}

/**
 * People stand in the trail under an alias, which a row beside it leads to. Without the row nobody can tell whose entries they are, nor try
 * out what was hashed: so a person is taken out of a chain that nobody can change.
 */
export interface AuditNames {
  /** Names of people, those made now included. */
  of(db: TenantDatabase, tenant: string, people: readonly Id[]): Promise<ReadonlyMap<Id, AuditName>>;
  /** After the row of somebody was removed. */
  forget(tenant: string, person: Id): void;
}

/** How many names are remembered, so that a write need not look for its author's. */
const remembered = 50_000;

export function auditNames(): AuditNames {
  const cache = new Map<string, AuditName>();
  return {
    async of(db, tenant, people) {
      const found = new Map<Id, AuditName>();
      const wanted = new Set<Id>();
      for (const person of people) {
        const name = cache.get(`${tenant} ${person}`);
        if (name) found.set(person, name);
        else wanted.add(person);
      }
      if (wanted.size === 0) return found;
      if (cache.size > remembered) cache.clear();
      for (const { person, ...name } of await read(db, tenant, [...wanted])) {
        found.set(person, name);
        // Only what a transaction finds is remembered: what it makes may be rolled back.
        cache.set(`${tenant} ${person}`, name);
        wanted.delete(person);
      }
      for (const { person, ...name } of await make(db, tenant, [...wanted])) found.set(person, name);
      return found;
    },
    forget(tenant, person) {
      cache.delete(`${tenant} ${person}`);
    },
  };
}

type NameRow = AuditName & { person: Id };

async function read(db: TenantDatabase, tenant: string, people: readonly Id[]): Promise<NameRow[]> {
  const { rows } = await sql<NameRow>`select person, alias, encode(salt, 'hex') as salt from audit_names
    where tenant = ${tenant} and person = any(${people}::uuid[])`.execute(db);
  return rows;
}

async function make(db: TenantDatabase, tenant: string, people: readonly Id[]): Promise<NameRow[]> {
  if (people.length === 0) return [];
  const made = people.map((person) => ({ person, alias: randomUUID(), salt: randomBytes(16).toString("hex") }));
  await sql`insert into audit_names (tenant, person, alias, salt) select ${tenant}, person, alias, decode(salt, 'hex')
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as x(person uuid, alias uuid, salt text)`.execute(db);
  return made;
}
