import { idOf, type Binding, type Calendar, type Id, type Pack, type PackRecord } from "@xiaoben/contract";
import { at } from "./clock.ts";
import { points, studyHours, termPlan } from "./packs.ts";
import { base } from "./records.ts";
import type { Orgs } from "./types.ts";

/** The packs that judge the county and the school, from the first day of the year before, and one that judges nobody yet. No open question is decided. */
export function practiceRecords(orgs: Orgs, previous: Calendar): { packs: PackRecord[]; bindings: Binding[] } {
  const made = at(previous.from, "08:00");
  const publish = (pack: Pack, org: Id): PackRecord => ({
    ...base(idOf("pack", pack.id, pack.version), org, made, 2),
    state: "published",
    pack,
  });
  const bind = (pack: Pack, org: Id): Binding => ({
    ...base(idOf("binding", org, pack.id, pack.version), org, made),
    pack: pack.id,
    packVersion: pack.version,
    from: previous.from,
  });
  return {
    packs: [publish(studyHours, orgs.county.id), publish(termPlan, orgs.nanhu.id), publish(points, orgs.central.id)],
    bindings: [bind(studyHours, orgs.county.id), bind(termPlan, orgs.nanhu.id)],
  };
}
