import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Debrief, Draft, GatewayError, Id, Ref } from "@xiaoben/contract";
import { Words, type CoreMessages, type XbElement } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { isContent, isStale, type Delivery } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { differences } from "../forms/differences.model.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { besideStrings, type BesideMessages } from "./beside.strings.ts";
import { besideStyles } from "./beside.styles.ts";
import { effectOf } from "./debrief.model.ts";
import { PeopleView } from "./people.view.ts";
import { stepsView } from "./steps.view.ts";
import type { Talk } from "./talk.ts";

export interface BesideContext {
  campus: CampusGateway;
  on: Ref<"debrief">;
  draft: Draft<"debrief"> | undefined;
  refused: GatewayError | undefined;
  draftError: GatewayError | undefined;
}

/** What stands around the speeches: who was there, the last step, where the record stands, and what is on its way, refused or changed elsewhere too. */
export class BesidePart {
  readonly styles = [moveStyles, besideStyles];
  readonly people: PeopleView;
  readonly #words: Words<FormMessages>;
  readonly #beside: Words<BesideMessages>;
  readonly #core: Words<CoreMessages>;

  constructor(host: XbElement, core: Words<CoreMessages>) {
    this.#core = core;
    this.#words = new Words(host, formStrings);
    this.#beside = new Words(host, besideStrings);
    this.people = new PeopleView(host, this.#beside);
  }

  /** Several people may write down one talk; each writes a record of her own. */
  chooser({ now, name, format, words }: Talk, known: readonly Debrief[], choose: (id: Id) => void): TemplateResult | typeof nothing {
    if (known.length < 2) return nothing;
    return html`<div class="row no-print">
      <label for="choose">${this.#beside.say("choose")}</label>
      <select id="choose" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${known.map(
          ({ id, author, on }) =>
            html`<option value=${id} ?selected=${id === now.id}>${words.say("by", name(author))} · ${format.day(on)}</option>`,
        )}
      </select>
    </div>`;
  }

  steps(talk: Talk): TemplateResult | typeof nothing {
    return stepsView(talk, this.#beside);
  }

  /** One sentence: where the record stands, and what closing it does. */
  status({ now, observations, session, name }: Talk): TemplateResult | typeof nothing {
    const { ready, open } = effectOf(observations.filter(({ id }) => now.observations.includes(id)));
    const mine = now.author === session.person;
    const says = ((): string => {
      if (now.state === "closed") return this.#beside.say(mine ? "closedMine" : "closed");
      if (!mine) return this.#beside.say("writing", name(now.author));
      return ready > 0 ? this.#beside.say("closes", ready) : open > 0 ? this.#beside.say("mayClose") : "";
    })();
    return says ? html`<p class="notice no-print" id="status" tabindex="-1" part="status">${says}</p>` : nothing;
  }

  /** On paper everybody who was there signs by hand. */
  signing({ now, name }: Talk): TemplateResult {
    return html`<ul class="signing" aria-hidden="true">
      ${now.participants.map((person) => html`<li>${name(person)}</li>`)}
    </ul>`;
  }

  delivery(talk: Talk, delivery: Delivery, may: ReadonlySet<string>, context: BesideContext): TemplateResult | typeof nothing {
    const { campus, on, refused, draftError } = context;
    const refusal = delivery.state === "attention" && isContent(delivery.action) && isStale(delivery.error) ? delivery : undefined;
    const error = refusal?.error ?? (draftError && isStale(draftError) ? draftError : undefined);
    if (error) return this.#conflict(talk, error.current as Debrief, refusal?.actionId, may, context);
    const why = refused ?? (draftError?.code === "offline" ? undefined : draftError);
    return deliveryView(delivery, { campus, on, refused: why, core: this.#core, words: this.#words });
  }

  #conflict(
    talk: Talk,
    current: Debrief,
    actionId: string | undefined,
    may: ReadonlySet<string>,
    { campus, on, draft }: BesideContext,
  ): TemplateResult {
    const differing = differences(talk.now, current, [...may] as (keyof Debrief & string)[]);
    const choose = async (which: "mine" | "theirs"): Promise<void> => {
      if (which === "theirs") {
        await draft?.discard();
        if (actionId) await campus.resolve(actionId, "discard");
        return campus.one(on).refresh();
      }
      const patch = Object.fromEntries(differing.map(({ name, mine }) => [name, mine]));
      if (actionId) await campus.resolve(actionId, { merged: patch });
      else await campus.act("debrief.change", { id: on.id, version: current.version, patch });
      await draft?.flush();
    };
    return conflictPanel(
      this.#words,
      differing.map(({ name, mine, theirs }) => ({
        label: talk.words.say("field", name),
        mine: shown(talk, name, mine),
        theirs: shown(talk, name, theirs),
      })),
      (which) => void choose(which),
    );
  }
}

function shown(talk: Talk, name: string, value: unknown): string {
  if (name === "speeches") return (value as Debrief["speeches"]).map(({ by, text }) => `${talk.name(by)}: ${text}`).join("\n");
  if (name === "participants") return (value as string[]).map(talk.name).join("\n");
  if (name === "observations")
    return (value as string[]).map((id) => talk.name(talk.observations.find((one) => one.id === id)?.author ?? "")).join("\n");
  if (name === "template") return (value as { id: string } | undefined)?.id ?? talk.words.say("freeOrder");
  return typeof value === "string" ? value : "";
}
