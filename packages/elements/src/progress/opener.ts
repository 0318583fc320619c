import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Id, Rollup } from "@xiaoben/contract";
import type { CoreMessages } from "../core/core.strings.ts";
import type { XbElement } from "../core/element.ts";
import { partMissing } from "../core/states.ts";
import type { Words } from "../core/words.ts";
import { XbVerdictOpenRequestEvent } from "../verdict/verdict.events.ts";

/** The verdict on one person by one rule in one period. */
export interface Asked {
  person: Id;
  rule: Rollup["rule"];
  period: string;
}

/** Opens how a verdict on somebody comes about: one at a time, in place, or where the page shows it. */
export class VerdictOpener {
  #opened = "";
  #lost = false;
  readonly #host: XbElement;
  readonly #gateway: () => CampusGateway | undefined;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#gateway = gateway;
  }

  isOpen(asked: Asked): boolean {
    return this.#opened === keyOf(asked);
  }

  close(): void {
    this.#opened = "";
  }

  toggle(asked: Asked): void {
    const { person, rule, period } = asked;
    const isOpen = this.isOpen(asked);
    const request = new XbVerdictOpenRequestEvent({ subject: { kind: "person", id: person }, rule, period: { key: period } });
    if (!isOpen && !this.#host.dispatchEvent(request)) return;
    this.#opened = isOpen ? "" : keyOf(asked);
    if (!isOpen) this.#load();
    this.#host.requestUpdate();
  }

  render(core: Words<CoreMessages>, asked: Asked): TemplateResult | typeof nothing {
    if (!this.isOpen(asked)) return nothing;
    if (this.#lost) return partMissing(core, () => this.#load());
    const { person, rule, period } = asked;
    return html`<xb-verdict
      class="no-print"
      .gateway=${this.#gateway()}
      person=${person}
      rule=${rule.id}
      pack=${rule.pack}
      period=${period.startsWith("day:") ? "" : period}
    ></xb-verdict>`;
  }

  #load(): void {
    this.#lost = false;
    import("../verdict/verdict.ts").catch(() => {
      this.#lost = true;
      this.#host.requestUpdate();
    });
  }
}

const keyOf = ({ person, rule, period }: Asked): string => [person, rule.pack, rule.id, period].join(" ");
