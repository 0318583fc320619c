import type { TemplateResult } from "lit";
import type { CampusGateway, Draft, GatewayError, Observation, Ref } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { isContent, isStale, type Delivery } from "../forms/delivery.model.ts";
import { differences } from "../forms/differences.model.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import type { DuringMessages } from "./during/during.strings.ts";
import type { RecordMessages } from "./record.strings.ts";
import type { Sheet } from "./sheet.ts";

export interface Conflict {
  current: Observation;
  actionId?: string;
}

export interface ConflictContext {
  campus: CampusGateway;
  draft: Draft<"observation"> | undefined;
  on: Ref<"observation">;
  words: Words<FormMessages>;
  record: Words<RecordMessages>;
  during: Words<DuringMessages>;
}

/** Content of the form that was changed elsewhere too; a move on an old version is no conflict of texts. */
export function conflictOf(delivery: Delivery, draftError: GatewayError | undefined): Conflict | undefined {
  if (delivery.state === "attention" && isContent(delivery.action) && isStale(delivery.error))
    return { current: delivery.error.current as Observation, actionId: delivery.actionId };
  return draftError && isStale(draftError) ? { current: draftError.current as Observation } : undefined;
}

/** Both versions of what differs, and the choice between them. */
export function conflictView(
  sheet: Sheet,
  conflict: Conflict,
  { campus, draft, on, words, record, during }: ConflictContext,
): TemplateResult {
  const differing = differences(sheet.now, conflict.current, [...sheet.may] as (keyof Observation & string)[]);
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
    words,
    differing.map(({ name, mine, theirs }) => ({
      label: sheet.words.say("field", name),
      mine: shown(during, record, name, mine),
      theirs: shown(during, record, name, theirs),
    })),
    (which) => void choose(which),
  );
}

function shown(during: Words<DuringMessages>, record: Words<RecordMessages>, name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (name === "segments" || name === "attachments") return Array.isArray(value) ? record.say("entries", value.length) : "";
  if (Array.isArray(value))
    return (value as { minute?: number; text: string; note?: string }[])
      .map(
        ({ minute, text, note }) => `${minute === undefined ? "" : `${minute} ${during.say("minute")} `}${text}${note ? `: ${note}` : ""}`,
      )
      .join("\n");
  if (!value || typeof value !== "object") return "";
  return record.say(name === "ratings" ? "ratedItems" : "entries", Object.keys(value).length);
}
