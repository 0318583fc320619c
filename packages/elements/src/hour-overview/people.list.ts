import { html, type TemplateResult } from "lit";
import type { CampusGateway, Id, RollupPart } from "@xiaoben/contract";
import type { XbElement } from "../core/element.ts";
import type { RecordsController } from "../core/records.ts";
import { partMissing } from "../core/states.ts";
import type { ListsController } from "../practice/lists.ts";
import { XbVerdictOpenRequestEvent } from "../verdict/verdict.events.ts";
import { peopleIn, type Which } from "./hour-overview.model.ts";
import type { Voice } from "./hour-overview.voice.ts";
import { renderPeople } from "./people.view.ts";

const first = 12;
const step = 40;

/** The list of people: which of them, how many, and whose figure is open. */
export class PeopleList {
  #which: Which = "behind";
  #shown = first;
  #opened: Id = "";
  #lost = false;
  readonly #host: XbElement;
  readonly #gateway: () => CampusGateway | undefined;
  readonly #lists: ListsController;
  readonly #records: RecordsController;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined, lists: ListsController, records: RecordsController) {
    this.#host = host;
    this.#gateway = gateway;
    this.#lists = lists;
    this.#records = records;
  }

  /** Begins anew: other people are looked at. */
  close(): void {
    this.#opened = "";
    this.#shown = first;
  }

  render(voice: Voice, org: Id, parts: readonly RollupPart[]): TemplateResult {
    const names = new Map(
      this.#lists.get({ kind: "person", where: { org }, limit: 500 })?.map(({ id, displayName }) => [id, displayName] as const),
    );
    const nameOf = (person: Id): string => names.get(person) ?? (this.#records.name(person) || "…");
    const { compare } = new Intl.Collator(this.#host.language);
    return renderPeople(voice, {
      listed: peopleIn(parts, this.#which).sort((a, b) => compare(nameOf(a.key), nameOf(b.key)) || (a.key < b.key ? -1 : 1)),
      which: this.#which,
      shown: this.#shown,
      opened: this.#opened,
      nameOf,
      onWhich: (which) => this.#change(() => ([this.#which, this.#shown, this.#opened] = [which, first, ""])),
      onMore: () => this.#change(() => (this.#shown += step)),
      onOpen: (person) => this.#open(voice, person),
      whole: (person) => this.#renderWhole(voice, person),
    });
  }

  #renderWhole(voice: Voice, person: Id): TemplateResult {
    const { rule, period } = voice.rollup;
    if (this.#lost) return partMissing(voice.core, () => this.#load());
    return html`<xb-verdict
      .gateway=${this.#gateway()}
      person=${person}
      rule=${rule.id}
      pack=${rule.pack}
      period=${period.key.startsWith("day:") ? "" : period.key}
    ></xb-verdict>`;
  }

  #open({ rollup: { rule, period } }: Voice, person: Id): void {
    if (this.#opened === person) return this.#change(() => (this.#opened = ""));
    if (!this.#host.dispatchEvent(new XbVerdictOpenRequestEvent({ subject: { kind: "person", id: person }, rule, period }))) return;
    this.#change(() => (this.#opened = person));
    this.#load();
  }

  #load(): void {
    this.#lost = false;
    import("../verdict/verdict.ts").catch(() => this.#change(() => (this.#lost = true)));
  }

  #change(work: () => unknown): void {
    work();
    this.#host.requestUpdate();
  }
}
