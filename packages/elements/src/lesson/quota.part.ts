import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Id, Verdict } from "@xiaoben/contract";
import { badge, LazyController, LiveController, partMissing, unreadLine, Words, type XbElement } from "../core/index.ts";
import { XbVerdictOpenRequestEvent } from "../verdict/verdict.events.ts";
import { PacksInForce } from "./choices.ts";
import { detailStyles } from "./detail.styles.ts";
import { detailStrings } from "./detail.strings.ts";
import { quotaRules } from "./quota.model.ts";
import type { Voice } from "./scene.ts";

/** How many lessons the person has observed of how many: verdicts of the packs in force, in their own words, never counted here. */
export class QuotaPart {
  readonly styles = [detailStyles];
  readonly #host: XbElement;
  readonly #words;
  readonly #packs: PacksInForce;
  readonly #lazy: LazyController;
  readonly #verdicts;
  #person: Id = "";
  #rules = "";
  #opened = "";
  #lost = false;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, detailStrings);
    this.#packs = new PacksInForce(host, gateway);
    this.#lazy = new LazyController(host, gateway);
    this.#verdicts = new LiveController(
      host,
      () => [this.#rules ? gateway() : undefined, this.#person, this.#rules] as const,
      ([campus, id, rules]) => campus?.evaluate({ subject: { kind: "person", id }, rules: rules.split(" ") }),
    );
  }

  render(voice: Voice): TemplateResult | typeof nothing {
    const packs = this.#packs.get(voice.session) ?? [];
    this.#person = voice.session.person;
    this.#rules = [...new Set(packs.flatMap((pack) => quotaRules(pack)))].join(" ");
    const { language } = this.#host;
    const policy = this.#lazy.get(language, async () => (await import("@xiaoben/policy/words")).loadWords(language));
    const verdicts = (this.#rules && this.#verdicts.data) || [];
    const unread = unreadLine(voice.core, this.#packs.failure, this.#rules ? this.#verdicts.error : undefined);
    if (!policy) return unread;
    return html`${unread}
    ${verdicts.map((verdict) => {
      const pack = packs.find(({ id, version }) => id === verdict.rule.pack && version === verdict.rule.version);
      if (!pack || !quotaRules(pack).includes(verdict.rule.id) || verdict.outcome === "notApplicable") return nothing;
      return html`<div class="quota" part="quota">
          <span>${policy.verdict(verdict, pack).sentence}</span>
          ${badge(voice.core, verdict.outcome, policy.outcome(verdict.outcome, verdict, pack))}
          ${this.#isOpen(verdict) ? nothing : html`<button type="button" class="link small" @click=${() => this.#onOpen(verdict)}>${this.#words.say("quotaWhole")}</button>`}
        </div>
        ${this.#isOpen(verdict) ? this.#renderWhole(voice, verdict) : nothing}`;
    })}`;
  }

  #isOpen = ({ rule }: Verdict): boolean => this.#opened === `${rule.pack}/${rule.id}`;

  #renderWhole({ core, campus }: Voice, verdict: Verdict): TemplateResult {
    if (this.#lost) return partMissing(core, () => this.#onOpen(verdict));
    const { pack, id } = verdict.rule;
    return html`<xb-verdict
      .gateway=${campus}
      person=${verdict.subject.id}
      rule=${id}
      pack=${pack}
      period=${verdict.period.key}
    ></xb-verdict>`;
  }

  readonly #onOpen = (verdict: Verdict): void => {
    if (!this.#host.dispatchEvent(new XbVerdictOpenRequestEvent(verdict))) return;
    this.#opened = `${verdict.rule.pack}/${verdict.rule.id}`;
    this.#lost = false;
    import("../verdict/verdict.ts").catch(() => {
      this.#lost = true;
      this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  };
}
