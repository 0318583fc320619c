import type { Ambiguity, Pack } from "@xiaoben/contract";
import { paramsIn } from "./tree.ts";

/** The parameters that the answer of a question gives a value. */
export const setBy = ({ readings, asks }: Ambiguity): Set<string> =>
  new Set([...readings.flatMap(({ sets }) => Object.keys(sets)), ...(asks === undefined ? [] : [asks])]);

/**
 * Whether the author has dealt with a fault of the document, so that it is no finding any more. One of these holds:
 *
 * 1. the part at fault cites the clause `house`: the author has made it the pack's own convention;
 * 2. a question of the clause that the part cites sets (or asks for) a parameter that stands in the part:
 *    whoever may decide gives the number, and until then the readings stand side by side.
 */
export const isSettled = (pack: Pack, clause: string | undefined, part: unknown): boolean =>
  clause === "house" || isAsked(pack, clause, paramsIn(part));

function isAsked(pack: Pack, clause: string | undefined, params: ReadonlySet<string>): boolean {
  return pack.ambiguities.some((ambiguity) => ambiguity.clause === clause && [...setBy(ambiguity)].some((id) => params.has(id)));
}

/**
 * The same where no parameter can stand in the part (a form, a rounding): a question of its clause that sets nothing.
 * It is put on record that the document is at fault, and shown to whoever may decide.
 */
export const isOnRecord = (pack: Pack, clause: string | undefined): boolean =>
  pack.ambiguities.some((ambiguity) => ambiguity.clause === clause && setBy(ambiguity).size === 0);
