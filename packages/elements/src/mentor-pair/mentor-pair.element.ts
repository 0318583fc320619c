import { html, nothing, type TemplateResult } from "lit";
import { property } from "../core/property.ts";
import {
  pairWorkflow,
  type GatewayError,
  type Pair,
  type PairTemplate,
  type Receipt,
  type Ref,
  type Session,
  type Workflow,
} from "@xiaoben/contract";
import {
  emptyState,
  errorState,
  icon,
  label,
  LiveController,
  RecordsController,
  skeleton,
  staleLine,
  state,
  stateBadge,
  Words,
  XbElement,
  type IconName,
} from "../core/index.ts";
import { DefinitionController } from "../forms/definition.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { editableIn, movesOf } from "../workflow/moves.model.ts";
import { EvidenceView } from "./evidence.view.ts";
import { XbPairEvidenceAddRequestEvent, XbPairGateSignRequestEvent } from "./mentor-pair.events.ts";
import {
  directionsOf,
  lacksOf,
  markOf,
  partiesTo,
  stagesOf,
  weekOf,
  withEvidence,
  type Direction,
  type GateState,
  type ShownStage,
  type ShownTask,
  type Side,
} from "./mentor-pair.model.ts";
import { pairStrings } from "./mentor-pair.strings.ts";
import { styles } from "./mentor-pair.styles.ts";

const workflow = pairWorkflow as Workflow;
const marks: Record<GateState, IconName> = { passed: "check", present: "half", toCome: "dash" };

/**
 * A mentor pair: who leads the other in what, the stages with their gates, what shows each task, and both signatures.
 * It knows no scores and no ranks.
 *
 * States: empty, loading, full, read-only, offline with unsent work, conflict, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Mentor pair with stages, evidence and gates
 * @fires {XbPairGateSignRequestEvent} xb-pair-gate-sign-request - One of the two signs the gate of the present stage; cancelable
 * @fires {XbPairEvidenceAddRequestEvent} xb-pair-evidence-add-request - Something is added that shows a task; cancelable
 * @csspart pair - The two people and what each leads
 * @csspart stages - The stages
 * @csspart tasks - Tasks of the stage that is shown
 * @csspart gate - The gate with its signatures
 */
export class XbMentorPairElement extends XbElement {
  static override styles = [XbElement.styles, formStyles, styles];

  /** Id of a pair; without it, the signed-in person's own active pair. */
  @property()
  pair = "";

  /** The stage whose tasks are shown, where it is not the present one. */
  #stage = "";
  #chosen = "";
  #refused: GatewayError | undefined;
  readonly #words = new Words(this, pairStrings);
  readonly #forms = new Words(this, formStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #template = new DefinitionController(this, "pairTemplate", () => this.campus);
  readonly #evidence = new EvidenceView(this, () => this.campus);
  readonly #mine = (["mentor", "mentee"] as const).map((side) => this.#listOf(side));
  readonly #record = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "pair", id }) : undefined),
  );
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );

  override updated(): void {
    this.#evidence.settleFocus();
  }

  get #id(): string {
    return this.pair || this.#chosen || (this.#active[0]?.id ?? "");
  }

  get #active(): Pair[] {
    return this.#mine.flatMap((list) => list.data?.items ?? []);
  }

  #listOf(side: Side) {
    return new LiveController(
      this,
      () => [this.pair ? undefined : this.campus, this.session?.person] as const,
      ([campus, person]) => (person ? campus?.list({ kind: "pair", where: { [side]: person, state: "active" } }) : undefined),
    );
  }

  async #sign(pair: Pair): Promise<void> {
    const on: Ref<"pair"> = { kind: "pair", id: pair.id };
    if (!this.dispatchEvent(new XbPairGateSignRequestEvent(on, pair.stage))) return;
    this.#took(await this.campus!.act("pair.sign", { id: pair.id, version: pair.version }));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("#gate")?.focus();
  }

  async #add(pair: Pair, stage: string, task: string, entry: { record?: Ref; title: string; on: string }): Promise<boolean> {
    if (!this.dispatchEvent(new XbPairEvidenceAddRequestEvent({ kind: "pair", id: pair.id }, stage, task))) return false;
    const evidence = withEvidence(pair.evidence, { stage, task, ...entry, by: this.session!.person });
    return this.#took(await this.campus!.act("pair.change", { id: pair.id, version: pair.version, patch: { evidence } }));
  }

  #took(receipt: Receipt): boolean {
    this.#refused = receipt.state === "refused" ? receipt.error : undefined;
    this.requestUpdate();
    return receipt.state !== "refused";
  }

  protected override render(): TemplateResult {
    const pair = this.#record.data;
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <div class="row">
          <h2 id="title">${this.#words.say("title")}</h2>
          ${pair ? stateBadge(this.core, "pair", pair.state) : nothing}
        </div>
        ${pair ? html`<span class="second small list">${this.#times(pair).map((part) => html`<span>${part}</span>`)}</span>` : nothing}
      </div>
      ${this.gate(["pair.get", "pair.list"], skeleton(this.core, 7)) ?? this.#renderContent(this.session!)}
    </section>`;
  }

  #times(pair: Pair): string[] {
    const from = this.format.day(pair.from, "year");
    if (pair.to) return [this.#words.say("until", from, this.format.day(pair.to, "year"))];
    const week = pair.state === "active" && this.session ? weekOf(pair, this.session.today) : undefined;
    return [this.#words.say("since", from), ...(week ? [this.#words.say("week", week)] : [])];
  }

  #renderContent(session: Session): TemplateResult {
    const { data, error, snapshot } = this.#record;
    const listError = this.#mine.find((list) => list.error && !list.data);
    if (!this.#id) {
      if (listError?.error) return errorState(this.core, listError.error, listError.refresh);
      return this.#mine.some((list) => list.loading)
        ? skeleton(this.core, 7)
        : emptyState(this.#words.say("empty"), this.#words.say("emptyNext"));
    }
    if (error && !data) return errorState(this.core, error, this.#record.refresh);
    if (data === null) return state("question", this.#words.say("gone"));
    const template = this.#template.get(data?.template);
    if (!data || !template) return this.#template.missing(this.core, 7);
    return html`${snapshot?.status === "error" ? staleLine(this.core) : nothing} ${this.#renderPair(data, template, session)}`;
  }

  #renderPair(pair: Pair, template: PairTemplate, session: Session): TemplateResult {
    const stages = stagesOf(pair, template, this.language);
    const present = stages.find((stage) => stage.state === "present");
    const shown = stages.find((stage) => stage.id === this.#stage) ?? present ?? stages[stages.length - 1];
    const [mentor, mentee] = directionsOf(pair);
    const on: Ref<"pair"> = { kind: "pair", id: pair.id };
    const delivery = deliveryOf(this.#pending.data ?? [], on, false);
    const parties = partiesTo(pair, session);
    const free = delivery.state === "none" || delivery.state === "attention";
    const mayAdd = free && editableIn(workflow, pair.state, parties).has("evidence") && this.campus!.allows("pair.change", on) === "yes";
    return html`${this.#renderChooser(pair)}
      <div class="people" part="pair">
        ${this.#renderPerson(mentor)}<span class="both second">${icon("both")}<span class="hidden">${this.#words.say("both")}</span></span
        >${this.#renderPerson(mentee)}
      </div>
      ${deliveryView(delivery, { campus: this.campus!, core: this.core, words: this.#forms, on, refused: this.#refused })}
      ${pair.state === "active" ? nothing : html`<p class="notice">${this.#words.say(pair.state === "completed" ? "completed" : "ended")}</p>`}
      <ol class="stages" part="stages" aria-label=${this.#words.say("stages")}>
        ${stages.map((stage) => this.#renderStage(stage, stage === shown))}
      </ol>
      ${shown ? this.#renderTasks(pair, shown, mayAdd && shown === present, session) : nothing}
      ${shown && shown.state !== "toCome" ? this.#renderGate(pair, template, shown, session, free) : nothing}`;
  }

  #renderChooser(pair: Pair): TemplateResult | typeof nothing {
    if (this.pair || this.#active.length < 2) return nothing;
    return html`<div class="row">
      <label for="choose">${this.#words.say("choose")}</label>
      <select id="choose" @change=${this.#onChoose}>
        ${this.#active.map(
          (one) =>
            html`<option value=${one.id} ?selected=${one.id === pair.id}>
              ${this.#words.say("pairOf", this.#records.name(one.mentor), this.#records.name(one.mentee))}
            </option>`,
        )}
      </select>
    </div>`;
  }

  readonly #onChoose = (event: Event): void => {
    this.#chosen = (event.target as HTMLSelectElement).value;
    this.#stage = "";
    this.#evidence.close();
  };

  #renderPerson({ person, topics }: Direction): TemplateResult {
    const name = this.#records.name(person);
    return html`<div class="person">
      <span class="mark" aria-hidden="true">${this.#records.get({ kind: "person", id: person }) ? markOf(name) : icon("person")}</span>
      <div>
        <strong>${name || "…"}</strong>
        ${
          topics.length === 0
            ? html`<p class="second small">${this.#words.say("leadsNothing")}</p>`
            : html`<ul class="small">
                ${topics.map(
                  ({ topic, goal }) =>
                    html`<li>
                      <span class="second">${this.#words.say("leads")}</span
                      >${topic}${goal ? html`<span class="second goal">${this.#words.say("goal", goal)}</span>` : nothing}
                    </li>`,
                )}
              </ul>`
        }
      </div>
    </div>`;
  }

  #renderStage(stage: ShownStage, shown: boolean): TemplateResult {
    const { session } = this;
    const says =
      stage.state === "passed" && stage.passedAt && session
        ? this.#words.say("passedOn", this.format.day(stage.passedAt.slice(0, 10)))
        : stage.state === "present"
          ? this.#words.say("progress", stage.shown, stage.needed)
          : this.#words.say("gate", stage.state);
    return html`<li class=${stage.state} aria-current=${stage.state === "present" ? "step" : nothing}>
      <button type="button" aria-pressed=${shown ? "true" : "false"} @click=${() => this.#onStage(stage.id)}>
        <span class="dot">${icon(marks[stage.state])}</span><span class="name">${stage.title}</span
        ><span class="small second figure">${says}</span>
      </button>
    </li>`;
  }

  #onStage(id: string): void {
    this.#stage = id;
    this.#evidence.close();
    this.requestUpdate();
  }

  #renderTasks(pair: Pair, stage: ShownStage, mayAdd: boolean, session: Session): TemplateResult {
    return html`<section class="part" part="tasks" aria-labelledby="tasks-title">
      <h3 id="tasks-title">${this.#words.say("tasks", stage.title)}</h3>
      ${stage.says ? html`<p class="second">${stage.says}</p>` : nothing}
      <ul class="rows">
        ${stage.tasks.map((task) => this.#renderTask(pair, stage, task, mayAdd, session))}
      </ul>
    </section>`;
  }

  #renderTask(pair: Pair, stage: ShownStage, task: ShownTask, mayAdd: boolean, session: Session): TemplateResult {
    const done = task.evidence.length > 0;
    return html`<li data-task=${task.id} class="task ${done ? "done" : ""}">
      <span class="dot">${icon(done ? "check" : "dash")}<span class="hidden">${this.#words.say(done ? "done" : "open")}</span></span>
      <div class="body">
        <span>${task.text}${task.needed ? nothing : html` <span class="small second">${this.#words.say("optional")}</span>`}</span>
        ${task.evidence.map(
          (shown) =>
            html`<p class="small shown">
              <span class="second figure">${this.format.day(shown.on)}</span><span>${shown.title}</span
              ><span class="second">${this.#words.say("shownBy", this.#records.name(shown.by))}</span>
            </p>`,
        )}
      </div>
      ${
        mayAdd && !this.#evidence.isOpen(task.id)
          ? html`<button
              type="button"
              class="add no-print"
              aria-label=${this.#words.say("addFor", task.text)}
              @click=${() => this.#evidence.open(pair, task, session.today)}
            >
              ${icon("plus")}${this.#words.say("add")}
            </button>`
          : nothing
      }
      ${
        mayAdd
          ? this.#evidence.render(
              {
                pair,
                stage: stage.id,
                today: session.today,
                me: session.person,
                words: this.#words,
                core: this.core,
                format: this.format,
                name: (person) => this.#records.name(person),
                lesson: (ref) => this.#records.get(ref),
                add: (id, entry) => this.#add(pair, stage.id, id, entry),
              },
              task,
            )
          : nothing
      }
    </li>`;
  }

  #renderGate(pair: Pair, template: PairTemplate, stage: ShownStage, session: Session, free: boolean): TemplateResult {
    const lacks = stage.state === "present" ? lacksOf(pair, template, this.language) : [];
    const facts = { me: session.person, parties: partiesTo(pair, session), now: "", complete: lacks.length === 0 };
    const on: Ref<"pair"> = { kind: "pair", id: pair.id };
    const sign =
      stage.state === "present" && free && this.campus!.allows("pair.sign", on) === "yes"
        ? movesOf(workflow, pair, facts).find((move) => move.id === "sign")
        : undefined;
    const mine = stage.signatures.some((signature) => signature.person === session.person);
    const other = this.#records.name(session.person === pair.mentor ? pair.mentee : pair.mentor);
    const says = ((): string => {
      if (stage.state === "passed") return "";
      if (lacks.length > 0) return this.#words.say("lacks", lacks.length) + lacks.join(this.language === "en" ? ", " : "、");
      return mine ? this.#words.say("signedMe", other) : this.#words.say("ready");
    })();
    return html`<section class="part" part="gate" id="gate" tabindex="-1" aria-labelledby="gate-title">
      <h3 id="gate-title">${this.#words.say("gateTitle")}</h3>
      <p>${stage.gate}</p>
      <ul class="rows">
        ${(["mentor", "mentee"] as const).map((side) => this.#renderSignature(pair, stage, side))}
      </ul>
      ${
        says || sign
          ? html`<div class="row gate-row">
              <span class="lacks small second" id="lacks" role="status">${says}</span>
              ${
                sign
                  ? html`<button
                      type="button"
                      class="primary"
                      data-move="sign"
                      aria-disabled=${sign.incomplete ? "true" : nothing}
                      aria-describedby="lacks"
                      @click=${() => (sign.incomplete ? undefined : this.#sign(pair))}
                    >
                      ${this.#words.say("sign")}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
    </section>`;
  }

  #renderSignature(pair: Pair, stage: ShownStage, side: Side): TemplateResult {
    const signature = stage.signatures.find((one) => one.party === side);
    return html`<li class="signature">
      <span class="second">${this.#words.say("signature", side)}</span>
      <span>${this.#records.name(signature?.person ?? pair[side])}</span>
      ${
        signature
          ? label("met", "check", this.format.moment(signature.at, this.session!.timeZone, "0001-01-01"))
          : label("waiting", "clock", this.#words.say("unsigned"))
      }
    </li>`;
  }
}
