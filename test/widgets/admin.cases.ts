import { county } from "./campus.ts";
import type { Case } from "./spoilt.ts";

/** A roll-up as it should be, with one property put out of order. */
const rollup = (name: string, value: unknown) => () => ({
  rollups: [
    {
      rule: { pack: county.packs.studyHours.id, version: county.packs.studyHours.version, id: "total" },
      period: { key: "schoolYear:2026-2027", from: "2026-09-01", to: "2027-08-31" },
      people: 3,
      outcomes: { met: 1, notYet: 2 },
      stale: 0,
      readings: [],
      unit: "hour",
      value: "26.5",
      [name]: value,
    },
  ],
});

/** Of the widgets on the page of who administers a school. */
export const casesOfAdmin: readonly Case[] = [
  {
    says: "ledger: an envelope of the vendor",
    of: /GET \/v1\/hours\?/,
    puts: (body) => ({ code: 0, msg: "ok", data: body }),
    breaks: ["hour-ledger"],
    where: "hour.list · /items",
  },
  {
    says: "ledger: a day that does not exist",
    of: /GET \/v1\/hours\?/,
    puts: ["/items/0/on", "2026-02-30"],
    breaks: ["hour-ledger"],
    where: "hour.list · /items/0/on · hour ",
  },
  { says: "ledger: an unknown state", of: /GET \/v1\/hours\?/, puts: ["/items/0/state", "confirmed"], breaks: ["hour-ledger"] },
  {
    says: "ledger: a level that decides and is none",
    of: /GET \/v1\/hours\?/,
    puts: ["/items/0/levels", [7]],
    breaks: ["hour-ledger"],
  },
  {
    says: "roll-up: people that are text",
    of: /POST \/v1\/rollup/,
    puts: rollup("people", "3"),
    breaks: ["hour-overview", "progress"],
    where: "rollup · /rollups/0/people",
  },
  {
    says: "roll-up: outcomes that do not add up to its people",
    of: /POST \/v1\/rollup/,
    puts: rollup("outcomes", { met: 987_654 }),
    breaks: ["hour-overview", "progress"],
    without: /987654/,
  },
  {
    says: "roll-up: a value that is no decimal",
    of: /POST \/v1\/rollup/,
    puts: rollup("value", "26,5"),
    breaks: ["hour-overview", "progress"],
    without: /26,5/,
  },
  {
    says: "organisation: no path",
    of: new RegExp(`GET /v1/orgs/${county.orgs.nanhu.id}`),
    puts: ["/path", undefined],
    breaks: ["hour-overview", "progress", "scheme-editor"],
    changes: ["hour-ledger"],
    where: `org.get · /path · org ${county.orgs.nanhu.id}`,
  },
  {
    says: "packs: a scheme that takes off by no measure",
    of: /GET \/v1\/packs/,
    puts: (body) => {
      const items = structuredClone(body["items"]) as { pack: { rules: { kind: string; deduct?: { measure?: unknown }[] }[] } }[];
      delete items.flatMap(({ pack }) => pack.rules).find(({ kind }) => kind === "score")!.deduct![0]!.measure;
      return { items };
    },
    breaks: ["scheme-editor"],
    where: "pack.list · /items/",
  },
];
