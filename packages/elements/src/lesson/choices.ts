import { say, type Aim, type CampusGateway, type GatewayError, type Language, type Pack, type Session } from "@xiaoben/contract";
import { failureIn, LazyController, RecordsController, type XbElement } from "../core/index.ts";
import { readPlace } from "../practice/place.ts";
import { ListsController } from "../practice/lists.ts";

/** An observation form that somebody may choose. */
export interface FormChoice {
  key: string;
  title: string;
}

/** The packs in force where somebody works, asked for while drawing. */
export class PacksInForce {
  readonly #records: RecordsController;
  readonly #lists: ListsController;
  readonly #lazy: LazyController;
  readonly #gateway: () => CampusGateway | undefined;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#gateway = gateway;
    this.#records = new RecordsController(host, gateway);
    this.#lists = new ListsController(host, gateway);
    this.#lazy = new LazyController(host, gateway);
  }

  /** `undefined` while they are loaded. What could not be read is left out. */
  get({ org, today }: Pick<Session, "org" | "today">): readonly Pack[] | undefined {
    const place = readPlace(this.#records, this.#lists, org, today);
    if (!place) return place === null || this.#lists.failure ? [] : undefined;
    const packs = place.bound
      .filter(({ standing }) => standing === "now")
      .map(({ binding: { pack, packVersion: version } }) =>
        this.#lazy.get(`${pack}/${version}`, () => this.#gateway()!.definition<Pack>({ pack, version, id: "pack" })),
      );
    return packs.includes(undefined) && !this.#lazy.error ? undefined : packs.flatMap((pack) => pack ?? []);
  }

  /** Why something of it could not be read. */
  get failure(): GatewayError | undefined {
    return failureIn(this.#records) ?? this.#lists.failure?.error ?? this.#lazy.error;
  }
}

/** The forms that these packs hold for colleagues. */
export const choicesIn = (packs: readonly Pack[], language: Language): FormChoice[] => formsIn(packs, language, undefined);

/** Those for inspection. */
export const inspectionsIn = (packs: readonly Pack[], language: Language): FormChoice[] => formsIn(packs, language, "inspection");

const formsIn = (packs: readonly Pack[], language: Language, aim: Aim | undefined): FormChoice[] =>
  packs.flatMap(({ id: pack, version, content }) =>
    (content?.rubrics ?? [])
      .filter((rubric) => rubric.aim === aim)
      .map((rubric) => ({ key: `${pack}/${version}/${rubric.id}`, title: say(rubric.title, language) })),
  );
