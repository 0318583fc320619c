import {
  idOf,
  type CampusGateway,
  type Debrief,
  type Draft,
  type Id,
  type Lesson,
  type New,
  type Observation,
  type Pack,
  type Ref,
  type Session,
} from "@xiaoben/contract";
import { amongColleagues, handedIn } from "../after-lesson/lesson.model.ts";
import { LazyController, LiveController, RecordsController, type XbElement } from "../core/index.ts";
import { deliveryOf, type Delivery } from "../forms/delivery.model.ts";
import { ListsController } from "../practice/lists.ts";
import { begin, debriefParts, editableBy, ordersOf } from "./debrief.model.ts";
import type { Talk } from "./talk.ts";

/** What the element is asked to show, and for whom. */
export interface Asked {
  campus: CampusGateway | undefined;
  session: Session | null | undefined;
  /** Id of a debrief; goes before `lesson`. */
  debrief: Id;
  lesson: Id;
}

const nothingEditable: ReadonlySet<string> = new Set();

/** The debrief that is open: what is stored, what is typed but not yet stored and, before there is a record, what follows from the lesson. */
export class OpenDebrief {
  readonly records: RecordsController;
  readonly lists: ListsController;
  readonly packs: LazyController;
  /** Debriefs of the lesson, where none was asked for. */
  readonly ofLesson;
  readonly record;
  /** What is typed, while the person may write. */
  readonly typing;
  draft: Draft<"debrief"> | undefined;
  /** Something was written here since it was opened. */
  typed = false;
  readonly #asked: () => Asked;
  readonly #pending;
  #chosen = "";
  #own: { of: string; id: Id } | undefined;

  constructor(host: XbElement, asked: () => Asked) {
    const campus = (): CampusGateway | undefined => asked().campus;
    this.#asked = asked;
    this.records = new RecordsController(host, campus);
    this.lists = new ListsController(host, campus);
    this.packs = new LazyController(host, campus);
    this.ofLesson = new LiveController(
      host,
      () => [this.#session && !asked().debrief ? campus() : undefined, asked().lesson] as const,
      ([gateway, lesson]) => (lesson ? gateway?.list({ kind: "debrief", where: { lesson }, limit: 50 }) : undefined),
    );
    this.record = new LiveController(
      host,
      () => [this.#session ? campus() : undefined, this.#id] as const,
      ([gateway, id]) => (id ? gateway?.one({ kind: "debrief", id }) : undefined),
    );
    this.typing = new LiveController(
      host,
      () => [campus(), this.mayEver.size > 0 ? this.#id : undefined] as const,
      ([gateway, id]) => {
        this.draft = id ? gateway?.draft({ kind: "debrief", id }) : undefined;
        return this.draft?.current;
      },
    );
    this.#pending = new LiveController(
      host,
      () => [campus()] as const,
      ([gateway]) => gateway?.pending,
    );
  }

  get on(): Ref<"debrief"> {
    return { kind: "debrief", id: this.#id ?? "" };
  }

  /** What there is of this lesson already, the person's own first. */
  get known(): readonly Debrief[] {
    const me = this.#session?.person;
    return [...(this.ofLesson.data?.items ?? [])].sort((a, b) => Number(b.author === me) - Number(a.author === me));
  }

  /** The id that the person's own debrief of the lesson has, or would have. */
  get ownId(): Id | undefined {
    const { lesson, session } = this.#asked();
    if (!lesson || !session) return undefined;
    const parts = debriefParts(lesson, session.person);
    const of = parts.join();
    if (this.#own?.of !== of) this.#own = { of, id: idOf(...parts) };
    return this.#own.id;
  }

  get lesson(): Lesson | null | undefined {
    const { debrief, lesson } = this.#asked();
    const id = debrief ? this.record.data?.lesson : lesson;
    return id ? this.records.get({ kind: "lesson", id }) : undefined;
  }

  get observations(): readonly Observation[] | undefined {
    const lesson = this.lesson?.id;
    const me = this.#session?.person;
    const all = lesson && this.lists.get({ kind: "observation", where: { lesson }, limit: 100 });
    // One's own that is not handed in yet is spoken about too.
    return all
      ? amongColleagues(all).filter((one) => handedIn([one]).length > 0 || (one.author === me && one.state === "draft"))
      : undefined;
  }

  /** The stored record; before there is one, what follows from the lesson. */
  get base(): Debrief | undefined {
    const record = this.record.data;
    if (record?.lesson !== undefined) return record.state ? record : { ...record, state: "draft" };
    const { lesson } = this;
    const unknown = record === undefined && this.record.error?.code !== "offline";
    if (unknown || !lesson || !this.held(lesson) || !this.#session || this.#id !== this.ownId) return undefined;
    return { ...this.#begun(lesson, this.#session), id: this.on.id, version: 0, createdAt: "", updatedAt: "", state: "draft" };
  }

  /** The record, with what is typed but not yet stored. */
  get now(): Debrief | undefined {
    const { base } = this;
    const draft = this.typing.data?.value as Record<string, unknown> | undefined;
    if (!base || !draft) return base;
    const typed = [...this.mayEver].filter((name) => name in draft).map((name) => [name, draft[name] ?? undefined]);
    return { ...base, ...(Object.fromEntries(typed) as Partial<Debrief>) };
  }

  /** What the person may edit in this state, whatever is on its way. */
  get mayEver(): ReadonlySet<string> {
    const { base } = this;
    return base && this.#session ? editableBy(base, this.#session.person) : nothingEditable;
  }

  get delivery(): Delivery {
    return deliveryOf(this.#pending.data ?? [], this.on, true);
  }

  /** Nobody may have said of a lesson that it was held: its day has come, or somebody wrote about it. */
  held({ state, on }: Lesson): boolean {
    return state === "held" || (state === "planned" && (on <= this.#session!.today || handedIn(this.observations ?? []).length > 0));
  }

  /** Speaking orders of the pack that the lesson's form comes from. */
  ordersOf({ form: { pack, version } }: Lesson): Talk["orders"] {
    const found = this.packs.get(`${pack}/${version}`, () => this.#asked().campus!.definition<Pack>({ pack, version, id: "pack" }));
    return ordersOf(found).map((template) => ({ ref: { pack, version, id: template.id }, template }));
  }

  /** Opens another debrief of the lesson. */
  choose(id: Id): void {
    this.#chosen = id;
    this.typed = false;
  }

  /** Hands a change to the draft, where there is one. Before there is a record, the first brings along what follows from the lesson. */
  change(make: (now: Debrief) => Partial<Debrief>): boolean {
    const { now, lesson } = this;
    if (!this.draft || !now || !this.#session || !lesson) return false;
    const patch = make(now);
    this.typed = true;
    const begun = this.record.data ?? this.typing.data?.value.lesson;
    this.draft.change(begun ? patch : { ...this.#begun(lesson, this.#session), ...patch });
    return true;
  }

  get #session(): Session | null | undefined {
    return this.#asked().session;
  }

  get #id(): Id | undefined {
    const { debrief, lesson } = this.#asked();
    if (debrief || this.#chosen) return debrief || this.#chosen;
    if (!lesson || this.ofLesson.loading) return undefined;
    return this.known[0]?.id ?? this.ownId;
  }

  #begun(lesson: Lesson, session: Session): New<"debrief"> {
    return begin(lesson, session, this.observations ?? [], this.ordersOf(lesson)[0]?.ref);
  }
}
