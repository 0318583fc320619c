import type { Id } from "@xiaoben/contract";
import type { Voice } from "./scene.ts";

/** An organisation's name; nothing while it is not read. */
export const orgName = ({ records }: Pick<Voice, "records">, id: Id | undefined): string =>
  (id && records.get({ kind: "org", id })?.name) || "";

/** Organisations that can be chosen: those whose names are read. */
export const orgsIn = (voice: Pick<Voice, "records">, ids: readonly Id[]): { id: Id; name: string }[] =>
  ids.map((id) => ({ id, name: orgName(voice, id) })).filter(({ name }) => name !== "");
