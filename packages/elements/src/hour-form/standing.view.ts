import { html, nothing, type TemplateResult } from "lit";
import type { Hour, Instant, Session } from "@xiaoben/contract";
import { type Format, type RecordsController, type Words } from "../core/index.ts";
import { measureOf, shownAmount } from "./hour-form.model.ts";
import type { HourFormMessages } from "./hour-form.strings.ts";

export interface Standing {
  now: Hour;
  session: Session;
  words: Words<HourFormMessages>;
  format: Format;
  records: RecordsController;
  /** Title of its category. */
  category: string;
  /** Until when an appeal is open, where one is. */
  appealUntil: Instant | undefined;
}

/** How far a record has come, who decided what and why, in the order in which it happened. */
export function standingView({ now, session, words, format, records, appealUntil }: Standing): TemplateResult {
  const at = (instant: Instant): string => format.moment(instant, session.timeZone, session.today);
  const says: [string, string | undefined][] = [
    ["reason", now.reason],
    ["appealed", now.appeal],
    ["answer", now.answer],
  ];
  return html`<section class="standing" part="standing" id="standing" tabindex="-1">
    <p>${words.say("standing", now.state)} ${appealUntil ? words.say("until", at(appealUntil)) : nothing}</p>
    ${now.state === "submitted" && now.levels ? html`<p>${words.say("toCome", now.levels.slice(now.step ?? 0))}</p>` : nothing}
    ${now.approvedHours === undefined ? nothing : html`<p>${words.say("granted", format.figure(now.approvedHours))}</p>`}
    <ul>
      ${(now.approvals ?? []).map(
        (one) => html`<li class="small second">${words.say("approvedBy", one.level, records.name(one.by) || "…", at(one.at))}</li>`,
      )}
    </ul>
    <dl>
      ${says.map(([name, text]) =>
        text
          ? html`<dt class="second">${words.say(name as "reason" | "appealed" | "answer")}</dt>
              <dd class="text">${text}</dd>`
          : nothing,
      )}
    </dl>
  </section>`;
}

/** A record that may not be written, as it stands. */
export function readView({ now, words, format, records, category, session }: Standing): TemplateResult {
  const measure = measureOf(now);
  const rows: [string, string][] = [
    [words.say("field", "on"), format.days(now.on, now.until)],
    [words.say("field", "amount"), `${shownAmount(now)} ${words.say("unit", measure)}`],
    [words.say("field", "category"), category],
    [words.say("field", "role"), words.say("code", now.role)],
    [words.say("field", "level"), words.say("code", now.level)],
  ];
  return html`<div part="content">
    <h3>${now.title}</h3>
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt class="second">${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${now.person === session.person ? nothing : html`<p class="small second">${words.say("by", records.name(now.person) || "…")}</p>`}
  </div>`;
}
