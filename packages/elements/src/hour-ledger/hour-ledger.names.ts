import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway, Id, Person } from "@xiaoben/contract";
import { PagesController } from "./hour-ledger.pages.ts";

interface Around {
  gateway: () => CampusGateway | undefined;
  /** Whether people can be listed here. */
  lists: () => boolean;
  /** Whose people are listed. */
  org: () => Id | undefined;
  /** What stands for a name that cannot be read. */
  unread: () => string;
}

/** Most people that are listed. */
const most = 1_000;

/** Names of people: those of the organisation from its list, others one by one when they come into sight. A name that was read stays. */
export class NamesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #around: Around;
  readonly #people: PagesController<"person">;
  readonly #names = new Map<Id, string>();
  readonly #asked = new Map<Id, () => void>();
  #rows: readonly Person[] = [];

  constructor(host: ReactiveControllerHost, around: Around) {
    this.#host = host;
    this.#around = around;
    this.#people = new PagesController(host, most, () => {
      const [gateway, org] = [around.gateway(), around.org()];
      return gateway && org && around.lists() ? { gateway, query: { kind: "person", where: { org } } } : undefined;
    });
    host.addController(this);
  }

  /** The people of the organisation, once they are all there. */
  get listed(): readonly Person[] {
    return this.#people.complete ? this.#people.rows : [];
  }

  hostUpdate(): void {
    if (this.#rows === this.#people.rows) return;
    this.#rows = this.#people.rows;
    for (const { id, displayName } of this.#rows) this.#names.set(id, displayName);
  }

  hostDisconnected(): void {
    for (const stop of this.#asked.values()) stop();
    this.#asked.clear();
  }

  /** For drawing: "…" until it is there. */
  of(id: Id): string {
    const name = this.#names.get(id);
    if (name !== undefined) return name;
    if (!this.#asked.has(id) && (this.#people.complete || this.#people.error || !this.#around.lists())) this.#follow(id);
    return this.#names.get(id) ?? "…";
  }

  #follow(id: Id): void {
    const live = this.#around.gateway()?.one({ kind: "person", id });
    if (!live) return;
    const read = (): boolean => {
      const { data, status } = live.current;
      if (data === undefined && status !== "error") return false;
      this.#names.set(id, data?.displayName ?? this.#around.unread());
      return true;
    };
    this.#asked.set(
      id,
      live.subscribe(() => read() && this.#host.requestUpdate()),
    );
    read();
  }
}
