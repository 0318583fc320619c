import { always, codeTables, computed, each, idsOf, list, localDay, way, type AdaptOptions } from "@xiaoben/sdk/adapters";
import tables from "./tables.json" with { type: "json" };

const id = idsOf("qiming", "school", "person", "role", "calendar", "binding");
const code = codeTables(tables.codes);
const stamps = { version: "gxsj", createdAt: "cjsj", updatedAt: "gxsj", org: ["xxId", id.school] } as const;
const span = { from: "ksrq", to: "jsrq" };
const trail = computed(
  ({ ancestors }) =>
    `/${String(ancestors)
      .split(",")
      .slice(1)
      .map((key) => id.school.of(key))
      .join("/")}/`,
);

/** Of the uppermost school the column of its parent says 0. */
const above = way(
  (key) => (key === 0 ? undefined : id.school.of(Number(key))),
  (parent: string) => id.school.keyOf(parent) ?? 0,
);
/** 0 is normal, 1 is stopped: the other way round than usual. */
const onPost = way(
  (status) => status === "0",
  (isOnPost: boolean) => (isOnPost ? "0" : "1"),
);

/** What judging on the device needs beside the facts: schools, people and their roles, calendars, and which rules hold where. */
export const school: AdaptOptions["kinds"] = {
  org: {
    calls: { list: "/xx/page", get: "/xx/info" },
    fields: { ...stamps, id: ["xxId", id.school], type: ["xxlx", code.school], name: "xxmc", parent: ["sjId", above], path: trail },
  },
  person: {
    calls: { list: "/ry/page", get: "/ry/info" },
    fields: [
      { ...stamps, id: ["ryId", id.person], displayName: "xm", "externalIds.staffNumber": "gh", onPost: ["zt", onPost] },
      { "facts.titleLevel": ["zcm", code.title], "facts.stage": ["jdm", code.stage] },
    ],
  },
  role: {
    calls: { list: "/js/page" },
    lists: { where: { person: "ryId" } },
    fields: { ...stamps, ...span, id: ["jsId", id.role], person: ["ryId", id.person], role: ["jsbm", code.role] },
  },
  calendar: {
    calls: { list: "/xl/page" },
    fields: [
      { ...stamps, ...span, id: ["xlId", id.calendar], schoolYear: "xn", workDays: ["bbrs", list(localDay(), ",")], weekStart: always(1) },
      { terms: ["xqs", each({ ...span, key: "xq" })], breaks: ["jqs", each({ ...span, name: "mc" })] },
    ],
  },
  binding: {
    calls: { list: tables.bindings },
    fields: [
      { id: ["id", id.binding], org: ["school", id.school], version: "since", createdAt: "since", updatedAt: "since" },
      { pack: "pack", packVersion: "version", from: "from" },
    ],
  },
  decision: { calls: { list: [] }, fields: {} },
};
