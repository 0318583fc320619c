import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, GatewayError, Kind, Ref } from "@xiaoben/contract";
import { errorLine, errorWords, icon, type CoreMessages, type Words } from "../core/index.ts";
import type { Delivery } from "./delivery.model.ts";
import type { FormMessages } from "./forms.strings.ts";

export interface DeliveryContext {
  campus: CampusGateway;
  core: Words<CoreMessages>;
  words: Words<FormMessages>;
  on: Ref<Kind>;
  /** Why the last action was refused, where the gateway does not keep it in `pending`. */
  refused: GatewayError | undefined;
}

/** What waits, is on its way or was refused, and what the person can do about it. */
export function deliveryView(delivery: Delivery, { campus, core, words, on, refused }: DeliveryContext): TemplateResult | typeof nothing {
  switch (delivery.state) {
    case "none":
      return refused ? errorLine(core, refused) : nothing;
    case "sending":
      return html`<p class="notice" role="status" id="status" tabindex="-1">${icon("clock")}<span>${words.say("sending")}</span></p>`;
    case "waiting": {
      const kept = isKept(campus, delivery.actionId);
      return html`<p class="notice ${kept ? "" : "undetermined"}" role="status" id="status" tabindex="-1">
        ${icon(kept ? "clock" : "warning")}<span>${kept ? words.say("waiting") : core.say("savedNo")}</span>
        <button type="button" class="link" id="keep-editing" @click=${() => campus.resolve(delivery.actionId, "discard")}>
          ${words.say("keepEditing")}
        </button>
      </p>`;
    }
    case "attention": {
      const { code } = delivery.error;
      const stale = code === "stale-version" || code === "transition-not-allowed";
      const drop = async (): Promise<void> => {
        await campus.resolve(delivery.actionId, "discard");
        await campus.one(on).refresh();
      };
      return html`<div class="notice undetermined" role="alert">
        ${icon("warning")}<span>${words.say("refusedTitle")}${errorWords(core, { code })}</span>
        <span class="row">
          ${stale ? nothing : html`<button type="button" id="retry" @click=${() => campus.resolve(delivery.actionId, "retry")}>${words.say("again")}</button>`}
          <button type="button" class=${stale ? "" : "link"} id="drop" @click=${drop}>${words.say(stale ? "look" : "drop")}</button>
        </span>
      </div>`;
    }
  }
}

/** Whether what waits is on the device, and not in this page alone. */
function isKept({ pending: { current } }: CampusGateway, actionId: string): boolean {
  const waiting = "data" in current ? current.data : undefined;
  return !waiting?.some((entry) => entry.actionId === actionId && entry.error?.code === "storage");
}
