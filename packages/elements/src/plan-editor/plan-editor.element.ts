import { html, nothing, type TemplateResult } from "lit";
import { property } from "../core/property.ts";
import {
  planWorkflow,
  type GatewayError,
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
  LiveController,
  RecordsController,
  skeleton,
  staleLine,
  state,
  stateBadge,
  Words,
  XbElement,
} from "../core/index.ts";
import { DefinitionController } from "../forms/definition.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { DraftsController } from "../forms/drafts.ts";
import { settled } from "../forms/field.ts";
import { formStrings } from "../forms/forms.strings.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { SavedController } from "../forms/saved.ts";
import { ReasonController } from "../forms/reason.ts";
import { editableIn } from "../workflow/moves.model.ts";
import { actionsView, type ActionsContext } from "./actions.view.ts";
import { ItemsView } from "./items.view.ts";
import { requestOf } from "./plan-editor.events.ts";
import { partiesTo, sectionsOf, type ShownSection } from "./plan-editor.model.ts";
import { planStrings } from "./plan-editor.strings.ts";
import { styles } from "./plan-editor.styles.ts";
import { sectionsView } from "./sections.view.ts";
import { aboutView, dueView, statusView } from "./standing.view.ts";

const workflow = planWorkflow as Workflow;

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

  protected override render(): TemplateResult {
    const plan = this.#record.data;
    const due = plan && this.session ? dueView(this.#words, this.format, plan, this.session.today) : nothing;
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
    const pending = this.#pending.data ?? [];
    const delivery = deliveryOf(pending, this.#on, true);
    const campus = this.campus!;
    const context: ActionsContext = {
      campus,
      plan,
      session,
      workflow,
      edits: this.#edits,
      people: this.#people.data?.items ?? [],
      pending,
      stored: this.#sectionList.data?.items ?? [],
      items: this.#items,
      drafts: this.#drafts,
      reason: this.#reason,
      core: this.core,
      words: this.#words,
      forms: this.#forms,
      format: this.format,
      name: (person) => this.#records.name(person),
      focus: (selector) => this.#focus(selector),
      reread: this.#sectionList.refresh,
      act: (move, input) => void this.#act(move, input),
    };
    return html`${aboutView(context)}
    ${deliveryView(delivery, { campus, core: this.core, words: this.#forms, on: this.#on, refused: this.#refused })}
    ${delivery.state === "none" ? statusView(context, session) : nothing}
    ${this.#people.error && !this.#people.data ? errorLine(this.core, this.#people.error) : nothing} ${this.#renderTheme(plan)}
    ${sectionsView(context, sections)} ${actionsView(context, sections)}`;
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
}
