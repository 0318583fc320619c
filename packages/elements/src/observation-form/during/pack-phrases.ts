import type { CampusGateway, DefinitionRef, Num, Pack, PhraseBank } from "@xiaoben/contract";
import { LazyController, type XbElement } from "../../core/index.ts";

/** The banks of phrases of the pack that a form belongs to. Asked for while rendering. */
export class PackPhrases {
  readonly #lazy: LazyController;
  readonly #campus: () => CampusGateway | undefined;

  constructor(host: XbElement, campus: () => CampusGateway | undefined) {
    this.#lazy = new LazyController(host, campus);
    this.#campus = campus;
  }

  /** `undefined` while the pack is loaded, or where that failed. */
  banks(form: DefinitionRef): PhraseBank[] | undefined {
    const pack = this.#pack(form);
    return pack && (pack.content?.phraseBanks ?? []);
  }

  /** The share of bare praise from which on the pack mentions it; `undefined`: never. */
  bareAbove(form: DefinitionRef): number | undefined {
    const pack = this.#pack(form);
    const above = pack?.content?.phraseBanks?.find(({ bareAbove }) => bareAbove !== undefined)?.bareAbove;
    const share = above === undefined ? undefined : valueOf(above, pack!);
    return share === undefined ? undefined : Number(share);
  }

  get missing(): boolean {
    return this.#lazy.error !== undefined;
  }

  readonly retry = (): void => this.#lazy.retry();

  #pack({ pack, version }: DefinitionRef): Pack | undefined {
    return this.#lazy.get(`${pack}/${version}`, () => this.#campus()!.definition<Pack>({ pack, version, id: "pack" }));
  }
}

/** A number that depends on circumstances is none that can be mentioned. */
function valueOf(num: Num, { parameters }: Pack): string | undefined {
  if (typeof num === "string") return num;
  const values = "param" in num ? parameters.find(({ id }) => id === num.param)?.values : undefined;
  return values?.length === 1 && !values[0]!.when && !values[0]!.periods ? values[0]!.value : undefined;
}
