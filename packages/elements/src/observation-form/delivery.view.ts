import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Draft, GatewayError, Observation, Ref } from "@xiaoben/contract";
import { errorLine, icon, type CoreMessages, type Words } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { differences, type Delivery } from "./observation.model.ts";
import type { Sheet } from "./sheet.ts";

export interface DeliveryContext {
  campus: CampusGateway;
  core: Words<CoreMessages>;
  on: Ref<"observation">;
  draft: Draft<"observation"> | undefined;
  /** Why the draft could not be stored, if so. */
  draftError: GatewayError | undefined;
  /** Why the last action was refused, where the gateway does not keep it in `pending`. */
  refused: GatewayError | undefined;
}

/** What waits, is on its way or was refused; and two versions of a text, where there are two. */
export function deliveryView(sheet: Sheet, delivery: Delivery, context: DeliveryContext): TemplateResult | typeof nothing {
  const { words } = sheet;
  const conflict = conflictOf(delivery, context.draftError);
  if (conflict) return conflictView(sheet, delivery, conflict, context);
  switch (delivery.state) {
    case "waiting":
      return html`<p class="notice" role="status" id="status" tabindex="-1">
        ${icon("clock")}<span>${words.say("waiting")}</span>
        <button type="button" class="link" id="keep-editing" @click=${() => context.campus.resolve(delivery.actionId, "discard")}>${words.say("keepEditing")}</button>
      </p>`;
    case "sending":
      return html`<p class="notice" role="status" id="status" tabindex="-1">${icon("clock")}<span>${words.say("sending")}</span></p>`;
    case "attention":
      return html`<div class="notice undetermined" role="alert">
        ${icon("warning")}<span>${words.say("refusedTitle")}${context.core.say("errorWhat", delivery.error.code)} ${context.core.say("errorNext", delivery.error.code)}</span>
        <span class="row">
          ${delivery.error.code === "stale-version"
            ? nothing
            : html`<button type="button" id="retry" @click=${() => context.campus.resolve(delivery.actionId, "retry")}>${words.say("again")}</button>`}
          <button type="button" class="link" id="drop" @click=${() => context.campus.resolve(delivery.actionId, "discard")}>${words.say("drop")}</button>
        </span>
      </div>`;
    case "none": {
      const error = context.refused ?? (context.draftError?.code === "offline" ? undefined : context.draftError);
      return error ? errorLine(context.core, error) : nothing;
    }
  }
}

interface Conflict {
  current: Observation;
  actionId?: string;
}

/** Content of the form that was changed elsewhere too; an action on an old version is no conflict of texts. */
function conflictOf(delivery: Delivery, draftError: GatewayError | undefined): Conflict | undefined {
  if (delivery.state === "attention" && /\.(change|create)$/.test(delivery.action) && isStale(delivery.error)) return { current: delivery.error.current as Observation, actionId: delivery.actionId };
  if (draftError && isStale(draftError)) return { current: draftError.current as Observation };
  return undefined;
}

const isStale = (error: GatewayError): boolean => (error.code === "stale-version" || error.code === "duplicate-key") && typeof error.current === "object" && error.current !== null;

function conflictView(sheet: Sheet, delivery: Delivery, conflict: Conflict, { campus, draft, on }: DeliveryContext): TemplateResult {
  const { words, now } = sheet;
  const differing = differences(now, conflict.current, [...sheet.may] as (keyof Observation & string)[]);
  const choose = async (which: "mine" | "theirs"): Promise<void> => {
    if (which === "theirs") {
      await draft?.discard();
      if (conflict.actionId) await campus.resolve(conflict.actionId, "discard");
      return campus.one(on).refresh();
    }
    const patch = Object.fromEntries(differing.map(({ name, mine }) => [name, mine]));
    if (conflict.actionId) await campus.resolve(conflict.actionId, { merged: patch });
    else await campus.act("observation.change", { id: on.id, version: conflict.current.version, patch });
    await draft?.flush();
  };
  return conflictPanel(
    { title: words.say("conflictTitle"), next: words.say("conflictNext"), mine: words.say("mine"), theirs: words.say("theirs"), useMine: words.say("useMine"), useTheirs: words.say("useTheirs") },
    differing.map(({ name, mine, theirs }) => ({ label: words.say("field", name), mine: shown(sheet, mine), theirs: shown(sheet, theirs) })),
    (which) => void choose(which),
  );
}

function shown({ words }: Sheet, value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value))
    return (value as { minute?: number; text: string; note?: string }[])
      .map(({ minute, text, note }) => `${minute === undefined ? "" : `${minute} ${words.say("minute")} `}${text}${note ? `: ${note}` : ""}`)
      .join("\n");
  return value && typeof value === "object" ? words.say("ratedItems", Object.keys(value).length) : "";
}
