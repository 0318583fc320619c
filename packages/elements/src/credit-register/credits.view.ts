import { html, nothing, type TemplateResult } from "lit";
import type { Credit } from "@xiaoben/contract";
import { label, type IconName, type Tone } from "../core/index.ts";
import type { ReasonController } from "../forms/reason.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { ruleName, type Voice } from "./credit-register.voice.ts";

const marks: Record<Credit["state"], [Tone, IconName]> = {
  prepared: ["neutral", "clock"],
  reported: ["waiting", "clock"],
  registered: ["met", "check"],
  rejected: ["undetermined", "warning"],
  corrected: ["neutral", "check"],
  withdrawn: ["neutral", "dash"],
};

/** Credits as a table, on a phone as cards. `own`: of one person, who knows her name. */
export function renderCredits(voice: Voice, credits: readonly Credit[], own: boolean, reason: ReasonController): TemplateResult {
  const { words } = voice;
  return html`<table class="cards" role="table" part="register" aria-label=${words.say("register")}>
    <thead role="rowgroup">
      <tr role="row">
        ${own ? nothing : html`<th role="columnheader" scope="col">${words.say("person")}</th>`}
        <th role="columnheader" scope="col">${words.say("rule")}</th>
        <th role="columnheader" scope="col" class="number">${words.say("amount")}</th>
        <th role="columnheader" scope="col">${words.say("state")}</th>
        <th role="columnheader" scope="col">${words.say("about")}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${credits.map((credit) => renderCredit(voice, credit, own, reason))}
    </tbody>
  </table>`;
}

function renderCredit(voice: Voice, credit: Credit, own: boolean, reason: ReasonController): TemplateResult {
  const { words, policy, format } = voice;
  const rule = html`${ruleName(voice, credit.rule.pack, credit.rule.id)} <span class="second small">${policy.period(credit.period)}</span>`;
  const first = own ? rule : html`<strong>${voice.name(credit.person)}</strong>`;
  return html`<tr role="row" data-credit=${credit.id}>
    <td role="cell" class="lead">${first}</td>
    ${own ? nothing : html`<td role="cell" class="wide">${rule}</td>`}
    <td role="cell" class="number" data-label=${words.say("amount")}>${policy.amount(format.figure(credit.amount), credit.unit)}</td>
    <td role="cell" data-label=${words.say("state")}>${label(...marks[credit.state], words.say("creditState", credit.state))}</td>
    <td role="cell" class="about wide">${renderAbout(voice, credit)} ${renderCorrecting(voice, credit, reason)}</td>
  </tr>`;
}

function renderAbout({ words }: Voice, { number, registration, reason, note }: Credit): TemplateResult {
  const says = [reason, note && words.say("note", note), registration && words.say("registration", registration)].filter(Boolean);
  return html`${says.map((text) => html`<span class="line">${text}</span>`)}
  ${number ? html`<span class="line second small">${number}</span>` : nothing}`;
}

function renderCorrecting(voice: Voice, credit: Credit, reason: ReasonController): TemplateResult | typeof nothing {
  const { words, core, forms, campus, session, pending, refused, act } = voice;
  const may = session.roles.some(({ role }) => role === "schoolAdmin" || role === "countyOfficer");
  if (credit.state !== "rejected" || !may || campus.allows("credit.correct") !== "yes") return nothing;
  const on = { kind: "credit", id: credit.id } as const;
  const delivery = deliveryOf(pending, on, false);
  const view = deliveryView(delivery, { campus, core, words: forms, on, refused: refused.get(credit.id) });
  if (delivery.state === "waiting" || delivery.state === "sending") return html`${view}`;
  const move = `credit.correct ${credit.id}`;
  if (reason.move === move)
    return html`${view}
    ${reason.render(
      { label: words.say("correctLabel"), confirm: words.say("correct"), cancel: core.say("cancel") },
      (_move, note) => void act("credit.correct", on, { input: { note } }),
    )}`;
  return html`${view}<button
      type="button"
      class="no-print"
      aria-label=${words.say("correctOf", voice.name(credit.person))}
      @click=${() => reason.ask(move, session.person, credit.id)}
    >
      ${words.say("correct")}
    </button>`;
}
