import { idOf, type Id, type Kind, type Kinds } from "@xiaoben/contract";
import { relationsOf, toStored, type Store, type Tx } from "@xiaoben/backend";

/** A record and its kind. */
export type AnyRecord = { readonly [K in Kind]: { readonly kind: K; readonly record: Kinds[K] } }[Kind];

type Body = Parameters<typeof toStored>[1];

const portion = 500;

/**
 * Puts records in as they are, with their versions and instants: first data, restored data. Five hundred in one transaction.
 * Organisations must be among them or there already, since every record stands under the path of its own.
 */
export async function loadRecords(
  store: Store,
  tenant: string,
  records: readonly AnyRecord[],
  onProgress?: (done: number, of: number) => void,
): Promise<void> {
  const paths = new Map<Id, string>();
  for (const { kind, record } of records) if (kind === "org") paths.set(record.id, record.path);
  for (let from = 0; from < records.length; from += portion) {
    const part = records.slice(from, from + portion);
    await store.write(tenant, async (tx) => {
      for (const { kind, record } of part) await loadOne(tx, paths, kind, record as unknown as Body);
      await tx.audit({ action: "load" });
    });
    onProgress?.(Math.min(from + portion, records.length), records.length);
  }
}

async function loadOne(tx: Tx, paths: Map<Id, string>, kind: Kind, body: Body): Promise<void> {
  if (!paths.has(body.org)) paths.set(body.org, (await tx.get({ kind: "org", id: body.org }))?.orgPath ?? "/");
  const actionId = idOf("load", kind, body.id, String(body.version));
  await tx.put(
    toStored(kind, body, (org) => paths.get(org)),
    { actor: body.id, action: "load", actionId },
  );
  await tx.relate({ kind, id: body.id }, relationsOf(kind, body));
}
