import { html, type TemplateResult } from "lit";
import { say, type Session } from "@xiaoben/contract";
import type { Voice } from "./hour-overview.voice.ts";

/** The line at the top of a sheet of paper: of what, of when, by which requirement and by whom. */
export const renderPaperHead = ({ policy, format, pack, rollup }: Voice, { today }: Session, place: string, by: string): TemplateResult =>
  html`<p class="paper small">
    ${[place, policy.title(rollup.rule.id, pack), policy.period(rollup.period.key), format.day(today, "year"), by].join(" · ")}
  </p>`;

/** By which version of the rules, as of when; on paper with lines to sign. */
export function renderFoot({ words, policy, format, pack, rollup }: Voice, { timeZone, today }: Session): TemplateResult {
  const says = [words.say("foot", say(pack.title, policy.language), pack.version)];
  if (rollup.since) says.push(words.say("since", format.moment(rollup.since, timeZone, today)));
  return html`<footer class="foot second small">
    <p>${says.join(" · ")}</p>
    <p class="paper sign"><span>${words.say("prepared")}</span><span>${words.say("checked")}</span><span>${words.say("signedOn")}</span></p>
  </footer>`;
}
