import { html, type TemplateResult } from "lit";
import { newId, type CampusGateway, type GatewayError, type Id, type Lesson } from "@xiaoben/contract";
import { errorLine, errorState, LiveController, skeleton, state, unreadLine, Words, type XbElement } from "../core/index.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { Jotter } from "../forms/jotter.ts";
import { choicesIn, PacksInForce } from "./choices.ts";
import { detailStyles } from "./detail.styles.ts";
import { fieldsView, lackWords } from "./fields.view.ts";
import { XbLessonPlanRequestEvent } from "./lesson.events.ts";
import { announceBefore, plansForOthers } from "./lesson.model.ts";
import { orgsIn } from "./orgs.ts";
import { formLacks, lessonOf, newForm, plansLate, readPeriod, timesOf, type FormLack, type LessonForm } from "./plan.model.ts";
import type { Voice } from "./scene.ts";
import { teachStrings } from "./teach/teach.strings.ts";

const key = "new";

/**
 * Plans a new lesson. Half a lesson is nothing that a school should see, so what is typed is kept on this device by person
 * until it is whole; then it is created at once.
 */
export class PlanPart {
  readonly styles = [formStyles, detailStyles];
  readonly #host: XbElement;
  readonly #words;
  readonly #packs: PacksInForce;
  readonly #jotter = new Jotter<LessonForm>("lesson");
  readonly #people;
  readonly #past;
  #asks: { org: Id; person: Id; forOthers: boolean } | undefined;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, teachStrings);
    this.#packs = new PacksInForce(host, gateway);
    this.#people = new LiveController(
      host,
      () => [this.#asks?.forOthers ? gateway() : undefined, this.#asks?.org] as const,
      ([campus, org]) => (org ? campus?.list({ kind: "person", where: { org }, limit: 200 }) : undefined),
    );
    this.#past = new LiveController(
      host,
      () => [this.#asks ? gateway() : undefined, this.#asks?.person] as const,
      ([campus, teacher]) => (teacher ? campus?.list({ kind: "lesson", where: { teacher }, order: "-day", limit: 20 }) : undefined),
    );
  }

  /** `listed`: lessons that are on the page already. */
  render(voice: Voice, listed: readonly Lesson[], refused: GatewayError | undefined, opens: (id: Id) => void): TemplateResult {
    const { session, words, core } = voice;
    const forOthers = plansForOthers(session);
    this.#asks = { org: session.org, person: session.person, forOthers };
    const packs = this.#packs.get(session);
    if (!packs || (this.#past.loading && !this.#past.error)) return skeleton(core, 8);
    const known = [...(this.#past.data?.items ?? []), ...listed];
    const choices = choicesIn(packs, this.#host.language);
    const { failure } = this.#packs;
    if (choices.length === 0 && known.length === 0 && failure) return errorState(core, failure);
    if (choices.length === 0 && known.length === 0) return state("info", this.#words.say("noForm"));
    const form = this.#form(voice, known, choices[0]?.key ?? "");
    const lacks = formLacks(form, session.today);
    const teachers = forOthers
      ? [...(this.#people.data?.items ?? [])].sort((a, b) => a.displayName.localeCompare(b.displayName, "zh"))
      : [];
    const orgs = orgsIn(voice, voice.homes ?? []);
    return html`<form class="stack" id="new-lesson" @submit=${(event: Event) => this.#onSubmit(event, voice, form, lacks, known, opens)}>
      <p class="small second">${this.#words.say("planKept")}</p>
      ${unreadLine(core, failure, this.#past.error, this.#people.error)}
      ${fieldsView({ words, teach: this.#words, known, choices, orgs, teachers, set: (name, value) => this.#set(voice, form, name, value, known) }, form)}
      ${plansLate(form.on, session.today) && !lacks.includes("past") ? html`<p class="notice undetermined" role="status">${this.#words.say("plansLate", announceBefore)}</p>` : ""}
      ${refused ? errorLine(core, refused) : ""}
      <div class="bar main">
        <div class="row">
          <span class="lacks small second" id="plan-lacks" role="status">${lackWords(this.#words, lacks)}</span>
          <button class="primary" data-move="plan" aria-disabled=${lacks.length > 0 ? "true" : "false"} aria-describedby="plan-lacks">
            ${this.#words.say("plan")}
          </button>
        </div>
      </div>
    </form>`;
  }

  #form({ session }: Voice, known: readonly Lesson[], firstForm: string): LessonForm {
    const kept = this.#jotter.get(session.person, key);
    if (kept) return kept;
    const made = newForm(newId(), session, known);
    const form = { ...made, form: made.form || firstForm };
    this.#jotter.begin(session.person, key, form);
    return form;
  }

  #set({ session }: Voice, form: LessonForm, name: keyof LessonForm, value: string, known: readonly Lesson[]): void {
    const period = name === "period" ? readPeriod(value) : undefined;
    this.#jotter.set(session.person, key, { ...form, ...(period && timesOf(period, known)), [name]: value });
    this.#host.requestUpdate();
  }

  async #onSubmit(
    event: Event,
    voice: Voice,
    form: LessonForm,
    lacks: readonly FormLack[],
    known: readonly Lesson[],
    opens: (id: Id) => void,
  ): Promise<void> {
    event.preventDefault();
    const [lack] = lacks;
    if (lack) return voice.focus(`#f-${lack === "past" ? "on" : lack === "order" ? "to" : lack}`);
    const { session } = voice;
    const done = await voice.act(
      "lesson.create",
      { id: form.id, body: lessonOf(form, session.org, known) },
      new XbLessonPlanRequestEvent({ kind: "lesson", id: form.id }),
    );
    if (!done) return;
    this.#jotter.delete(session.person, key);
    opens(form.id);
  }
}
