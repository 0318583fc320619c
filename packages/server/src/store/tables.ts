import type { ColumnType, Generated } from "kysely";

type Json = ColumnType<unknown, string, string>;

/** The tables of `migrations.ts` as the query builder sees them. Types follow the parsers of `types.ts`. */
export interface Tables {
  records: {
    tenant: string;
    kind: string;
    id: string;
    version: number;
    state: string | null;
    org_path: string;
    owner: string | null;
    day: string | null;
    deleted: Generated<boolean>;
    created_at: string;
    updated_at: string;
    changed_at: string;
    body: Json;
  };
  versions: {
    tenant: string;
    kind: string;
    id: string;
    version: number;
    at: string;
    actor: string | null;
    action: string;
    action_id: string;
    input_hash: Buffer | null;
    state: string | null;
    org_path: string;
    owner: string | null;
    day: string | null;
    deleted: boolean;
    created_at: string;
    body: Json;
  };
  parties: { tenant: string; person: string; kind: string; id: string; party: string };
  links: { tenant: string; to_kind: string; to_id: string; rel: string; kind: string; id: string };
  unique_keys: { tenant: string; kind: string; name: string; value: string; id: string };
  hour_facts: {
    tenant: string;
    person: string;
    day: string;
    id: string;
    org_path: string;
    state: string;
    category: string;
    approved_hours: string | null;
    facts: Json;
  };
  verdicts: {
    tenant: string;
    subject: string;
    pack: string;
    pack_version: string;
    rule: string;
    period: string;
    first_day: string;
    last_day: string;
    is_current: boolean;
    org_path: string;
    outcome: string;
    value: string | null;
    settled: boolean;
    readings: Json;
    figures: Json;
    inputs: Json;
    judged_at: string;
  };
  verdict_marks: { tenant: string; subject: string; id: string; own: boolean; at: string };
  verdict_days: { tenant: string; org_path: string; day: string };
  audit: { tenant: string; id: string; at: string; seq: number | null; prev: Buffer | null; hash: Buffer | null; entry: Json };
  used_words: { tenant: string; word: string; until: string };
  turns: { tenant: string; matter: string; taken: number; remainder: string | null };
  audit_tips: { tenant: string; seq: number; hash: Buffer };
  audit_heads: { tenant: string; seq: number; hash: Buffer; at: string; key: string | null; signature: Buffer | null };
  audit_names: { tenant: string; person: string; alias: string; salt: Buffer };
  blobs: { tenant: string; id: string; part: number; bytes: Buffer; needed_until: string | null };
  erased_words: { tenant: string; word: string; erasure: string };
}
