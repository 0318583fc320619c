import { html, nothing, type TemplateResult } from "lit";
import type { Pending, PlanSection, Ref } from "@xiaoben/contract";
import { icon, label, type IconName, type Tone, type Words } from "../core/index.ts";
import { conflictPanel } from "../forms/conflict.ts";
import { isStale } from "../forms/delivery.model.ts";
import type { DraftsController } from "../forms/drafts.ts";
import { apart } from "../forms/apart.ts";
import { textField } from "../forms/field.ts";
import type { FormMessages } from "../forms/forms.strings.ts";
import type { ItemsContext, ItemsView } from "./items.view.ts";
import type { ShownSection } from "./plan-editor.model.ts";

export interface SectionsContext extends ItemsContext {
  items: ItemsView;
  drafts: DraftsController;
  forms: Words<FormMessages>;
  pending: readonly Pending[];
  /** The sections as the back end has them. */
  stored: readonly PlanSection[];
  /** Reads them again. */
  reread(): void;
}

const marks: Record<ShownSection["mark"], [Tone, IconName]> = {
  ready: ["met", "check"],
  hint: ["neutral", "pencil"],
  blocked: ["undetermined", "pencil"],
  empty: ["neutral", "dash"],
};

/** The sections in their order: what each lacks, its text, its items. */
export const sectionsView = (context: SectionsContext, sections: readonly ShownSection[]): TemplateResult =>
  html`<ol class="sections" aria-label=${context.words.say("sections")}>
    ${sections.map((section, i) => sectionView(context, section, i))}
  </ol>`;

function sectionView(context: SectionsContext, section: ShownSection, i: number): TemplateResult {
  const { words, edits, items } = context;
  const own = section.lacks.filter((lack) => !lack.item);
  const says = own.map(
    (lack) =>
      words.say("lack", lack.code) +
      (lack.code === "items-missing" && section.atLeast > 1 ? ` (${words.say("atLeast", section.atLeast)})` : ""),
  );
  const mark = section.mark === "blocked" && says[0] ? says[0] : words.say("mark", section.mark, section.lacks.length);
  return html`<li part="section">
    <details ?open=${!edits}>
      <summary>
        <span class="second figure">${i + 1}</span>
        <span class="name"
          >${section.title}${section.items.length > 0 ? html` <span class="small second">${words.say("items", section.items.length)}</span>` : nothing}</span
        >
        ${edits ? label(...marks[section.mark], mark) : nothing}${icon("down")}
      </summary>
      <div class="stack inside">${textView(context, section)}${section.holdsItems ? items.render(context, section) : nothing}</div>
    </details>
  </li>`;
}

function textView(context: SectionsContext, section: ShownSection): TemplateResult {
  const { words, edits, drafts, plan, stored } = context;
  if (!edits) return html`<p class="text ${section.text ? "" : "second"}">${section.text || words.say("none")}</p>`;
  const on: Ref<"plan-section"> = { kind: "plan-section", id: section.record };
  const error = drafts.error(on);
  const isStored = stored.some(({ id }) => id === section.record);
  const whole = isStored ? undefined : { org: plan.org, plan: plan.id, section: section.id };
  return html`${error && isStale(error) ? conflictView(context, on, section, error.current as PlanSection) : nothing}
  ${apart(
    textField({
      id: `text-${section.id}`,
      label: words.say("textOf", section.title),
      quiet: true,
      hint: section.hint || undefined,
      rows: 3,
      value: section.text,
      onText: (text) => drafts.change(on, { text }, whole),
    }),
  )}`;
}

/** Somebody else wrote into the same section; a person chooses. */
function conflictView(
  { campus, drafts, forms, pending, reread }: SectionsContext,
  on: Ref<"plan-section">,
  section: ShownSection,
  current: PlanSection,
): TemplateResult {
  const choose = async (which: "mine" | "theirs"): Promise<void> => {
    const waiting = pending.filter((entry) => entry.on.id === on.id && entry.state === "attention");
    const { text } = section;
    await drafts.discard(on);
    for (const { actionId } of waiting) await campus.resolve(actionId, which === "mine" ? { merged: { text } } : "discard");
    if (which === "mine" && waiting.length === 0)
      await campus.act("plan-section.change", { id: on.id, version: current.version, patch: { text } });
    reread();
  };
  return conflictPanel(forms, [{ label: section.title, mine: section.text, theirs: current.text }], (which) => void choose(which));
}
