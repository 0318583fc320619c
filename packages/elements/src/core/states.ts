import { html, nothing, type TemplateResult } from "lit";
import type { GatewayError, Instant } from "@xiaoben/contract";
import type { CoreMessages } from "./core.strings.ts";
import { errorOf, errorWords, type ErrorLike } from "./errors.ts";
import { icon, type IconName } from "./icons.ts";
import type { Words } from "./words.ts";

type Core = Words<CoreMessages>;

/** A state that fills the element: what is so, and what to do next. */
export const state = (name: IconName, what: string, next?: string, action?: TemplateResult): TemplateResult =>
  html`<div class="state" part="state">
    ${icon(name)}<strong>${what}</strong>${next ? html`<span>${next}</span>` : nothing}${action ?? nothing}
  </div>`;

export const emptyState = (what: string, next?: string, action?: TemplateResult): TemplateResult => state("check", what, next, action);

export const signedOut = (core: Core): TemplateResult => state("person", core.say("signedOut"), core.say("signedOutNext"));

export const notPermitted = (core: Core): TemplateResult => state("lock", core.say("notPermitted"), core.say("notPermittedNext"));

export const notOffered = (core: Core): TemplateResult => state("dash", core.say("notOffered"), core.say("notOfferedNext"));

export const notConnected = (core: Core): TemplateResult => state("clock", core.say("notConnected"), core.say("notConnectedNext"));

/** Why something could not be read or written, and what to do; with a button where trying again can help. */
export function errorState(core: Core, error: ErrorLike, retry?: () => void): TemplateResult {
  if (error.code === "signed-out") return signedOut(core);
  if (error.code === "not-permitted") return notPermitted(core);
  if (error.code === "not-offered") return notOffered(core);
  const again = retry && html`<button type="button" @click=${retry}>${icon("refresh")}${core.say("retry")}</button>`;
  return html`<div role="alert">${state(error.code === "offline" ? "offline" : "warning", ...errorOf(core, error), again)}</div>`;
}

/** The same as one line above content that is still shown. */
export const errorLine = (core: Core, error: GatewayError): TemplateResult =>
  html`<p class="notice undetermined" role="status">
    ${icon(error.code === "offline" ? "offline" : "warning")}<span>${errorWords(core, error)}</span>
  </p>`;

/** What could not be read beside the content. What is not offered here, or not for this person, is left out in silence. */
export const unreadLine = (core: Core, ...errors: readonly (GatewayError | undefined)[]): TemplateResult | typeof nothing => {
  const error = errors.find((one) => one && !one.code.startsWith("not-"));
  return error ? errorLine(core, error) : nothing;
};

/** Old content is shown because the new could not be read. */
export const staleLine = (core: Core): TemplateResult =>
  html`<p class="notice" role="status">${icon("offline")}<span>${core.say("stale")}</span></p>`;

/** A part of the element did not load: see `PartController`. */
export const partMissing = (core: Core, retry: () => unknown): TemplateResult =>
  html`<div class="notice" role="alert">
    ${icon("offline")}<span>${core.say("partMissing")} ${core.say("kept")}</span
    ><button type="button" @click=${retry}>${core.say("retry")}</button>
  </div>`;

/** Grey lines of the content's height; the words come after a second. */
export const skeleton = (core: Core, lines = 4): TemplateResult =>
  html`<div class="skeleton" role="status" aria-busy="true">
    ${Array.from({ length: lines }, () => html`<i></i>`)}<span class="second">${core.say("loading")}</span>
  </div>`;

/** Where the typed text is. `at` is written by the element's format. */
export function savedLine(core: Core, saved: "device" | "server" | "no", at: Instant | string): TemplateResult {
  const [name, words] = (
    {
      device: ["device", core.say("savedDevice", at)],
      server: ["cloud", core.say("savedServer", at)],
      no: ["warning", core.say("savedNo")],
    } as const
  )[saved];
  return html`<span class="saved row second small" role="status" part="saved">${icon(name)}<span>${words}</span></span>`;
}
