import { html, nothing, type TemplateResult } from "lit";
import type { Calendar, Pack, Purpose, Subject, Verdict } from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import { say } from "@xiaoben/contract";
import { badge } from "../core/badge.ts";
import type { XbElement } from "../core/element.ts";
import { LazyController } from "../core/lazy.ts";
import { errorLine, skeleton } from "../core/states.ts";
import { Words } from "../core/words.ts";
import { VerdictsController } from "../practice/verdicts.ts";
import type { Entry } from "./filing.model.ts";
import { gapsIn, lacksIn, questionsOf, type Lack } from "./gaps.model.ts";
import { gapsStrings, type GapsMessages } from "./gaps.strings.ts";
import { gapsStyles } from "./gaps.styles.ts";
import { nameOf, type Voice } from "./portfolio.voice.ts";

/** Whose gaps, of which year, and why somebody asks. */
export interface Asked {
  subject: Subject;
  year: Calendar;
  today: string;
  purpose: Purpose;
  /** What is filed: a record that lacks something is called as it is there. */
  entries: readonly Entry[];
}

/** What the rules still miss: verdicts as the back end gave them, each with its clause, and records that lack what a rule looks for. Nothing is worked out here. */
export class GapsPart {
  readonly styles = [gapsStyles];
  readonly #host: XbElement;
  readonly #words: Words<GapsMessages>;
  readonly #verdicts: VerdictsController;
  readonly #lazy: LazyController;
  readonly #gateway: () => XbElement["gateway"];

  constructor(host: XbElement, gateway: () => XbElement["gateway"]) {
    this.#host = host;
    this.#gateway = gateway;
    this.#words = new Words(host, gapsStrings);
    this.#verdicts = new VerdictsController(host, gateway);
    this.#lazy = new LazyController(host, gateway);
  }

  render(voice: Voice, asked: Asked): TemplateResult | typeof nothing {
    const answers = questionsOf(asked.subject, asked.year, asked.today).map((question) => this.#verdicts.get(question));
    const error = answers.map((answer) => (answer?.status === "error" ? answer.error : undefined)).find((one) => one !== undefined);
    // Whoever may not ask how somebody stands sees the records alone.
    if (error?.code.startsWith("not-") && answers.every((answer) => !answer?.data)) return nothing;
    const known = answers.flatMap((answer) => answer?.data ?? []);
    const { language } = this.#host;
    const policy = this.#lazy.get(`words/${language}`, async () => (await import("@xiaoben/policy/words")).loadWords(language));
    const packs = known.map(({ rule }) => this.#packOf(rule));
    const failed = error ?? this.#lazy.error;
    const isThere = policy && !packs.includes(undefined) && answers.every((answer) => answer?.data || answer?.status === "error");
    return html`<section class="part" part="gaps" aria-labelledby="gaps-title">
      <h3 id="gaps-title">${this.#words.say("gaps")}</h3>
      ${failed ? errorLine(voice.core, failed) : nothing}
      ${isThere ? this.#renderGaps(voice, policy, known, asked, failed !== undefined) : failed ? nothing : skeleton(voice.core, 3)}
    </section>`;
  }

  #renderGaps(
    voice: Voice,
    policy: PolicyWords,
    known: readonly Verdict[],
    asked: Asked,
    isPart: boolean,
  ): TemplateResult | typeof nothing {
    const gaps = gapsIn(known, (rule) => this.#packOf(rule), asked.year);
    if (gaps.length === 0) return isPart ? nothing : html`<p>${this.#words.say("noGaps")}</p>`;
    return html`<ul class="gaps">
      ${gaps.map((verdict) => this.#renderGap(voice, policy, verdict, asked))}
    </ul>`;
  }

  #renderGap(voice: Voice, policy: PolicyWords, verdict: Verdict, asked: Asked): TemplateResult {
    const pack = this.#packOf(verdict.rule)!;
    const { sentence, clause } = policy.verdict(verdict, pack);
    const lacks = lacksIn(verdict, asked.purpose);
    return html`<li data-rule=${verdict.rule.id}>
      <p>${badge(voice.core, verdict.outcome, policy.outcome(verdict.outcome, verdict, pack))} ${sentence}</p>
      <p class="second small">
        ${[policy.period(verdict.period.key), this.#words.say("gapsOf", say(pack.title, policy.language)), clause].join(" · ")}
      </p>
      ${
        lacks.length === 0
          ? nothing
          : html`<p class="small">${this.#words.say("lacking")}</p>
              <ul class="lacks small">
                ${lacks.map((lack) => this.#renderLack(voice, policy, pack, lack, asked))}
              </ul>`
      }
    </li>`;
  }

  #renderLack(voice: Voice, policy: PolicyWords, pack: Pack, { record, because }: Lack, { entries }: Asked): TemplateResult {
    const { words, format } = voice;
    const entry = entries.find(({ ref }) => ref.id === record.id);
    const reasons = because.map((one) => policy.reason(one, pack));
    return html`<li data-record=${record.id}>
      ${entry ? `${format.days(entry.on, entry.until)} ${nameOf(voice, entry)}` : words.say("aRecord")}
      <span class="second">${words.say("join", reasons)}</span>
    </li>`;
  }

  #packOf({ pack, version }: Verdict["rule"]): Pack | undefined {
    return this.#lazy.get(`${pack}/${version}`, () => this.#gateway()!.definition<Pack>({ pack, version, id: "pack" }));
  }
}
