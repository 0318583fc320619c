import { rowsIn, type BackupReport } from "@xiaoben/server";
import { table } from "../terminal/table.ts";
import type { Words } from "../words/words.ts";

/** What a backup holds, tenant by tenant. */
export function reportText({ at, program, schema, tenants, rows }: BackupReport, words: Words): string {
  const of = (tenant: string, name?: string): string => String(rowsIn({ [tenant]: rows[tenant] ?? {} }, name));
  const lines = tenants.map((tenant) => [tenant, of(tenant, "records"), of(tenant, "blobs"), of(tenant, "audit"), of(tenant)]);
  return `${words.server.taken(at, program, schema.at(-1)!.id)}\n${table([[...words.server.columns], ...lines])}`;
}
