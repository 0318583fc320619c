import type { Instant } from "@xiaoben/contract";
import { sql } from "kysely";
import type { TenantDatabase } from "./tenants.ts";

const everyMinute = 60_000;

/** Words that can be used once, in every process that shares the database. Those whose time is over are swept out once a minute. */
export function usedWords(of: (tenant: string) => TenantDatabase): (tenant: string, word: string, until: Instant) => Promise<boolean> {
  const swept = new Map<string, number>();
  return async (tenant, word, until) => {
    const db = of(tenant);
    const { rows } = await sql`insert into used_words (tenant, word, until) values (${tenant}, ${word}, ${until}::timestamptz)
      on conflict (tenant, word) do nothing returning word`.execute(db);
    if (Date.now() - (swept.get(tenant) ?? 0) > everyMinute) {
      swept.set(tenant, Date.now());
      await sql`delete from used_words where tenant = ${tenant} and until < now()`.execute(db);
    }
    return rows.length === 1;
  };
}
