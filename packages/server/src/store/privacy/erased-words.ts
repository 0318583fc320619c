import { newId, type Id } from "@xiaoben/contract";
import { erasedWords } from "@xiaoben/backend";
import { sql } from "kysely";
import { transactAlone, type Means } from "../transact.ts";
import type { TenantDatabase } from "../tenants.ts";

/** Somebody who was erased may come again, and on what ground. */
export interface ReadmitAsk {
  /** The erasure, as the finding of the roster names it. */
  erasure: Id;
  /** The request or decision that it rests on. It stands in the audit trail for ever. */
  basis: string;
  /** Who does it, where that is a person of the tenant. */
  by?: Id;
}

/** Keeps what somebody could be known by when a roster names her again. The id of the erasure leads to no record. */
export async function keepWords(
  db: TenantDatabase,
  tenant: string,
  { id, externalIds, provenance }: { id: Id; externalIds?: Readonly<Record<string, string>>; provenance?: { system: string; id: string } },
): Promise<void> {
  const words = erasedWords(tenant, { id, staffNumber: externalIds?.["staffNumber"], provenance });
  await sql`insert into erased_words (tenant, word, erasure) select ${tenant}, unnest(${words}::text[]), ${newId()}::uuid
    on conflict (tenant, word) do nothing`.execute(db);
}

/** Every word that is kept, with its erasure. */
export async function wordsOfErased(db: TenantDatabase, tenant: string): Promise<ReadonlyMap<string, Id>> {
  const { rows } = await sql<{ word: string; erasure: Id }>`select word, erasure from erased_words where tenant = ${tenant}`.execute(db);
  return new Map(rows.map(({ word, erasure }) => [word, erasure]));
}

/** Forgets the words of an erasure; `false` where there are none. */
export async function readmit(db: TenantDatabase, tenant: string, means: Means, { erasure, basis, by }: ReadmitAsk): Promise<boolean> {
  return transactAlone(db, tenant, means, async (tx, trx) => {
    const { rows } = await sql`delete from erased_words where tenant = ${tenant} and erasure = ${erasure}::uuid returning word`.execute(
      trx,
    );
    if (rows.length > 0)
      await tx.audit({ at: new Date().toISOString(), ...(by !== undefined && { actor: by }), action: "privacy.readmit", basis });
    return rows.length > 0;
  });
}
