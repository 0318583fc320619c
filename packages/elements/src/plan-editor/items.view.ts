import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type CampusGateway, type Id, type Person, type Plan, type PlanItem } from "@xiaoben/contract";
import { icon, label, type Format, type Words } from "../core/index.ts";
import { apart } from "../forms/apart.ts";
import type { DraftsController } from "../forms/drafts.ts";
import { settled, textField } from "../forms/field.ts";
import { newItem, readQuota, type ShownSection } from "./plan-editor.model.ts";
import type { PlanMessages } from "./plan-editor.strings.ts";

export interface ItemsContext {
  campus: CampusGateway;
  plan: Plan;
  edits: boolean;
  people: readonly Person[];
  words: Words<PlanMessages>;
  format: Format;
  name(person: Id): string;
  focus(selector: string): void;
}

/** The items of a section: what, who, how often, by when. Each is a record of its own, changed through its own draft. */
export class ItemsView {
  readonly #host: ReactiveControllerHost;
  readonly #drafts: DraftsController;
  /** Made here and not yet in the list that the gateway answers. */
  readonly #added = new Map<Id, PlanItem>();
  readonly #gone = new Set<Id>();
  /** Units typed before their number. */
  readonly #units = new Map<Id, string>();
  #removed: PlanItem | undefined;

  constructor(host: ReactiveControllerHost, drafts: DraftsController) {
    this.#host = host;
    this.#drafts = drafts;
  }

  /** The items as they stand here: listed, made here, with what is typed, without what was removed. */
  merge(listed: readonly PlanItem[]): PlanItem[] {
    for (const { id } of listed) this.#added.delete(id);
    return [...listed, ...this.#added.values()]
      .filter((item) => !this.#gone.has(item.id))
      .map((item) => ({ ...item, ...typed(this.#drafts.value({ kind: "plan-item", id: item.id })) }));
  }

  render(context: ItemsContext, section: ShownSection): TemplateResult {
    const { words, edits } = context;
    return html`<ol class="items">
        ${repeat(
          section.items,
          (item) => item.id,
          (item, i) => (edits ? this.#renderItem(context, section, item, i) : renderRead(context, item)),
        )}
        ${
          this.#removed?.section === section.id
            ? html`<li class="row undo" role="status">
                <span class="second">${words.say("removed")}</span>
                <button type="button" class="link" id="undo-item" @click=${() => this.#onUndo(context)}>${words.say("undo")}</button>
              </li>`
            : nothing
        }
      </ol>
      ${
        edits
          ? html`<button type="button" class="add-item" data-section=${section.id} @click=${() => this.#onAdd(context, section)}>
              ${icon("plus")}${words.say("addItem")}
            </button>`
          : nothing
      }`;
  }

  #renderItem(context: ItemsContext, section: ShownSection, item: PlanItem, i: number): TemplateResult {
    const { words, people } = context;
    const field = (name: string): string => `item-${item.id}-${name}`;
    const change = (patch: Partial<PlanItem>): void => this.#change(item, patch);
    const quota = item.quota ?? { count: "", unit: this.#units.get(item.id) ?? "" };
    const lacks = section.lacks.filter((lack) => lack.item === item.id);
    return html`<li>
      ${apart(
        html` <div class="plan-item" id="item-${item.id}" role="group" aria-label=${words.say("item", i + 1)}>
          <div class="what">
            ${textField({ id: field("text"), label: words.say("itemText"), quiet: true, placeholder: words.say("itemText"), rows: 1, value: item.text, onText: (text) => change({ text }) })}
            <button
              type="button"
              class="icon-only"
              aria-label=${words.say("removeItem", item.text || words.say("item", i + 1))}
              @click=${() => this.#onRemove(context, item)}
            >
              ${icon("remove")}
            </button>
          </div>
          <div class="facts">
            <div class="field">
              <label for=${field("owner")}>${words.say("owner")}</label>
              <select id=${field("owner")} @change=${(event: Event) => change({ owner: (event.target as HTMLSelectElement).value })}>
                <option value="" ?selected=${!item.owner} ?disabled=${item.owner !== undefined}>${words.say("nobody")}</option>
                ${
                  item.owner && !people.some(({ id }) => id === item.owner)
                    ? html`<option value=${item.owner} selected>${context.name(item.owner) || "…"}</option>`
                    : nothing
                }
                ${people.map((person) => html`<option value=${person.id} ?selected=${person.id === item.owner}>${person.displayName}</option>`)}
              </select>
            </div>
            <div class="field">
              <label for=${field("quota")}>${words.say("quota")}</label>
              <span class="quota">
                <input
                  id=${field("quota")}
                  class="figure"
                  inputmode="decimal"
                  size="4"
                  ${settled(quota.count, (count) => this.#quota(item, count, quota.unit))}
                />
                <input
                  aria-label=${words.say("unit")}
                  placeholder=${words.say("unitPlaceholder")}
                  size="6"
                  ${settled(quota.unit, (unit) => this.#quota(item, quota.count, unit))}
                />
              </span>
            </div>
            <div class="field">
              <label for=${field("due")}>${words.say("due")}</label>
              <input id=${field("due")} type="date" ${settled(item.due ?? "", (due) => due && change({ due }))} />
            </div>
          </div>
          ${lacks.length > 0 ? html`<p class="row marks">${lacks.map((lack) => label("undetermined", "pencil", words.say("lack", lack.code)))}</p>` : nothing}
        </div>`,
      )}
    </li>`;
  }

  #change(item: PlanItem, patch: Partial<PlanItem>): void {
    this.#drafts.change({ kind: "plan-item", id: item.id }, patch, this.#added.has(item.id) ? bodyOf(item) : undefined);
  }

  #quota(item: PlanItem, count: string, unit: string): void {
    const quota = readQuota(count, unit, item.quota?.per);
    if (quota) this.#change(item, { quota });
    else this.#units.set(item.id, unit);
  }

  #onAdd(context: ItemsContext, section: ShownSection): void {
    this.#add(context, { ...newItem(context.plan, section.id, section.items), id: newId() });
  }

  #add({ focus }: ItemsContext, made: Omit<PlanItem, "version" | "createdAt" | "updatedAt">): void {
    const item: PlanItem = { ...made, version: 0, createdAt: "", updatedAt: "" };
    this.#removed = undefined;
    this.#added.set(item.id, item);
    focus(`#item-${CSS.escape(item.id)}-text`);
    this.#drafts.change({ kind: "plan-item", id: item.id }, {}, bodyOf(item));
  }

  async #onRemove({ campus, focus }: ItemsContext, item: PlanItem): Promise<void> {
    const ref = { kind: "plan-item", id: item.id } as const;
    const stored = !this.#added.delete(item.id);
    this.#gone.add(item.id);
    this.#removed = item;
    focus("#undo-item");
    await this.#drafts.discard(ref);
    const current = stored ? item.version : campus.one(ref).current.data?.version;
    const receipt = current ? await campus.act("plan-item.remove", { id: item.id }) : undefined;
    if (receipt?.state === "refused") {
      this.#gone.delete(item.id);
      this.#removed = undefined;
    }
    this.#host.requestUpdate();
  }

  #onUndo(context: ItemsContext): void {
    if (this.#removed) this.#add(context, { ...this.#removed, id: newId() });
  }
}

/** What a draft adds to an item: never its version, which is that of the list. */
const typed = (value: Partial<PlanItem> | undefined): Partial<PlanItem> => {
  if (!value) return {};
  const { text, owner, quota, due, order } = value;
  return Object.fromEntries(Object.entries({ text, owner, quota, due, order }).filter(([, one]) => one !== undefined));
};

const bodyOf = ({ org, plan, section, order, text, owner, quota, due }: PlanItem): Partial<PlanItem> => ({
  org,
  plan,
  section,
  order,
  text,
  ...(owner && { owner }),
  ...(quota && { quota }),
  ...(due && { due }),
});

function renderRead({ words, format, name }: ItemsContext, item: PlanItem): TemplateResult {
  const facts = [item.owner && name(item.owner), item.quota && `${item.quota.count} ${item.quota.unit}`, item.due && format.day(item.due)];
  return html`<li class="plan-item read">
    <span class="text">${item.text || words.say("none")}</span>
    <span class="small second list">${facts.filter(Boolean).map((fact) => html`<span>${fact}</span>`)}</span>
  </li>`;
}
