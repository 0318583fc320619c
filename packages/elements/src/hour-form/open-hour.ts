import { newId, type CampusGateway, type Draft, type Hour, type Id, type New, type Pack, type Ref, type Session } from "@xiaoben/contract";
import { LazyController, LiveController, RecordsController, type XbElement } from "../core/index.ts";
import { deliveryOf, type Delivery } from "../forms/delivery.model.ts";
import { Jotter } from "../forms/jotter.ts";
import { begin, choicesOf, editable, type Choice } from "./hour-form.model.ts";

/** What the element is asked to show, and for whom. */
export interface Asked {
  campus: CampusGateway | undefined;
  session: Session | null | undefined;
  /** Id of a record; empty: a new one. */
  hour: Id;
}

const nothing: ReadonlySet<string> = new Set();
const fresh = "fresh";

/** The record that is open: what is stored, what is typed but not yet stored and, before there is a record, what it begins with. */
export class OpenHour {
  readonly records: RecordsController;
  readonly record;
  /** What is typed, while the person may write. */
  readonly typing;
  draft: Draft<"hour"> | undefined;
  readonly #asked: () => Asked;
  readonly #pending;
  readonly #standing;
  readonly #packs: LazyController;
  /** The id of the record that was begun and not handed in: a reload goes on with it. */
  readonly #begun = new Jotter<Id>("hour");
  /** The id that was made on this page: before something is written there is no record of it to be asked for. */
  #made: Id = "";
  #isWritten = false;

  constructor(host: XbElement, asked: () => Asked) {
    const campus = (): CampusGateway | undefined => asked().campus;
    this.#asked = asked;
    this.records = new RecordsController(host, campus);
    this.#packs = new LazyController(host, campus);
    this.record = new LiveController(
      host,
      () => [this.#session ? campus() : undefined, this.#isWritten || this.id !== this.#made ? this.id : undefined] as const,
      ([gateway, id]) => (id ? gateway?.one({ kind: "hour", id }) : undefined),
    );
    this.typing = new LiveController(
      host,
      () => [campus(), this.may.size > 0 ? this.id : undefined] as const,
      ([gateway, id]) => {
        this.draft = id ? gateway?.draft({ kind: "hour", id }) : undefined;
        return this.draft?.current;
      },
    );
    this.#pending = new LiveController(
      host,
      () => [campus()] as const,
      ([gateway]) => gateway?.pending,
    );
    this.#standing = new LiveController(
      host,
      () => [this.#session ? campus() : undefined, this.#session?.person] as const,
      ([gateway, id]) => (id ? gateway?.evaluate({ subject: { kind: "person", id } }) : undefined),
    );
  }

  get id(): Id | undefined {
    const { hour, session } = this.#asked();
    if (hour || !session) return hour || undefined;
    const known = this.#begun.get(session.person, fresh);
    if (known) return known;
    return this.#begin(session.person);
  }

  get on(): Ref<"hour"> {
    return { kind: "hour", id: this.id ?? "" };
  }

  get isNew(): boolean {
    return !this.#asked().hour;
  }

  /** Categories that the packs know, by which the person is judged; `undefined` while they are not known. */
  get choices(): readonly Choice[] | undefined {
    const verdicts = this.#standing.data;
    if (!verdicts) return this.#standing.error ? [] : undefined;
    const refs = new Map(verdicts.map(({ rule: { pack, version } }) => [`${pack}/${version}`, { pack, version }]));
    const packs = [...refs].map(([key, ref]) => this.#packs.get(key, () => this.#asked().campus!.definition<Pack>({ ...ref, id: "pack" })));
    return packs.every((pack) => pack !== undefined) || this.#packs.error
      ? choicesOf(packs.filter((pack) => pack !== undefined))
      : undefined;
  }

  /** The stored record; before there is one, what it begins with. */
  get base(): Hour | undefined {
    const record = this.record.data;
    if (record?.title !== undefined) return record.state ? record : { ...record, state: "draft" };
    const unknown = record === undefined && this.id !== this.#made && this.record.error?.code !== "offline";
    const { choices } = this;
    if (unknown || !this.isNew || !this.#session || !choices) return undefined;
    return { ...begin(this.#session, choices), id: this.on.id, version: 0, createdAt: "", updatedAt: "", state: "draft" };
  }

  /** The record, with what is typed but not yet stored. */
  get now(): Hour | undefined {
    const { base } = this;
    const draft = this.typing.data?.value as Record<string, unknown> | undefined;
    if (!base || !draft) return base;
    const typed = [...this.may].filter((name) => name in draft).map((name) => [name, draft[name] ?? undefined]);
    return { ...base, ...(Object.fromEntries(typed) as Partial<Hour>) };
  }

  /** What the person may edit in this state, whatever is on its way. */
  get may(): ReadonlySet<string> {
    const { base } = this;
    return base && this.#session ? editable(base, this.#session.person) : nothing;
  }

  get delivery(): Delivery {
    return deliveryOf(this.#pending.data ?? [], this.on, true);
  }

  /** Hands a change to the draft, where there is one. Before there is a record, the first brings along what it begins with. */
  change(patch: Partial<Hour>): boolean {
    const session = this.#session;
    if (!this.draft || !this.base || !session) return false;
    if (this.isNew) this.#begun.set(session.person, fresh, this.on.id);
    this.#isWritten = true;
    const begun = this.record.data ?? this.typing.data?.value.person;
    this.draft.change(begun ? patch : { ...this.#whole(session), ...patch });
    return true;
  }

  /** A record that was handed in or given up stays on the page, and is not what the next visit goes on with. */
  finish(): void {
    const session = this.#session;
    if (session && this.isNew) this.#begun.begin(session.person, fresh, this.on.id);
  }

  /** Leaves it: the next one begins. */
  startAnother(): void {
    const session = this.#session;
    if (session) this.#begin(session.person);
  }

  #begin(person: Id): Id {
    this.#made = newId();
    this.#isWritten = false;
    this.#begun.begin(person, fresh, this.#made);
    return this.#made;
  }

  #whole(session: Session): New<"hour"> {
    return begin(session, this.choices ?? []);
  }

  get #session(): Session | null | undefined {
    return this.#asked().session;
  }
}
