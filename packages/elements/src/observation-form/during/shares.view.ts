import { html, nothing, svg, type TemplateResult } from "lit";
import type { Words } from "../../core/index.ts";
import { lengthOf } from "../minutes.model.ts";
import type { Sheet } from "../sheet.ts";
import type { DuringMessages } from "./during.strings.ts";
import { piecesOf, segmentKinds, sharesOf } from "./segments.model.ts";

/** How the lesson was spent: the stretches one after the other, and their sums as a table. Drawn in percentages; no inline style, for strict pages. */
export function sharesView(sheet: Sheet, words: Words<DuringMessages>, minute: number): TemplateResult | typeof nothing {
  const { segments = [] } = sheet.now;
  const shares = sharesOf(segments, minute).filter(({ minutes }) => minutes > 0);
  if (shares.length === 0) return nothing;
  const said = shares.map(({ does, minutes, percent }) => words.say("share", words.say("does", does), minutes, percent));
  return html`<figure class="shares">
    <svg class="strip" role="img" aria-label=${words.say("sharesOf", said.join(words.language === "en" ? ", " : "，"))}>
      <rect class="ground" width="100%" height="14"></rect>
      ${piecesOf(segments, minute, sheet.lesson ? lengthOf(sheet.lesson) : 0).map(
        ({ does, from, length }) =>
          svg`<rect class="piece p${kindOf(does)}" x=${percentOf(from)} width=${percentOf(length)} height="14"></rect><rect class="edge" x=${percentOf(from)} width="1" height="14"></rect>`,
      )}
    </svg>
    <table>
      <caption class="hidden">
        ${words.say("shares")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say("shareColumn", "does")}</th>
          <th scope="col" class="number">${words.say("shareColumn", "minutes")}</th>
          <th scope="col" class="number">${words.say("shareColumn", "share")}</th>
        </tr>
      </thead>
      <tbody>
        ${shares.map(
          ({ does, minutes, percent }) =>
            html`<tr>
              <td>
                <svg class="key" aria-hidden="true"><rect class="piece p${kindOf(does)}" width="12" height="12"></rect></svg>
                ${words.say("does", does)}
              </td>
              <td class="number">${words.say("minutes", minutes)}</td>
              <td class="number">${percent}%</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </figure>`;
}

/** The look of a stretch; those of the host look like "other". */
function kindOf(does: string): number {
  const at = (segmentKinds as readonly string[]).indexOf(does);
  return at < 0 ? segmentKinds.length - 1 : at;
}

const percentOf = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
