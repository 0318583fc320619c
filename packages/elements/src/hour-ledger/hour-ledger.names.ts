import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway, Id, Person } from "@xiaoben/contract";
import type { PagesController } from "./hour-ledger.pages.ts";

/** Names of people: those of the organisation from its list, others one by one when they come into sight. A name that was read stays. */
export class NamesController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #people: PagesController<"person">;
  readonly #gateway: () => CampusGateway | undefined;
  readonly #unread: () => string;
  readonly #names = new Map<Id, string>();
  readonly #asked = new Map<Id, () => void>();
  #listed: readonly Person[] = [];

  constructor(
    host: ReactiveControllerHost,
    { people, gateway, unread }: { people: PagesController<"person">; gateway: () => CampusGateway | undefined; unread: () => string },
  ) {
    this.#host = host;
    this.#people = people;
    this.#gateway = gateway;
    this.#unread = unread;
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#listed === this.#people.rows) return;
    this.#listed = this.#people.rows;
    for (const { id, displayName } of this.#listed) this.#names.set(id, displayName);
  }

  hostDisconnected(): void {
    for (const stop of this.#asked.values()) stop();
    this.#asked.clear();
  }

  /** For drawing: "…" until it is there. */
  of(id: Id): string {
    const name = this.#names.get(id);
    if (name !== undefined) return name;
    if (!this.#asked.has(id) && (this.#people.complete || this.#people.error)) this.#follow(id);
    return this.#names.get(id) ?? "…";
  }

  #follow(id: Id): void {
    const live = this.#gateway()?.one({ kind: "person", id });
    if (!live) return;
    const read = (): boolean => {
      const { data, status } = live.current;
      if (data === undefined && status !== "error") return false;
      this.#names.set(id, data?.displayName ?? this.#unread());
      return true;
    };
    this.#asked.set(
      id,
      live.subscribe(() => read() && this.#host.requestUpdate()),
    );
    read();
  }
}
