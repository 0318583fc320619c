import { county } from "./campus.ts";
import type { Case } from "./spoilt.ts";

/** Of the page of what is filed. */
export const casesOfArchive: readonly Case[] = [
  {
    says: "hours: a day that does not exist",
    of: /GET \/v1\/hours\?/,
    puts: ["/items/0/on", "2026-02-30"],
    breaks: ["portfolio"],
    where: "hour.list · /items/0/on · hour ",
  },
  {
    says: "observations: an envelope of the vendor",
    of: /GET \/v1\/observations\?/,
    puts: (body) => ({ code: 0, msg: "ok", data: body }),
    breaks: ["portfolio"],
    where: "observation.list · /items",
  },
  {
    says: "activities: a state that is none",
    of: /GET \/v1\/activities\?/,
    puts: ["/items/0/state", "over"],
    breaks: ["portfolio"],
    where: "activity.list · /items/0/state · activity ",
  },
  {
    says: "pairs: evidence that is text",
    of: /GET \/v1\/pairs\?/,
    puts: ["/items/0/evidence", "all"],
    breaks: ["portfolio"],
    where: "pair.list · /items/0/evidence · pair ",
  },
  {
    says: "calendar: terms as an object",
    of: /GET \/v1\/calendars/,
    puts: ["/items/0/terms", {}],
    breaks: ["portfolio"],
    where: "calendar.list · /items/0/terms · calendar ",
  },
  {
    says: "organisation: no path",
    of: new RegExp(`GET /v1/orgs/${county.orgs.nanhu.id}`),
    puts: ["/path", undefined],
    breaks: ["portfolio"],
    where: `org.get · /path · org ${county.orgs.nanhu.id}`,
  },
  {
    says: "verdict: a value that is no decimal",
    of: /POST \/v1\/evaluate/,
    puts: ["/verdicts/0/value", "3,5"],
    breaks: ["portfolio"],
    where: "evaluate · /verdicts/0/value",
    without: /没有缺的/,
  },
  {
    says: "pack: rules as an object",
    of: /definitions\/.*\/pack$/,
    puts: ["/rules", {}],
    breaks: ["portfolio"],
    where: "definition · /rules",
    without: /没有缺的/,
  },
  {
    says: "person: no name",
    of: /GET \/v1\/people\//,
    puts: ["/displayName", undefined],
    breaks: [],
    changes: ["portfolio"],
    shows: { portfolio: /一位同事（姓名读不到）/ },
  },
];
