import {
  idOf,
  type CampusGateway,
  type Draft,
  type Lesson,
  type New,
  type Observation,
  type Page,
  type Ref,
  type Session,
} from "@xiaoben/contract";
import { LiveController, type XbElement } from "../core/index.ts";
import { deliveryOf, type Delivery } from "../forms/delivery.model.ts";
import { begin, editableBy, observationParts } from "./observation.model.ts";

/** What the element is asked to show, and for whom. */
export interface Asked {
  campus: CampusGateway | undefined;
  session: Session | null | undefined;
  /** Whether the back end has said what it offers. */
  isKnown: boolean;
  lesson: string;
  observation: string;
  /** As `pack/version/id`; empty: that of the lesson. */
  inspectionForm: string;
}

const nothing: ReadonlySet<string> = new Set();

/** The observation that is open: what is stored, what is typed but not yet stored and, before there is a record, what follows from the lesson. */
export class OpenObservation {
  readonly record;
  readonly lesson;
  /** What is typed, while the person may write. */
  readonly typing;
  draft: Draft<"observation"> | undefined;
  /** Something was written here since the form was opened. */
  isTyped = false;
  readonly #asked: () => Asked;
  readonly #visit: LiveController<Page<"visit">, readonly [CampusGateway | undefined, string, string | undefined]>;
  readonly #pending;
  /** The id that follows from lesson and person: it is asked for many times in one drawing. */
  #own: { of: string; id: string } | undefined;

  constructor(host: XbElement, asked: () => Asked) {
    this.#asked = asked;
    this.record = new LiveController(
      host,
      () => [this.#campus, this.id] as const,
      ([campus, id]) => (id ? campus?.one({ kind: "observation", id }) : undefined),
    );
    this.lesson = new LiveController(
      host,
      () => [this.#campus, this.record.data?.lesson ?? (asked().observation ? "" : asked().lesson)] as const,
      ([campus, id]) => (id ? campus?.one({ kind: "lesson", id }) : undefined),
    );
    // The person's own visit of the lesson, while nothing is written: the form opens with its points.
    this.#visit = new LiveController(
      host,
      () => [this.stored === null || this.record.error ? asked().campus : undefined, asked().lesson, asked().session?.person] as const,
      ([campus, lesson, author]) => (lesson && author ? campus?.list({ kind: "visit", where: { lesson, author }, limit: 1 }) : undefined),
    );
    this.typing = new LiveController(
      host,
      () => [asked().campus, this.mayEver.size > 0 ? this.id : undefined] as const,
      ([campus, id]) => {
        this.draft = id ? campus?.draft({ kind: "observation", id }) : undefined;
        return this.draft?.current;
      },
    );
    this.#pending = new LiveController(
      host,
      () => [asked().campus] as const,
      ([campus]) => campus?.pending,
    );
  }

  get id(): string | undefined {
    const { observation, lesson, session } = this.#asked();
    if (observation) return observation;
    if (!lesson || !session) return undefined;
    const parts = observationParts(lesson, session.person);
    const of = parts.join();
    if (this.#own?.of !== of) this.#own = { of, id: idOf(...parts) };
    return this.#own.id;
  }

  get on(): Ref<"observation"> {
    return { kind: "observation", id: this.id ?? "" };
  }

  /** The record; `null` where there is none, or no more of it than what was typed here and may not be read any longer. */
  get stored(): Observation | null | undefined {
    const record = this.record.data;
    return record && record.lesson === undefined ? null : record;
  }

  /** The stored record; before there is one, what follows from the lesson. */
  get base(): Observation | undefined {
    const record = this.stored;
    if (record) return record.state ? record : { ...record, state: "draft" };
    const { session, observation } = this.#asked();
    const lesson = this.lesson.data;
    const unknown = record === undefined && this.record.error?.code !== "offline";
    const visit = this.#visit.snapshot;
    const asking = visit?.status === "loading" && !visit.data;
    if (unknown || asking || !lesson || !session || observation) return undefined;
    return { ...this.#begin(lesson, session), id: this.id!, version: 0, createdAt: "", updatedAt: "", state: "draft", signatures: [] };
  }

  /** The record, with what is typed but not yet stored. */
  get now(): Observation | undefined {
    const { base } = this;
    const draft: Partial<Observation> | undefined = this.typing.data?.value;
    if (!base || !draft) return base;
    const typed = Object.fromEntries(
      [...this.mayEver].map((name) => [name, draft[name as keyof Observation]] as const).filter(([, value]) => value !== undefined),
    );
    return { ...base, ...typed };
  }

  /** What `now` rests on: while all of it is the same, so is `now`. */
  get rests(): readonly unknown[] {
    const { session, inspectionForm } = this.#asked();
    return [this.record.snapshot, this.lesson.data, this.#visit.data, this.typing.snapshot, session, inspectionForm];
  }

  /** What the person may edit in this state, whatever is on its way. */
  get mayEver(): ReadonlySet<string> {
    const { session } = this.#asked();
    const { base } = this;
    return session && base ? editableBy(base, session.person) : nothing;
  }

  get may(): ReadonlySet<string> {
    return this.delivery.state === "waiting" || this.delivery.state === "sending" ? nothing : this.mayEver;
  }

  get delivery(): Delivery {
    return deliveryOf(this.#pending.data ?? [], this.on, true);
  }

  /** What the back end says of beginning a record, where there is none and none may be begun. */
  get barred(): "yes" | "no" | "absent" | undefined {
    const { campus, session, observation, inspectionForm, isKnown } = this.#asked();
    const lesson = this.lesson.data;
    if (this.stored || observation || !lesson || !session) return undefined;
    const allowed = campus!.allows("observation.create", inspectionForm ? undefined : { kind: "lesson", id: lesson.id });
    const known = allowed === "absent" || (allowed === "no" && isKnown);
    return known || lesson.teacher === session.person || lesson.state === "cancelled" ? allowed : undefined;
  }

  /** Hands a change to the draft, where there is one. Before there is a record, the first brings along what it begins with. */
  change(patch: Partial<Observation>): boolean {
    const { session } = this.#asked();
    if (Object.keys(patch).length === 0 || !this.draft) return false;
    const lesson = this.lesson.data;
    const begun = this.stored ?? (this.typing.data?.value.lesson !== undefined || undefined);
    this.isTyped = true;
    this.draft.change(begun || !lesson || !session ? patch : { ...this.#begin(lesson, session), ...patch });
    return true;
  }

  #begin(lesson: Lesson, session: Session): New<"observation"> {
    const visit = this.#visit.data?.items[0];
    const [pack, version, id] = this.#asked().inspectionForm.split("/");
    if (pack && version && id) return { ...begin(lesson, session), form: { pack, version, id } };
    return begin(lesson, session, visit?.state === "asked" || visit?.state === "coming" ? visit.points : []);
  }

  get #campus(): CampusGateway | undefined {
    const { campus, session } = this.#asked();
    return session ? campus : undefined;
  }
}
