import type { Case } from "./spoilt.ts";

/** Of what every widget reads. */
export const casesOfAll: readonly Omit<Case, "breaks">[] = [
  {
    says: "session: a day that does not exist",
    of: /GET \/v1\/session/,
    puts: ["/today", "2026-02-30"],
    where: "session · /today",
  },
  {
    says: "session: an unknown time zone",
    of: /GET \/v1\/session/,
    puts: ["/timeZone", "Mars/Olympus"],
    where: "session · /timeZone",
  },
  { says: "session: no person", of: /GET \/v1\/session/, puts: ["/person", undefined], where: "session · /person" },
  {
    says: "capabilities of another contract",
    of: /GET \/v1\/capabilities/,
    puts: ["/contract", 2],
    where: "capabilities · /contract",
  },
  { says: "capabilities: an object for the list", of: /GET \/v1\/capabilities/, puts: ["/operations", {}] },
];
