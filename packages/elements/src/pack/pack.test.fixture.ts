import type { Binding, Pack, PackRecord } from "@xiaoben/contract";
import { decision, officer, orgs, pack as base0, sessionOf } from "../decisions/decisions.test.fixture.ts";
import type { Script } from "../testing/index.ts";

const base = { version: 1, org: "county", createdAt: "", updatedAt: "" };

export { decision, officer, orgs, sessionOf };

export const pack: Pack = {
  ...base0,
  effective: { from: "2026-09-01", to: "2028-08-31" },
  source: { ...base0.source, date: "2026-07-01" },
  examples: [{ id: "e", asOf: "2026-11-22", records: [], expect: {} }],
};
export const next: Pack = { ...pack, version: "2" };

export const binding = (more: Partial<Binding> = {}): Binding => ({
  ...base,
  id: "b1",
  pack: "t.hours",
  packVersion: "1",
  from: "2026-09-01",
  ...more,
});
export const record = (more: Partial<PackRecord> = {}): PackRecord => ({ ...base, id: "r1", state: "published", pack, ...more });

export const script = (more: Script = {}, records: Script["records"] = {}): Script => ({
  session: officer,
  records: { org: orgs, pack: [record(), record({ id: "r2", pack: next })], binding: [binding()], ...records },
  definitions: { "t.hours/1/pack": pack, "t.hours/1/source": { ...pack, extends: { id: "t.base", version: "7" } }, "t.hours/2/pack": next },
  ...more,
});
