import type { Definition, DefinitionAsk, Pack, Verdict } from "@xiaoben/contract";
import { definitionGuards, guardOf } from "@xiaoben/contract/guards";
import { TransportError } from "../errors.ts";
import { at } from "./json.ts";
import type { AdaptOptions } from "./options.ts";
import type { Reading } from "./reads.ts";

/** A definition of a pack, as what it is asked for, or with the id `pack` the whole pack. */
export async function definitionFrom(
  reading: Reading,
  packs: NonNullable<AdaptOptions["packs"]>,
  ask: DefinitionAsk,
  signal?: AbortSignal,
): Promise<Definition | Pack> {
  const { pack: name, version, id, as } = ask;
  const pack = await packFrom(reading, packs, { pack: name, version }, signal);
  const { isPack } = await definitionGuards();
  if (!isPack(pack) || pack.id !== name || pack.version !== version)
    throw broken("definition", `What came for the pack ${name} ${version} is not that pack. Give whole packs, with what they inherit`, ask);
  if (id === "pack") return pack;
  const content: { readonly [list: string]: readonly Definition[] } = { ...(pack.content as object | undefined) };
  const found = Object.values(content)
    .flat()
    .find((definition) => definition.id === id);
  if (!found) throw new TransportError("not-found", `The pack ${name} ${version} has no definition "${id}".`, { status: 404 });
  const { checked } = await import("../http/check.ts");
  return checked({ operation: "definition", by: "adapter", question: { asks: "definition", of: ask } }, { of: "definition", as }, found);
}

async function packFrom(
  { call, data }: Reading,
  packs: NonNullable<AdaptOptions["packs"]>,
  { pack, version }: { pack: string; version: string },
  signal?: AbortSignal,
): Promise<unknown> {
  if (typeof packs === "function") return packs({ pack, version }, signal);
  return at(await call(packs.call, { [packs.pack]: pack, [packs.version]: version }, { safe: true, signal }), data);
}

/** The vendor's own verdicts, each checked. */
export function checkedVerdicts(verdicts: readonly unknown[]): Verdict[] {
  const isVerdict = guardOf("verdict");
  return verdicts.map((verdict, i) => {
    if (!isVerdict(verdict)) throw broken("evaluate", `Verdict ${i} is none of the contract. Mend "evaluate" of the adapter`);
    return verdict;
  });
}

const broken = (operation: string, detail: string, definition?: DefinitionAsk): TransportError =>
  new TransportError("bad-answer", `${detail}.`, {
    retryable: false,
    breach: { operation, by: "adapter", ...(definition && { definition }) },
  });
