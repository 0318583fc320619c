import type { Decision } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, orgs, people } from "./campus.ts";
import { nextPack, oldPack, pack as present, packId } from "./pack.ts";

const pack = exampleOf("pack");
const binding = exampleOf("binding");
const decision = exampleOf("decision");

export const packIds = { published: exampleId(6, 1), draft: exampleId(6, 2), withdrawn: exampleId(6, 3) } as const;
export const bindingIds = { inForce: exampleId(7, 1), ended: exampleId(7, 2) } as const;
const decisionIds = { first: exampleId(8, 1), better: exampleId(8, 2) } as const;

const decided: Decision = {
  ...base(decisionIds.first, orgs.county),
  pack: packId,
  ambiguity: "how-many",
  reading: "nine",
  from: "2026-09-01",
  basis: "县教研室会议纪要（虚构）",
  by: people.countyOfficer,
  at: "2026-09-01T02:00:00.000Z",
};

export const practiceExamples = [
  pack("published", "A version that judges people. It never changes again.", {
    ...base(packIds.published, orgs.county, 2),
    state: "published",
    pack: present,
    publishedAt: "2026-09-01T00:00:00.000Z",
    publishedBy: people.countyOfficer,
  }),
  pack("draft", "The next version, being written: only those who write packs see it.", {
    ...base(packIds.draft, orgs.county, 1, "2026-11-16T02:00:00.000Z"),
    state: "draft",
    pack: nextPack,
  }),
  pack("withdrawn", "A version that nobody is judged by any more. It stays readable, with the reason.", {
    ...base(packIds.withdrawn, orgs.county, 3),
    state: "withdrawn",
    pack: oldPack,
    publishedAt: "2025-09-01T00:00:00.000Z",
    publishedBy: people.countyOfficer,
    reason: "被第 2 版代替",
  }),
  binding("in-force", "The county's pack judges the county and all below it, from a day on.", {
    ...base(bindingIds.inForce, orgs.county),
    pack: packId,
    packVersion: "2",
    from: "2026-09-01",
  }),
  binding("ended", "What judged the year before.", {
    ...base(bindingIds.ended, orgs.county, 2),
    pack: packId,
    packVersion: "1",
    from: "2025-09-01",
    to: "2026-08-31",
  }),
  decision("reading", "One of the readings of an open question is chosen.", decided),
  decision("superseding", "A better decision names the one whose place it takes; both stay.", {
    ...decided,
    ...base(decisionIds.better, orgs.county, 1, "2026-10-12T02:00:00.000Z"),
    createdAt: "2026-10-12T02:00:00.000Z",
    reading: "six",
    from: "2026-10-12",
    basis: "县教研室会议纪要第二次（虚构）",
    at: "2026-10-12T02:00:00.000Z",
    supersedes: decisionIds.first,
  }),
];
