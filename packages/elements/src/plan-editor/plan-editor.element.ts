import { html, nothing, type TemplateResult } from "lit";
import { property } from "../core/property.ts";
import {
  planWorkflow,
  type ActionId,
  type GatewayError,
  type Lack,
  type Plan,
  type PlanSection,
  type PlanTemplate,
  type Ref,
  type Session,
  type Workflow,
} from "@xiaoben/contract";
import {
  emptyState,
  errorLine,
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
  type Tone,
} from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { DefinitionController } from "../forms/definition.ts";
import { deliveryOf, isStale } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { DraftsController } from "../forms/drafts.ts";
import { settled, textField } from "../forms/field.ts";
import { formStrings } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { SavedController } from "../forms/saved.ts";
import { ReasonController } from "../forms/reason.ts";
import { editableIn, movesOf, type Move } from "../workflow/moves.model.ts";
import { ItemsView, type ItemsContext } from "./items.view.ts";
import { requestOf } from "./plan-editor.events.ts";
import { dueOf, partiesTo, sectionsOf, splitLacks, type ShownSection } from "./plan-editor.model.ts";
import { planStrings } from "./plan-editor.strings.ts";
import { styles } from "./plan-editor.styles.ts";

const workflow = planWorkflow as Workflow;
const mainMoves = ["submit", "approve"];
const marks: Record<ShownSection["mark"], [Tone, IconName]> = {
  ready: ["met", "check"],
  hint: ["neutral", "pencil"],
  blocked: ["undetermined", "pencil"],
  empty: ["neutral", "dash"],
};

/**
 * A training-and-research plan: the sections of its template, what each still lacks, and the way to approval.
 * Sections and items are records of their own, so that two people can write in one plan.
 *
 * States: empty, loading, full, read-only, offline with unsent work, conflict, error, signed out, not permitted, not offered here, long text, narrow phone, print.
 *
 * @summary Plan of a term: write, check, submit, approve
 * @fires {XbPlanSubmitRequestEvent} xb-plan-submit-request - The author hands the plan in; cancelable
 * @fires {XbPlanTakeBackRequestEvent} xb-plan-take-back-request - The author takes it back; cancelable
 * @fires {XbPlanApproveRequestEvent} xb-plan-approve-request - The plan is approved; cancelable
 * @fires {XbPlanReturnRequestEvent} xb-plan-return-request - The plan goes back with a reason; cancelable
 * @csspart saved - Where the typed text is
 * @csspart section - One section of the plan
 * @csspart actions - Bar with the main action
 */
export class XbPlanEditorElement extends XbElement {
  static override styles = [XbElement.styles, formStyles, moveStyles, styles];

  /** Id of a plan; without it, the newest one of the signed-in person. */
  @property()
  plan = "";

  #refused: GatewayError | undefined;
  #focusNext = "";
  readonly #words = new Words(this, planStrings);
  readonly #forms = new Words(this, formStrings);
  readonly #records = new RecordsController(this, () => this.campus);
  readonly #template = new DefinitionController(this, "planTemplate", () => this.campus);
  readonly #reason = new ReasonController(this);
  readonly #saved = new SavedController(this);
  readonly #drafts = new DraftsController(this, () => this.campus);
  readonly #items = new ItemsView(this, this.#drafts);
  readonly #mine = new LiveController(
    this,
    () => [this.plan ? undefined : this.campus, this.session?.person] as const,
    ([campus, author]) => (author ? campus?.list({ kind: "plan", where: { author }, order: "-day", limit: 1 }) : undefined),
  );
  readonly #record = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, id]) => (id ? campus?.one({ kind: "plan", id }) : undefined),
  );
  readonly #sectionList = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, plan]) => (plan ? campus?.list({ kind: "plan-section", where: { plan }, limit: 50 }) : undefined),
  );
  readonly #itemList = new LiveController(
    this,
    () => [this.session ? this.campus : undefined, this.#id] as const,
    ([campus, plan]) => (plan ? campus?.list({ kind: "plan-item", where: { plan }, limit: 200 }) : undefined),
  );
  readonly #people = new LiveController(
    this,
    () => [this.#edits ? this.campus : undefined, this.#record.data?.org] as const,
    ([campus, org]) => (org ? campus?.list({ kind: "person", where: { org }, limit: 200 }) : undefined),
  );
  readonly #pending = new LiveController(
    this,
    () => [this.campus] as const,
    ([campus]) => campus?.pending,
  );

  override updated(): void {
    const target = this.#focusNext && this.renderRoot.querySelector<HTMLElement>(this.#focusNext);
    if (!target) return;
    this.#focusNext = "";
    const closed = target.closest("details");
    if (closed) closed.open = true;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  get #id(): string {
    return this.plan || (this.#mine.data?.items[0]?.id ?? "");
  }

  get #on(): Ref<"plan"> {
    return { kind: "plan", id: this.#id };
  }

  get #edits(): boolean {
    const { session } = this;
    const plan = this.#record.data;
    if (!session || !plan || !editableIn(workflow, plan.state, partiesTo(plan, session)).has("theme")) return false;
    const { state: way } = deliveryOf(this.#pending.data ?? [], this.#on, true);
    return way !== "waiting" && way !== "sending";
  }

  #focus(selector: string): void {
    this.#focusNext = selector;
    this.requestUpdate();
  }

  #write(plan: Plan, section: ShownSection, text: string): void {
    const stored = this.#sectionList.data?.items.some((one) => one.id === section.record);
    this.#drafts.change(
      { kind: "plan-section", id: section.record },
      { text },
      stored ? undefined : { org: plan.org, plan: plan.id, section: section.id },
    );
  }

  async #onMove(move: Move, sections: readonly ShownSection[]): Promise<void> {
    const first = splitLacks(sections).blocks[0];
    if (move.incomplete && first) return this.#jump(first);
    if (move.input.length > 0) return this.#reason.ask(move.id);
    await this.#act(move.id);
  }

  async #act(move: string, input?: Record<string, string>): Promise<void> {
    const request = requestOf[move];
    if (!this.campus || !request || !this.dispatchEvent(new request(this.#on))) return;
    await this.#drafts.flush();
    // Approving and returning are for the version that was read.
    const version = move === "approve" || move === "return" ? { version: this.#record.data!.version } : {};
    const receipt = await this.campus.act(`plan.${move}` as "plan.submit", { id: this.#id, ...version, ...(input && { input }) } as never);
    this.#refused = receipt.state === "refused" ? receipt.error : undefined;
    if (receipt.state !== "refused") this.#focus("#status");
    this.requestUpdate();
  }

  #jump(lack: Lack): void {
    this.#focus(
      lack.item
        ? `#item-${CSS.escape(lack.item)} :is(select, input)`
        : lack.code === "items-missing"
          ? `[data-section="${CSS.escape(lack.section!)}"]`
          : `#text-${CSS.escape(lack.section!)}`,
    );
  }

  protected override render(): TemplateResult {
    const plan = this.#record.data;
    const due = plan && this.session ? this.#renderDue(plan, this.session) : nothing;
    return html`<section class="stack" aria-labelledby="title">
      <div class="head">
        <div class="row">
          <h2 id="title">${plan?.title || this.#words.say("title")}</h2>
          ${plan ? stateBadge(this.core, "plan", plan.state) : nothing}
        </div>
        ${this.session ? this.#saved.render(this.core, this.format, this.session, this.#drafts.saved) : nothing}
      </div>
      ${this.gate(["plan.get", "plan.list"], skeleton(this.core, 8)) ?? html`${due}${this.#renderContent(this.session!)}`}
    </section>`;
  }

  #renderDue(plan: Plan, session: Session): TemplateResult | typeof nothing {
    const due = dueOf(plan, session.today);
    const day = plan.due ? this.format.day(plan.due) : "";
    if (due.state === "left")
      return html`<p>${label(due.days <= 7 ? "undetermined" : "plain", "clock", this.#words.say("dueLeft", day, due.days))}</p>`;
    if (due.state === "today") return html`<p>${label("undetermined", "clock", this.#words.say("dueToday", day))}</p>`;
    return due.state === "past" ? html`<p>${label("undetermined", "clock", this.#words.say("duePast", day, due.days))}</p>` : nothing;
  }

  #renderContent(session: Session): TemplateResult {
    const { data: plan, error, snapshot } = this.#record;
    if (!this.#id) {
      if (this.#mine.error && !this.#mine.data) return errorState(this.core, this.#mine.error, this.#mine.refresh);
      return this.#mine.data ? emptyState(this.#words.say("empty"), this.#words.say("emptyNext")) : skeleton(this.core, 8);
    }
    if (error && !plan) return errorState(this.core, error, this.#record.refresh);
    if (plan === null) return state("question", this.#words.say("gone"));
    const template = this.#template.get(plan?.template);
    const [sections, items] = [this.#sectionList, this.#itemList];
    const failed = [sections, items].find((list) => list.error && !list.data);
    if (failed?.error) return errorState(this.core, failed.error, failed.refresh);
    if (!plan || !template) return this.#template.missing(this.core, 8);
    if (!sections.data || !items.data) return skeleton(this.core, 8);
    const written = this.#withTyped(sections.data.items, plan, template);
    const shown = sectionsOf(plan, template, written, this.#items.merge(items.data.items), this.language);
    return html`${snapshot?.status === "error" ? staleLine(this.core) : nothing} ${this.#renderPlan(plan, shown, session)}`;
  }

  /** The stored sections with what is typed, and those that so far exist only here. */
  #withTyped(stored: readonly PlanSection[], plan: Plan, template: PlanTemplate): PlanSection[] {
    const known = sectionsOf(plan, template, stored, [], this.language);
    return known.flatMap(({ id, record, text }) => {
      const draft = this.#drafts.value({ kind: "plan-section", id: record });
      const found = stored.find((one) => one.id === record);
      if (!found && draft?.text === undefined) return [];
      const base = found ?? { id: record, version: 0, org: plan.org, createdAt: "", updatedAt: "", plan: plan.id, section: id, text };
      return [{ ...base, text: draft?.text ?? text }];
    });
  }

  #renderPlan(plan: Plan, sections: ShownSection[], session: Session): TemplateResult {
    const delivery = deliveryOf(this.#pending.data ?? [], this.#on, true);
    const context: ItemsContext = {
      campus: this.campus!,
      plan,
      edits: this.#edits,
      people: this.#people.data?.items ?? [],
      words: this.#words,
      format: this.format,
      name: (person) => this.#records.name(person),
      focus: (selector) => this.#focus(selector),
    };
    const about = [this.#periodWords(plan.period), this.#words.say("by", this.#records.name(plan.author))];
    return html`<p class="second list">${about.map((part) => html`<span>${part}</span>`)}</p>
      ${deliveryView(delivery, { campus: this.campus!, core: this.core, words: this.#forms, on: this.#on, refused: this.#refused })}
      ${delivery.state === "none" ? this.#renderStatus(plan, session) : nothing}
      ${this.#people.error && !this.#people.data ? errorLine(this.core, this.#people.error) : nothing} ${this.#renderTheme(plan)}
      <ol class="sections" aria-label=${this.#words.say("sections")}>
        ${sections.map((section, i) => this.#renderSection(plan, section, i, context))}
      </ol>
      ${this.#renderActions(plan, sections, session)}`;
  }

  #periodWords(key: string): string {
    const [year = "", term = ""] = key.slice(key.indexOf(":") + 1).split("/");
    return this.#words.say("period", year, key.startsWith("term:") ? term : "");
  }

  #renderStatus(plan: Plan, session: Session): TemplateResult | typeof nothing {
    const approvals = plan.approvals.map((approval) =>
      this.#words.say("approvedBy", this.#records.name(approval.by), this.format.moment(approval.at, session.timeZone, "0001-01-01")),
    );
    const says =
      plan.state === "approving"
        ? this.#words.say(partiesTo(plan, session).includes("principal") ? "approvingMine" : "approving")
        : plan.state === "approved"
          ? this.#words.say("approved")
          : plan.state === "returned"
            ? this.#words.say("returned", plan.reason ?? "")
            : "";
    if (!says && approvals.length === 0) return nothing;
    return html`<p class="notice ${plan.state === "returned" ? "undetermined" : ""}" id="status" tabindex="-1">
      <span>${says}</span>${approvals.map((approval) => html`<span class="second">${approval}</span>`)}
    </p>`;
  }

  #renderTheme(plan: Plan): TemplateResult {
    const theme = this.#drafts.value(this.#on)?.theme ?? plan.theme;
    if (!this.#edits)
      return html`<p class="list">
        <span class="second">${this.#words.say("theme")}</span><span>${theme || this.#words.say("themeNone")}</span>
      </p>`;
    return html`<div class="field">
      <label for="theme">${this.#words.say("theme")}</label>
      <input id="theme" ${settled(theme, (text) => this.#drafts.change(this.#on, { theme: text }))} />
    </div>`;
  }

  #renderSection(plan: Plan, section: ShownSection, i: number, context: ItemsContext): TemplateResult {
    const own = section.lacks.filter((lack) => !lack.item);
    const says = own.map(
      (lack) =>
        this.#words.say("lack", lack.code) +
        (lack.code === "items-missing" && section.atLeast > 1 ? ` (${this.#words.say("atLeast", section.atLeast)})` : ""),
    );
    const mark = section.mark === "blocked" && says[0] ? says[0] : this.#words.say("mark", section.mark, section.lacks.length);
    return html`<li part="section">
      <details ?open=${!this.#edits}>
        <summary>
          <span class="second figure">${i + 1}</span>
          <span class="name"
            >${section.title}${section.items.length > 0 ? html` <span class="small second">${this.#words.say("items", section.items.length)}</span>` : nothing}</span
          >
          ${this.#edits ? label(...marks[section.mark], mark) : nothing}${icon("down")}
        </summary>
        <div class="stack inside">
          ${this.#renderText(plan, section)}${section.holdsItems ? this.#items.render(context, section) : nothing}
        </div>
      </details>
    </li>`;
  }

  #renderText(plan: Plan, section: ShownSection): TemplateResult {
    const on: Ref<"plan-section"> = { kind: "plan-section", id: section.record };
    const error = this.#drafts.error(on);
    if (!this.#edits) return html`<p class="text ${section.text ? "" : "second"}">${section.text || this.#words.say("none")}</p>`;
    return html`${error && isStale(error) ? this.#renderConflict(on, section, error.current as PlanSection) : nothing}
    ${textField({
      id: `text-${section.id}`,
      label: this.#words.say("textOf", section.title),
      quiet: true,
      hint: section.hint || undefined,
      rows: 3,
      value: section.text,
      onText: (text) => this.#write(plan, section, text),
    })}`;
  }

  #renderConflict(on: Ref<"plan-section">, section: ShownSection, current: PlanSection): TemplateResult {
    const choose = async (which: "mine" | "theirs"): Promise<void> => {
      const campus = this.campus!;
      const waiting = (this.#pending.data ?? []).filter((entry) => entry.on.id === on.id && entry.state === "attention");
      const text = section.text;
      await this.#drafts.discard(on);
      for (const { actionId } of waiting) await campus.resolve(actionId, which === "mine" ? { merged: { text } } : "discard");
      if (which === "mine" && waiting.length === 0)
        await campus.act("plan-section.change", { id: on.id, version: current.version, patch: { text } });
      await this.#sectionList.refresh();
    };
    return conflictPanel(this.#forms, [{ label: section.title, mine: section.text, theirs: current.text }], (which) => void choose(which));
  }

  #renderActions(plan: Plan, sections: ShownSection[], session: Session): TemplateResult | typeof nothing {
    const { blocks, hints } = splitLacks(sections);
    const { state: way } = deliveryOf(this.#pending.data ?? [], this.#on, true);
    const facts = { me: session.person, parties: partiesTo(plan, session), now: "", complete: blocks.length === 0 };
    const moves = movesOf(workflow, plan, facts)
      .filter((move) => this.campus!.allows(`plan.${move.id}` as ActionId, this.#on) === "yes")
      .sort((a, b) => Number(mainMoves.includes(a.id)) - Number(mainMoves.includes(b.id)));
    if (way === "waiting" || way === "sending" || moves.length === 0) return nothing;
    const say = (id: string): string => this.#words.say("move", id);
    return html`<div class="bar ${moves.some((move) => mainMoves.includes(move.id)) ? "main" : ""}" part="actions">
      ${this.#reason.render({ label: this.#words.say("returnReason"), confirm: say(this.#reason.move), cancel: this.core.say("cancel") }, (move, reason) => void this.#act(move, { reason }))}
      <div class="row" ?hidden=${this.#reason.move !== ""}>
        <div class="lacks small second" id="lacks">${this.#edits ? this.#renderLacks(sections, hints) : nothing}</div>
        ${moves.map(
          (move) =>
            html`<button
              type="button"
              class=${mainMoves.includes(move.id) ? "primary" : ""}
              data-move=${move.id}
              aria-disabled=${move.incomplete ? "true" : nothing}
              aria-describedby=${move.incomplete ? "lacks" : nothing}
              @click=${() => this.#onMove(move, sections)}
            >
              ${say(move.id)}
            </button>`,
        )}
      </div>
    </div>`;
  }

  #renderLacks(sections: readonly ShownSection[], hints: readonly Lack[]): TemplateResult {
    const blocked = sections.filter((section) => section.mark === "blocked");
    const more = hints.length > 0 ? this.#words.say("hints", hints.length) : "";
    if (blocked.length === 0) return html`${this.#words.say("complete")} ${more}`;
    return html`${this.#words.say("blocks", blocked.length)}
    ${blocked.map((section) => html`<button type="button" class="link" @click=${() => this.#jump(section.lacks.find((lack) => lack.blocks)!)}>${section.title}</button> `)}
    ${more}`;
  }
}
