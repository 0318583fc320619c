import type * as z from "zod/mini";
import type { Kind } from "../kinds/index.ts";
import { count, flag, id, instant, loose, maybe, name, oneOf, text } from "./primitives.ts";

/** What the server sets: left out when a record is created. */
export const setByServer = ["id", "version", "createdAt", "updatedAt", "state", "deleted", "signatures"] as const;

/** The properties that every record carries, before its own. */
export const base = {
  id,
  version: count,
  org: id,
  createdAt: instant,
  updatedAt: instant,
  deleted: maybe(flag),
  provenance: maybe(loose({ system: name, id: name })),
};

/** A kind, by name. Not checked against the kinds known here: a newer partner may have more, and its feed must stay readable. */
export const kindName = name as unknown as z.ZodMiniType<Kind, Kind>;
export const ref = loose({ kind: kindName, id });
export const definitionRef = loose({ pack: name, version: name, id: name });

const party = oneOf(
  "author",
  "observed",
  "teacher",
  "observer",
  "audience",
  "host",
  "participant",
  "speaker",
  "mentor",
  "mentee",
  "inspector",
  "named",
  "groupLead",
  "schoolAdmin",
  "principal",
  "countyOfficer",
  "system",
);

export const signature = loose({ party, person: id, at: instant, version: count, hash: text, way: oneOf("session", "drawn", "paper") });
