import { html, nothing, type TemplateResult } from "lit";
import type { Observation } from "@xiaoben/contract";
import { icon, type Words } from "../../core/index.ts";
import type { DuringMessages } from "./during.strings.ts";
import { bareMentioned, codesShown, countOf, isHeard, ratioOf } from "./tallies.model.ts";

/** The share of bare praise from which on a pack mentions it, 0 to 1; `undefined`: never. Asked only where it could matter. */
export type Mention = () => number | undefined;

/** Who reads: the observed teacher alone decides whether others see it. */
export interface TalliesReader {
  party: "author" | "observed" | "other";
  /** Shares or hides it, where the person may do so now. */
  share?: ((move: "shareTallies" | "hideTallies") => void) | undefined;
}

/** Bare praise beside specific praise, as two figures. */
export function ratioView(
  heard: Pick<Observation, "tallies" | "quotes">,
  words: Words<DuringMessages>,
  mention: Mention,
): TemplateResult | typeof nothing {
  const ratio = ratioOf(heard);
  if (ratio.bare === 0) return nothing;
  const above = mention();
  const percent = (share: number): number => Math.round(share * 100);
  return html`<p class="ratio">
    <span>${words.say("ratio", ratio.bare, ratio.specific)}</span>
    ${bareMentioned(ratio, above) ? html`<span class="second mention">${words.say("mentioned", percent(ratio.bare / (ratio.bare + ratio.specific)), percent(above!))}</span>` : nothing}
  </p>`;
}

/** What was heard, for whoever may see it; nothing where there is nothing to see. */
export function talliesRead(
  now: Observation,
  words: Words<DuringMessages>,
  { party, share }: TalliesReader,
  mention: Mention,
): TemplateResult | typeof nothing {
  if (!isHeard(now)) return nothing;
  const { quotes = [], talliesShared = false } = now;
  const said =
    party === "observed"
      ? words.say(talliesShared ? "sharedObserved" : "privateObserved")
      : words.say(talliesShared ? "sharedOther" : "privateObserver");
  const move = talliesShared ? "hideTallies" : "shareTallies";
  return html`<section class="part" part="tallies" aria-labelledby="tallies-title">
    <h3 id="tallies-title">${words.say("tallies")}</h3>
    <div class="notice" id="tallies-private" tabindex="-1">
      ${icon(talliesShared ? "person" : "lock")}<span>${said}</span>
      ${share ? html`<button type="button" id="share-tallies" @click=${() => share(move)}>${words.say(move)}</button>` : nothing}
    </div>
    <ul class="tallies read">
      ${codesShown(now)
        .filter((code) => countOf(now, code) > 0)
        .map(
          (code) =>
            html`<li><span>${words.say("code", code)}</span> <span class="figure">${words.say("times", countOf(now, code))}</span></li>`,
        )}
    </ul>
    ${ratioView(now, words, mention)}
    ${
      quotes.length > 0
        ? html`<h4>${words.say("quotes")}</h4>
            <ul class="rows">
              ${quotes.map(
                ({ text, codes, minute }) =>
                  html`<li class="note read">
                    <span class="second figure">${minute === undefined ? nothing : words.say("nowMinute", minute)}</span>
                    <span>
                      <span class="text">${text}</span>
                      <span class="second small"
                        >${codes.map((code) => words.say("code", code)).join(words.language === "en" ? ", " : "、")}</span
                      >
                    </span>
                  </li>`,
              )}
            </ul>`
        : nothing
    }
  </section>`;
}
