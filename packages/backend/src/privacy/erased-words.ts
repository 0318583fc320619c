import { sha256, type Id } from "@xiaoben/contract";
import { plain } from "../imports/plain.ts";

/** What a roster may know somebody by. */
export interface Marks {
  id: Id;
  staffNumber?: string | undefined;
  /** Source and key of the row that brought her. */
  provenance?: { system: string; id: string } | undefined;
}

/**
 * Words by which somebody who was erased is known when a roster names her again. They are hashes: whoever has her number can find out that it was erased, which
 * is what they are for, and nobody else can tell from them whose they are.
 */
export const erasedWords = (tenant: string, { id, staffNumber, provenance }: Marks): string[] =>
  [
    ["id", id],
    ...(staffNumber === undefined || plain(staffNumber) === "" ? [] : [["staffNumber", plain(staffNumber)]]),
    ...(provenance === undefined ? [] : [["key", provenance.system, provenance.id]]),
  ].map((parts) => sha256(JSON.stringify([tenant, ...parts])));
