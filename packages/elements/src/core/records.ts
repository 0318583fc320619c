import type { ReactiveController } from "lit";
import type { CampusGateway, GatewayError, Id, Kind, Kinds, Live, Ref } from "@xiaoben/contract";
import { coreStrings } from "./core.strings.ts";
import { Words, type Speaker } from "./words.ts";

interface Followed {
  live: Live<unknown>;
  unsubscribe: () => void;
  asked: boolean;
}

/**
 * Records by reference, asked for while rendering: whatever the last rendering asked for is followed, the rest is let go.
 * For names of people, the lessons of a list, and so on.
 */
export class RecordsController implements ReactiveController {
  readonly #host: Speaker;
  readonly #core;
  readonly #gateway: () => CampusGateway | undefined;
  /** What is followed, by kind and id. Not `#`, because {@link failureIn} reads it: it stands outside, so that elements without it do not load it. */
  private readonly followed = new Map<string, Followed>();
  #from: CampusGateway | undefined;

  constructor(host: Speaker, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#core = new Words(host, coreStrings);
    this.#gateway = gateway;
    host.addController(this);
  }

  /** The record; `null` where there is none (or none that may be seen), `undefined` while it is loaded. */
  get<K extends Kind>(ref: Ref<K>): Kinds[K] | null | undefined {
    const gateway = this.#gateway();
    if (!gateway) return undefined;
    const key = `${ref.kind}/${ref.id}`;
    let followed = this.followed.get(key);
    if (!followed) {
      const live = gateway.one(ref);
      followed = { live, unsubscribe: live.subscribe(() => this.#host.requestUpdate()), asked: true };
      this.followed.set(key, followed);
    }
    followed.asked = true;
    const { status, data } = followed.live.current as { status: string; data?: Kinds[K] | null };
    return data === undefined && status === "error" ? null : data;
  }

  /** A person's name; empty while it is loaded. Where it cannot be read, words that say so. */
  name(person: Id | undefined): string {
    const found = person && this.get({ kind: "person", id: person });
    return found === null ? this.#core.say("nameUnread") : (found && found.displayName) || "";
  }

  hostUpdate(): void {
    if (this.#from !== this.#gateway()) this.#releaseAll();
    this.#from = this.#gateway();
    for (const followed of this.followed.values()) followed.asked = false;
  }

  hostUpdated(): void {
    for (const [key, followed] of this.followed) {
      if (followed.asked) continue;
      followed.unsubscribe();
      this.followed.delete(key);
    }
  }

  hostDisconnected(): void {
    this.#releaseAll();
  }

  #releaseAll(): void {
    for (const followed of this.followed.values()) followed.unsubscribe();
    this.followed.clear();
  }
}

/** Why a record could not be read, the first of them. People are left out: their names say so themselves. */
export function failureIn(records: RecordsController): GatewayError | undefined {
  for (const [key, { live }] of records["followed"]) {
    const { current } = live;
    if (current.status === "error" && !key.startsWith("person/")) return current.error;
  }
  return undefined;
}
