import type { CampusGateway, GatewayError, Id, Kind, Kinds, Ref } from "@xiaoben/contract";
import { coreStrings } from "./core.strings.ts";
import { FollowedController } from "./followed.ts";
import { Words, type Speaker } from "./words.ts";

/** Records by reference, asked for while rendering. For names of people, the lessons of a list, and so on. */
export class RecordsController extends FollowedController {
  readonly #core;

  constructor(host: Speaker, gateway: () => CampusGateway | undefined) {
    super(host, gateway);
    this.#core = new Words(host, coreStrings);
  }

  /** The record; `null` where there is none (or none that may be seen), `undefined` while it is loaded. */
  get<K extends Kind>(ref: Ref<K>): Kinds[K] | null | undefined {
    const found = this.follow(`${ref.kind}/${ref.id}`, (gateway) => gateway.one(ref));
    return found?.data === undefined && found?.status === "error" ? null : found?.data;
  }

  /** A person's name; empty while it is loaded. Where it cannot be read, words that say so. */
  name(person: Id | undefined): string {
    const found = person && this.get({ kind: "person", id: person });
    return found === null ? this.#core.say("nameUnread") : (found && found.displayName) || "";
  }
}

/**
 * Why a record could not be read, the first of them. People are left out: their names say so themselves.
 * It stands outside of the class, so that elements which say no such thing do not load it.
 */
export function failureIn(records: RecordsController): GatewayError | undefined {
  for (const [key, { live }] of records["followed"]) {
    const { current } = live;
    if (current.status === "error" && !key.startsWith("person/")) return current.error;
  }
  return undefined;
}
