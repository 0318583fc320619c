import { html, nothing, type TemplateResult } from "lit";
import type { Id, Session } from "@xiaoben/contract";
import type { XbElement } from "../core/element.ts";
import type { Words } from "../core/words.ts";
import { choose } from "../forms/choose.ts";
import type { ListsController } from "../practice/lists.ts";

import { choicesOf, type Owner } from "./portfolio.model.ts";
import type { PortfolioMessages } from "./portfolio.strings.ts";

/** What the choice needs of its element. */
export interface Whose {
  session: Session;
  owner: Owner;
  nameOf(owner: Owner): string;
  open(owner: Owner): void;
}

interface Choice {
  owner: Owner;
  name: string;
}

/** Most groups or people of an organisation. */
const limit = 500;

/** Whose portfolio: of her own, of the groups and people that somebody leads or looks after, and of her school or county. */
export class WhosePart {
  readonly #host: XbElement;
  readonly #words: Words<PortfolioMessages>;
  readonly #lists: ListsController;

  constructor(host: XbElement, words: Words<PortfolioMessages>, lists: ListsController) {
    this.#host = host;
    this.#words = words;
    this.#lists = lists;
  }

  render({ session, owner, nameOf, open }: Whose): TemplateResult | typeof nothing {
    const words = this.#words;
    const groups = this.#lists.get({ kind: "group", where: { org: session.org }, limit }) ?? [];
    const choices = choicesOf(session, groups);
    const staff = choices.org === undefined ? [] : (this.#lists.get({ kind: "person", where: { org: choices.org }, limit }) ?? []);
    const known = new Map(staff.map(({ id, displayName }) => [id, displayName] as const));
    const ids = (choices.people === "all" ? [...known.keys()] : choices.people).filter((id) => id !== session.person);
    const { compare } = new Intl.Collator(this.#host.language);
    const as = (kind: Owner["kind"], all: readonly Id[]): Choice[] =>
      all.map((id) => ({ owner: { kind, id }, name: known.get(id) ?? nameOf({ kind, id }) })).sort((a, b) => compare(a.name, b.name));
    const own: Choice = { owner: { kind: "person", id: session.person }, name: words.say("own") };
    const places = as("org", choices.org === undefined ? [] : [choices.org]);
    const led = choices.groups.map(({ id, name }): Choice => ({ owner: { kind: "group", id }, name }));
    const people = as("person", ids);
    const offered = [own, ...places, ...led, ...people];
    if (offered.length === 1) return nothing;
    // A page may open one that is not among them.
    const other = offered.some((one) => keyOf(one.owner) === keyOf(owner)) ? [] : [{ owner, name: nameOf(owner) }];
    const all = [...offered, ...other];
    const option = (one: Choice): TemplateResult =>
      html`<option value=${keyOf(one.owner)} ?selected=${keyOf(one.owner) === keyOf(owner)}>${one.name}</option>`;
    const shelf = (label: string, shelved: readonly Choice[]): TemplateResult | typeof nothing =>
      shelved.length === 0 ? nothing : html`<optgroup label=${label}>${shelved.map(option)}</optgroup>`;
    return choose(
      "whose",
      words.say("whose"),
      html`${option(own)}${other.map(option)}${shelf(words.say("place"), places)}${shelf(words.say("groups"), led)}${shelf(words.say("people"), people)}`,
      (key) => open(all.find((one) => keyOf(one.owner) === key)!.owner),
    );
  }
}

const keyOf = ({ kind, id }: Owner): string => `${kind}/${id}`;
