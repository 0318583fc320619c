import type { ReactiveControllerHost } from "lit";
import type { Id, Publication } from "@xiaoben/contract";
import { Jotter } from "../forms/jotter.ts";
import { contentOf, isSame, type Content } from "./desk.model.ts";

/** What an author has typed and not saved, and what stood there when she began. */
interface Typed extends Content {
  /** Of a new one: the id that it is created with, so that asking twice makes one. */
  id?: Id;
  base?: Content;
}

/** A new one is begun for an organisation. */
const freshOf = (org: Id): string => `new ${org}`;

/** What is typed into publications and not saved yet: kept on this device, by person and record, until it is. */
export class TypedContent {
  readonly #host: ReactiveControllerHost;
  readonly #jotter = new Jotter<Typed>("publication");

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** A new one: what was typed before, or what it begins with. */
  fresh(person: Id, org: Id, begins: () => Typed & { id: Id }): Typed & { id: Id } {
    const known = this.#jotter.get(person, freshOf(org));
    if (known?.id) return known as Typed & { id: Id };
    const begun = begins();
    this.#jotter.begin(person, freshOf(org), begun);
    return begun;
  }

  writeFresh(person: Id, org: Id, typed: Typed): void {
    this.#jotter.set(person, freshOf(org), typed);
    this.#host.requestUpdate();
  }

  forgetFresh(person: Id, org: Id): void {
    this.#jotter.delete(person, freshOf(org));
  }

  /** What was typed over a record; `undefined` where nothing differs. */
  over(person: Id, record: Publication): Content | undefined {
    const typed = this.#jotter.get(person, record.id);
    return typed && !isSame(typed, record) ? typed : undefined;
  }

  /** Whether somebody else wrote the record since the typing began. */
  collides(person: Id, record: Publication): boolean {
    const typed = this.#jotter.get(person, record.id);
    return typed?.base !== undefined && !isSame(typed.base, record) && !isSame(typed, record);
  }

  write(person: Id, record: Publication, content: Content): void {
    const base = this.#jotter.get(person, record.id)?.base ?? contentOf(record);
    this.#jotter.set(person, record.id, { ...contentOf(content), base });
    this.#host.requestUpdate();
  }

  /** Goes on with what was typed, over the record as it is now. */
  keep(person: Id, record: Publication): void {
    const typed = this.#jotter.get(person, record.id);
    if (typed) this.#jotter.set(person, record.id, { ...contentOf(typed), base: contentOf(record) });
    this.#host.requestUpdate();
  }

  forget(person: Id, { id }: Publication): void {
    this.#jotter.delete(person, id);
    this.#host.requestUpdate();
  }
}
