import { html, nothing, type TemplateResult } from "lit";
import { say, type Language, type Observation, type Rubric } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { ratingText } from "../observation-form/progress.model.ts";
import { sectionsOf, tallyOf, type Agreement, type JointItem } from "./joint-view.model.ts";
import type { JointMessages } from "./joint-view.strings.ts";

export interface RowsContext {
  words: Words<JointMessages>;
  language: Language;
  name(person: string): string;
}

/** The items of one form, each observer's rating in a row, and how far apart they are. */
export function rubricRows({ words, language, name }: RowsContext, rubric: Rubric, observations: readonly Observation[]): TemplateResult {
  const sections = sectionsOf(rubric, observations);
  const { equal, oneStep, more, compared } = tallyOf(sections);
  const speak = { yes: words.say("yes"), no: words.say("no"), notApplicable: words.say("notApplicable") };
  const row = ({ item, ratings, agreement }: JointItem): TemplateResult =>
    html`<tr role="row" data-item=${item.id}>
      <td role="cell" class="lead">${say(item.text, language)}</td>
      ${ratings.map((rating, i) => {
        const answer = ratingText(item, rating, speak, language);
        return html`<td role="cell" data-label=${name(observations[i]!.author)} class="rating ${answer ? "" : "second"}">
          ${answer || words.say("unrated")}
        </td>`;
      })}
      ${apartCell(words, agreement)}
    </tr>`;
  return html`${compared > 0 ? html`<p class="counts">${words.say("counts", equal, oneStep, more)}</p>` : nothing}
  ${sections.map(
    ({ section, items }) =>
      html`<div class="wide" tabindex=${observations.length > 5 ? 0 : nothing} role="group" aria-label=${say(section.title, language)}>
        <h4>${say(section.title, language)}</h4>
        <table class="cards ${observations.length > 5 ? "" : "even"}" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">${words.say("item")}</th>
              ${observations.map(({ author }) => html`<th role="columnheader">${name(author)}</th>`)}
              <th role="columnheader">${words.say("agreement")}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${items.map(row)}
          </tbody>
        </table>
      </div>`,
  )}`;
}

/** Without a label where there is nothing to say: on a phone each cell is a line with its label. */
function apartCell(words: Words<JointMessages>, agreement: Agreement): TemplateResult {
  const says = apart(words, agreement);
  return html`<td role="cell" data-label=${says ? words.say("agreement") : nothing} class="apart ${agreement.kind}">${says}</td>`;
}

function apart(words: Words<JointMessages>, { kind, steps, points, notApplicable }: Agreement): string {
  const says = ((): string => {
    if (kind === "words") return "";
    if (kind === "more") return points === undefined ? words.say("moreLevels", steps) : words.say("morePoints", points);
    return words.say(kind);
  })();
  const left = notApplicable > 0 ? words.say("leftOut", notApplicable) : "";
  return kind === "nobody" && left ? left : [says, left].filter(Boolean).join(words.language === "en" ? ", " : "，");
}
