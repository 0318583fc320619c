import type { Calendar, CampusGateway, Group, Id, Language, Org, Pack, Session } from "@xiaoben/contract";
import { LazyController, RecordsController, type Speaker } from "../core/index.ts";
import { ListsController } from "../practice/lists.ts";
import { readPlace } from "../practice/place.ts";
import { placeOf } from "../practice/practice.model.ts";
import { categoriesOf, type Facts } from "./hour-ledger.groups.model.ts";
import type { Category } from "./hour-ledger.model.ts";

/** What is known of the place whose hours these are. Everything is optional: rows are shown without it. */
export interface Place extends Facts {
  name: string;
  /** Organisations right below it. */
  below: readonly Org[];
}

const nothing: readonly never[] = [];

/** Reads the place: its categories from the packs that judge there, its groups, calendars and the organisations below. */
export class PlaceReader {
  readonly #gateway: () => CampusGateway | undefined;
  readonly #records: RecordsController;
  readonly #lists: ListsController;
  readonly #packs: LazyController;
  #categories: { of: readonly Pack[]; language: Language; found: ReadonlyMap<string, Category> } = {
    of: nothing,
    language: "zh-Hans",
    found: new Map(),
  };

  constructor(host: Speaker, gateway: () => CampusGateway | undefined) {
    this.#gateway = gateway;
    this.#records = new RecordsController(host, gateway);
    this.#lists = new ListsController(host, gateway);
    this.#packs = new LazyController(host, gateway);
  }

  /** While rendering. `offers` says which operations there are; `org`: an organisation below that was chosen. */
  read(session: Session, language: Language, offers: (operation: string) => boolean, org: Id): Place {
    const id = org || placeOf(session);
    const list = <K extends "org" | "group" | "calendar">(kind: K, where: object) =>
      offers(`${kind}.list`) ? (this.#lists.get({ kind, where, limit: 200 }) ?? nothing) : nothing;
    const place = offers("binding.list") ? readPlace(this.#records, this.#lists, id, session.today) : null;
    const asked = (place?.bound ?? nothing)
      .filter(({ standing }) => standing === "now")
      .map(({ binding: { pack, packVersion: version } }) => this.#packs.get(`${pack}/${version}`, () => this.#packOf(pack, version)));
    const packs = asked.flatMap((pack) => pack ?? nothing);
    const isAwaited = (place === undefined || packs.length < asked.length) && !this.#packs.error && !this.#lists.failure;
    return {
      name: this.#records.get({ kind: "org", id })?.name ?? "",
      below: list("org", { parent: placeOf(session) }) as readonly Org[],
      groups: list("group", { org: id }) as readonly Group[],
      calendars: list("calendar", {}) as readonly Calendar[],
      categories: isAwaited ? undefined : this.#categoriesOf(packs, language),
    };
  }

  #packOf(pack: string, version: string): Promise<Pack> {
    return this.#gateway()!.definition<Pack>({ pack, version, id: "pack" });
  }

  /** The same map as long as nothing is different, so that rows need not be grouped anew. */
  #categoriesOf(packs: readonly Pack[], language: Language): ReadonlyMap<string, Category> {
    const { of, language: spoken, found } = this.#categories;
    if (spoken === language && packs.length === of.length && packs.every((pack, i) => pack === of[i])) return found;
    this.#categories = { of: packs, language, found: categoriesOf(packs, language) };
    return this.#categories.found;
  }
}
