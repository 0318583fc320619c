import { html, nothing, type TemplateResult } from "lit";
import type { Binding, Day, GatewayError, Id, Org, PackRecord } from "@xiaoben/contract";
import { settled, textField } from "../forms/field.ts";
import type { ManageVoice } from "./manage.voice.ts";
import { findingsOf } from "./pack.model.ts";

/** One thing that is about to be done, with what was chosen and typed for it. */
export type Step =
  | { does: "bind"; record: PackRecord; org: Id; from: Day }
  | { does: "end"; binding: Binding; to: Day }
  | { does: "withdraw"; record: PackRecord; reason: string };

/** Which row of the lists a step belongs to. */
export const stepKey = (step: Step): string => (step.does === "end" ? step.binding.id : step.record.id);

export interface StepHandlers {
  set(step: Step): void;
  cancel(): void;
  go(step: Step): void;
}

/** The small form of a step: a day, an organisation, a reason. */
export function renderStep(
  voice: ManageVoice,
  step: Step,
  orgs: readonly Org[],
  refused: GatewayError | undefined,
  { set, cancel, go }: StepHandlers,
): TemplateResult {
  const { words, core } = voice;
  const lack = lackOf(step);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!lack) go(step);
  };
  return html`<form class="step stack" part="form" @submit=${onSubmit}>
    ${renderFields(voice, step, orgs, set)} ${refused ? renderRefusal(voice, refused) : nothing}
    <div class="row end">
      <span class="small second lacks" id="step-lacks" role="status">${lack ? words.say("lacks", words.say(lack)) : ""}</span>
      <button type="button" @click=${cancel}>${core.say("cancel")}</button>
      <button class="primary" aria-disabled=${lack ? "true" : nothing} aria-describedby="step-lacks">${words.say(step.does)}</button>
    </div>
  </form>`;
}

/** Why it was refused, point by point, where the back end says so. */
function renderRefusal({ words }: ManageVoice, { issues }: GatewayError): TemplateResult | typeof nothing {
  const found = findingsOf(issues);
  if (found.length === 0) return nothing;
  return html`<div class="refusal" role="alert">
    <p>${words.say("refusedStep")}</p>
    <ul>
      ${found.map(({ message }) => html`<li lang="en">${message}</li>`)}
    </ul>
  </div>`;
}

const lackOf = (step: Step): "lackDay" | "lackReason" | "lackOrg" | undefined => {
  if (step.does === "withdraw") return step.reason.trim() === "" ? "lackReason" : undefined;
  if (step.does === "bind" && step.org === "") return "lackOrg";
  return /^\d{4}-\d\d-\d\d$/.test(step.does === "bind" ? step.from : step.to) ? undefined : "lackDay";
};

function renderFields(voice: ManageVoice, step: Step, orgs: readonly Org[], set: (step: Step) => void): TemplateResult {
  const { words, session } = voice;
  if (step.does === "withdraw")
    return textField({
      id: "step-reason",
      label: words.say("withdrawReason"),
      value: step.reason,
      onText: (reason) => set({ ...step, reason }),
    });
  if (step.does === "end")
    return html`<div class="field">
      <label for="step-day">${words.say("endTo")}</label>
      <input id="step-day" type="date" min=${step.binding.from} ${settled(step.to, (to) => set({ ...step, to }))} />
    </div>`;
  return html`<div class="field">
      <label for="step-org">${words.say("bindFor")}</label>
      <select id="step-org" @change=${(event: Event) => set({ ...step, org: (event.target as HTMLSelectElement).value })}>
        ${step.org === "" ? html`<option value=""></option>` : nothing}
        ${orgs.map(({ id, name }) => html`<option value=${id} ?selected=${id === step.org}>${name}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="step-day">${words.say("bindFrom")}</label>
      <input id="step-day" type="date" ${settled(step.from, (from) => set({ ...step, from }))} />
      <span class="small second" role="status">${step.from !== "" && step.from < session.today ? words.say("past") : ""}</span>
    </div>`;
}
