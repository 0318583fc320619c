import type { ReactiveController } from "lit";
import { newId, type CampusGateway, type GatewayError, type Id, type Ref } from "@xiaoben/contract";
import { asGatewayError } from "../core/as-gateway-error.ts";
import type { XbElement } from "../core/index.ts";
import { jottedBy, nameOf, unkept } from "../forms/jotted.ts";
import { Jotter } from "../forms/jotter.ts";
import { blobOf, textOf } from "./picture.ts";

/** How long after a picture could not be sent that is tried again, while the form is open: in milliseconds. */
const pause = 15_000;

/** What the pictures of a form belong to. */
export interface PicturesOf {
  /** Name under which they are kept on the device; without colons. */
  form: string;
  campus(): CampusGateway | undefined;
  /** The signed-in person. */
  person(): Id | undefined;
  record(): Ref;
  /** Sends the record first where it was never sent: a picture belongs to one. `false`: it waits, and so do they. */
  stored(): Promise<boolean>;
  fileName(id: Id): string;
  /** A picture has arrived. */
  onSent?(attachment: Id): void;
}

/** Pictures of a record: kept on the device until they are sent, tried again while the form is open, then files of the record. */
export class Pictures implements ReactiveController {
  readonly #host: XbElement;
  readonly #of: PicturesOf;
  /** Pictures as texts: what is kept of forms are texts. */
  readonly #kept: Jotter<{ data: string }>;
  readonly #blobs = new Map<Id, Blob | "asked" | "unread">();
  readonly #errors = new Map<Id, GatewayError>();
  /** Ids of the waiting pictures of one record, as they were last looked up. */
  #waiting: { record: Id; person: Id; ids: Id[] } | undefined;
  #sending: Promise<number> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: XbElement, of: PicturesOf) {
    this.#host = host;
    this.#of = of;
    this.#kept = new Jotter(of.form);
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("online", this.#onOnline);
  }

  hostDisconnected(): void {
    window.removeEventListener("online", this.#onOnline);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Those that wait on this device, in the order in which they were taken. */
  waiting(): readonly Id[] {
    const [person, record] = [this.#of.person(), this.#of.record().id];
    if (person === undefined) return [];
    if (this.#waiting?.record !== record || this.#waiting.person !== person) {
      const keys = jottedBy(person).filter(({ form, key }) => form === this.#of.form && key.startsWith(`${record}/`));
      this.#waiting = { record, person, ids: keys.map(({ key }) => key.slice(record.length + 1)).sort() };
    }
    return this.#waiting.ids;
  }

  /** Keeps a picture on the device. */
  async keep(blob: Blob): Promise<void> {
    const person = this.#of.person();
    const id = newId();
    const key = this.#key(id);
    const data = await textOf(blob);
    if (person === undefined) return;
    this.#kept.set(person, key, { data });
    this.#blobs.set(id, blob);
    this.#waiting = undefined;
  }

  /** Lets go of one that waits. */
  forget(id: Id): void {
    const person = this.#of.person();
    if (person !== undefined) this.#kept.delete(person, this.#key(id));
    this.#errors.delete(id);
    this.#waiting = undefined;
  }

  /** Sends what waits; fulfils with how many still do. */
  send(): Promise<number> {
    return (this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
      this.#host.requestUpdate();
    }));
  }

  /** Tries one again that was refused. */
  again(id: Id): void {
    this.#errors.delete(id);
    void this.send();
  }

  /** Sends again in a while, as long as one waits that may still be taken. */
  watch(): void {
    if (!this.waiting().some((id) => this.#errors.get(id)?.retryable !== false)) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.send();
    }, pause);
  }

  get isSending(): boolean {
    return this.#sending !== undefined;
  }

  errorOf(id: Id): GatewayError | undefined {
    return this.#errors.get(id);
  }

  /** Whether the browser did not take it: it goes with the page. */
  isOnPageOnly(id: Id): boolean {
    const person = this.#of.person();
    return person !== undefined && unkept.has(nameOf(this.#of.form, person, this.#key(id)));
  }

  /** The picture, where it can be seen now. One that was sent is asked for when it is first drawn. */
  blob(id: Id): Blob | "asked" | "unread" {
    return this.waiting().includes(id) ? this.#waitingBlob(id) : this.#sentBlob(id);
  }

  readonly #onOnline = (): void => void this.send();

  /** One after the other: a line that carries one picture slowly carries two not at all. */
  async #sendAll(): Promise<number> {
    const campus = this.#of.campus();
    const record = this.#of.record();
    if (!campus || this.waiting().length === 0 || !(await this.#of.stored())) return this.waiting().length;
    this.#host.requestUpdate();
    for (const id of this.waiting()) {
      const blob = this.#waitingBlob(id);
      if (!(blob instanceof Blob) || this.#errors.get(id)?.retryable === false) continue;
      try {
        const ref = await campus.attach(new File([blob], this.#of.fileName(id), { type: "image/jpeg" }), record);
        // Meanwhile the person may have removed it, or opened another record.
        if (this.#of.record().id !== record.id || !this.waiting().includes(id)) continue;
        this.#blobs.set(ref.id, blob);
        this.forget(id);
        this.#of.onSent?.(ref.id);
      } catch (error) {
        this.#errors.set(id, asGatewayError(error));
      }
    }
    return this.waiting().length;
  }

  #key(id: Id): string {
    return `${this.#of.record().id}/${id}`;
  }

  #waitingBlob(id: Id): Blob | "unread" {
    const known = this.#blobs.get(id);
    if (known instanceof Blob) return known;
    const person = this.#of.person();
    const kept = person !== undefined && this.#kept.get(person, this.#key(id));
    if (!kept) return "unread";
    const blob = blobOf(kept.data);
    this.#blobs.set(id, blob);
    return blob;
  }

  #sentBlob(id: Id): Blob | "asked" | "unread" {
    const known = this.#blobs.get(id);
    if (known) return known;
    this.#blobs.set(id, "asked");
    const settle = (blob: Blob | "unread"): void => {
      this.#blobs.set(id, blob);
      this.#host.requestUpdate();
    };
    this.#of
      .campus()!
      .blob(id)
      // The drawing says that it cannot be seen now; the next opening asks again.
      .then(settle, () => settle("unread"));
    return "asked";
  }
}
