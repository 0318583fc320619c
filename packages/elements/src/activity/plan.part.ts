import { html, nothing, type TemplateResult } from "lit";
import {
  checklistLacks,
  idOf,
  newId,
  say,
  type Activity,
  type Calendar,
  type CampusGateway,
  type Day,
  type DefinitionRef,
  type Id,
  type New,
} from "@xiaoben/contract";
import { errorLine, Words, type XbElement } from "../core/index.ts";
import type { Changes } from "../forms/drafts.ts";
import { settled, textField } from "../forms/field.ts";
import { Jotter } from "../forms/jotter.ts";
import { PacksInForce } from "../lesson/choices.ts";
import { ListsController } from "../practice/lists.ts";
import { planStrings, type PlanMessages } from "./plan.strings.ts";
import { daysOf, isLast, type Repeat } from "./repeat.model.ts";
import { repeatView } from "./repeat.view.ts";
import type { Scene, Voice } from "./scene.ts";

type Plan = New<"activity">;
/** A plan that is not created yet: it may come again, and some of its days may have been created before one was refused. */
type NewPlan = Plan & { id: Id; repeat?: Repeat; created?: Id[] };
type TextName = "title" | "place" | "theme" | "goal" | "speaker" | "measures" | "appraisal";

const texts = ["theme", "goal", "speaker", "measures", "appraisal"] as const satisfies readonly TextName[];
const categories = ["group-study", "weekly-study", "training", "seminar", "salon", "lecture"];

/** The plan of an activity: a new one that is kept on the device until it is whole, or one that is there. */
export class PlanPart {
  readonly #host: XbElement;
  readonly #words: Words<PlanMessages>;
  readonly #packs: PacksInForce;
  readonly #lists: ListsController;
  readonly #jotter = new Jotter<NewPlan>("activity-plan");
  #tried = false;
  #creating = false;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#words = new Words(host, planStrings);
    this.#packs = new PacksInForce(host, gateway);
    this.#lists = new ListsController(host, gateway);
  }

  renderNew(voice: Voice, open: (id: Id) => void): TemplateResult {
    const { session, refused, core } = voice;
    const plan = this.#jotter.get(session.person, "new") ?? { id: newId(), ...this.#begun(voice) };
    if (!this.#jotter.get(session.person, "new")) this.#jotter.begin(session.person, "new", plan);
    const jot = (patch: Changes<"activity"> | { repeat: Repeat | undefined }): void => {
      this.#jotter.set(session.person, "new", { ...plan, ...patch } as NewPlan);
      this.#host.requestUpdate();
    };
    const calendars = this.#calendars(voice);
    const { held } = plan.repeat ? daysOf(plan.on, plan.repeat, calendars) : { held: [plan.on] };
    const ids = held.map((on) => (plan.repeat ? idOf("activity", plan.id, on) : plan.id));
    const lacks = [
      ...(["title", "on", "from", "to"] as const).filter((name) => plan[name] === ""),
      ...(plan.repeat && !isLast(plan.on, plan.repeat.until) ? (["until"] as const) : []),
    ];
    const create = async (event: Event): Promise<void> => {
      event.preventDefault();
      this.#tried = true;
      if (lacks.length > 0) return voice.focus(`#f-${lacks[0]}`);
      if (this.#creating) return;
      this.#creating = true;
      this.#host.requestUpdate();
      const isThere = await this.#create(voice, plan, ids, held);
      this.#creating = false;
      if (!isThere) return this.#host.requestUpdate();
      this.#tried = false;
      this.#jotter.delete(session.person, "new");
      open(ids[0]!);
    };
    return html`<form class="stack plan" novalidate @submit=${create}>
      ${this.#renderFields(voice, plan, jot, repeatView({ words: this.#words, format: voice.format, plan, calendars, tried: this.#tried, jot }))}
      ${refused && ids.includes(refused.on) ? errorLine(core, refused.error) : nothing}
      <div class="bar">
        <div class="row">
          <span class="lacks small second" role="status"
            >${this.#tried && lacks.length > 0 ? this.#words.say("lacks", lacks.map((name) => this.#words.say(name)).join(this.#host.language === "en" ? ", " : "、")) : nothing}</span
          ><button class="primary" id="create" ?disabled=${this.#creating}>
            ${held.length > 1 ? this.#words.say("createAll", held.length) : this.#words.say("create")}
          </button>
        </div>
      </div>
    </form>`;
  }

  /** Creates one for each day that is not there yet. Fulfils with whether all are there: sent, or safe on the device. */
  async #create(voice: Voice, plan: NewPlan, ids: readonly Id[], held: readonly Day[]): Promise<boolean> {
    const { id: _id, repeat: _repeat, created = [], ...body } = plan;
    const done = [...created];
    const one = async (id: Id): Promise<boolean> => {
      if (created.includes(id)) return true;
      if (!(await voice.act("activity.create", { id, body: { ...body, on: held[ids.indexOf(id)]! } }))) return false;
      done.push(id);
      // Whoever is refused, or closes the page, in the middle goes on with the days that are missing.
      if (ids.length > 1) this.#jotter.set(voice.session.person, "new", { ...plan, created: [...done] });
      return true;
    };
    // The first one tells whether they are taken at all; the others need not wait for each other.
    const [first, ...others] = ids as [Id, ...Id[]];
    return (await one(first)) && (await Promise.all(others.map(one))).every(Boolean);
  }

  renderChange(scene: Scene): TemplateResult {
    return html`<div class="stack plan">${this.#renderFields(scene, scene.activity, (patch) => scene.change(patch))}</div>`;
  }

  #begun({ session }: Voice): Plan {
    const on = session.today;
    return {
      org: session.org,
      title: "",
      category: "group-study",
      level: "school",
      on,
      from: "",
      to: "",
      place: "",
      theme: "",
      goal: "",
      measures: "",
      appraisal: "",
      speaker: "",
      speakers: [],
      participants: [],
      host: session.person,
      checklists: [],
      checks: [],
      minutesTaken: "",
      feedback: "",
    };
  }

  #calendars({ offers }: Voice): readonly Calendar[] {
    return (offers("calendar.list") && this.#lists.get({ kind: "calendar" })) || [];
  }

  #renderFields(
    voice: Voice,
    plan: Plan | Activity,
    change: (patch: Changes<"activity">) => void,
    after: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    const words = this.#words;
    const input = (name: "title" | "on" | "from" | "to" | "place", type: string): TemplateResult =>
      html`<label class="field" for="f-${name}"
        >${words.say(name)}<input
          id="f-${name}"
          type=${type}
          aria-invalid=${this.#tried && plan[name] === "" && name !== "place" ? "true" : nothing}
          ${settled(plan[name], (text) => change({ [name]: text }))}
      /></label>`;
    return html`${input("title", "text")}
      <div class="fields">
        <label class="field" for="f-category"
          >${words.say("category")}<select id="f-category" @change=${(event: Event) => change({ category: valueOf(event) })}>
            ${[...new Set([...categories, plan.category])].map(
              (code) => html`<option value=${code} ?selected=${code === plan.category}>${voice.words.say("category", code)}</option>`,
            )}
          </select></label
        >
        ${input("on", "date")} ${input("from", "time")} ${input("to", "time")} ${input("place", "text")}
      </div>
      ${after}
      ${texts.map((name) => textField({ id: `f-${name}`, label: words.say(name), value: plan[name], rows: 1, onText: (text) => change({ [name]: text }) }))}
      ${this.#renderChecklists(voice, plan, change)} ${this.#renderPeople(voice, plan, change)} ${this.#renderEarlier(voice, plan, change)}`;
  }

  /** Checklists of the packs in force; of a chosen one, what is still missing beforehand. */
  #renderChecklists(voice: Voice, plan: Plan | Activity, change: (patch: Changes<"activity">) => void): TemplateResult | typeof nothing {
    const packs = this.#packs.get(voice.session) ?? [];
    const { language } = this.#host;
    const offered = packs.flatMap(({ id: pack, version, content }) =>
      (content?.checklists ?? []).map((list) => ({ list, ref: { pack, version, id: list.id } })),
    );
    if (offered.length === 0) return nothing;
    const has = (ref: DefinitionRef): boolean => plan.checklists.some((one) => sameRef(one, ref));
    return html`<fieldset>
      <legend>${this.#words.say("checklists")}</legend>
      ${offered.map(({ list, ref }) => {
        const lacks = has(ref) ? checklistLacks(list, plan, "before") : [];
        const missing = list.items.filter(({ id }) => lacks.some(({ item }) => item === id));
        return html`<label class="choice"
          ><input
            type="checkbox"
            data-checklist=${list.id}
            .checked=${has(ref)}
            @change=${() => change({ checklists: has(ref) ? plan.checklists.filter((one) => !sameRef(one, ref)) : [...plan.checklists, ref] })}
          /><span
            >${say(list.title, language)}<span class="small second"
              >${missing.length > 0 ? this.#words.say("missing", missing.map(({ text }) => say(text, language)).join(language === "en" ? ", " : "、")) : nothing}</span
            ></span
          ></label
        >`;
      })}
    </fieldset>`;
  }

  #renderPeople(voice: Voice, plan: Plan | Activity, change: (patch: Changes<"activity">) => void): TemplateResult {
    const { session, words, offers } = voice;
    const people = offers("person.list") ? (this.#lists.get({ kind: "person", where: { org: plan.org }, limit: 500 }) ?? []) : [];
    const groups = offers("group.list") ? (this.#lists.get({ kind: "group", where: { org: plan.org }, limit: 100 }) ?? []) : [];
    const chosen = new Set(plan.participants);
    const toggle = (id: Id): void =>
      change({ participants: chosen.has(id) ? plan.participants.filter((one) => one !== id) : [...plan.participants, id] });
    const others = people
      .filter(({ id, onPost }) => id !== session.person && onPost)
      .sort((a, b) => a.displayName.localeCompare(b.displayName, "zh"));
    return html`<fieldset>
        <legend>${words.say("expected")} <span class="small second figure">${words.say("people", chosen.size)}</span></legend>
        <div class="row">
          ${groups.map(
            (group) =>
              html`<button
                type="button"
                data-group=${group.id}
                @click=${() => change({ group: group.id, participants: [...new Set([...plan.participants, ...group.members.filter((one) => one !== plan.host)])] })}
              >
                ${this.#words.say("wholeGroup", group.name)}
              </button>`,
          )}
          <label class="choice"
            ><input
              type="checkbox"
              id="f-openTo"
              .checked=${plan.openTo !== undefined}
              @change=${({ target }: Event) => change({ openTo: (target as HTMLInputElement).checked ? plan.org : undefined })}
            /><span>${this.#words.say("openTo")}</span></label
          >
        </div>
        <details ?open=${chosen.size > 0}>
          <summary>${this.#words.say("choose")}</summary>
          <div class="people">
            ${others.map(
              ({ id, displayName }) =>
                html`<label class="choice"
                  ><input type="checkbox" data-person=${id} .checked=${chosen.has(id)} @change=${() => toggle(id)} /><span
                    >${displayName}</span
                  ></label
                >`,
            )}
          </div>
        </details>
      </fieldset>
      ${
        chosen.size > 0
          ? this.#renderSpeakers(
              plan,
              others.filter(({ id }) => chosen.has(id)),
              change,
            )
          : nothing
      }`;
  }

  /** Colleagues who speak: theirs is recorded as speaking. */
  #renderSpeakers(
    plan: Plan | Activity,
    people: readonly { id: Id; displayName: string }[],
    change: (patch: Changes<"activity">) => void,
  ): TemplateResult {
    const speaks = new Set(plan.speakers);
    return html`<fieldset>
      <legend>${this.#words.say("speakers")}</legend>
      <div class="people">
        ${people.map(
          ({ id, displayName }) =>
            html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${speaks.has(id)}
                @change=${() => change({ speakers: speaks.has(id) ? plan.speakers.filter((one) => one !== id) : [...plan.speakers, id] })}
              /><span>${displayName}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  /** What it makes up for: an activity of the last year that was held. */
  #renderEarlier(
    { offers, session, format }: Voice,
    plan: Plan | Activity,
    change: (patch: Changes<"activity">) => void,
  ): TemplateResult | typeof nothing {
    const held = offers("activity.list")
      ? (this.#lists.get({ kind: "activity", order: "-day", limit: 100, where: { to: session.today } }) ?? [])
      : [];
    const earlier = held.filter(({ state }) => state === "held" || state === "checked");
    if (earlier.length === 0) return nothing;
    return html`<label class="field" for="f-makesUpFor"
      >${this.#words.say("makesUpFor")}<select
        id="f-makesUpFor"
        @change=${(event: Event) => change({ makesUpFor: valueOf(event) || undefined })}
      >
        <option value="" ?selected=${plan.makesUpFor === undefined}>${this.#words.say("nothing")}</option>
        ${earlier.map(({ id, title, on }) => html`<option value=${id} ?selected=${plan.makesUpFor === id}>${format.day(on)} ${title}</option>`)}
      </select></label
    >`;
  }
}

const sameRef = (a: DefinitionRef, b: DefinitionRef): boolean => a.pack === b.pack && a.version === b.version && a.id === b.id;
const valueOf = ({ target }: Event): string => (target as HTMLSelectElement).value;
