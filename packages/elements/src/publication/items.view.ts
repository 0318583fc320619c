import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { newId, type Group, type Id, type PublicationItem, type Shown } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { apart } from "../forms/apart.ts";
import { textField } from "../forms/field.ts";
import type { DeskVoice } from "./desk.part.ts";
import { shownWays } from "./desk.model.ts";
import { basisWords } from "./publication.voice.ts";
import type { Writing } from "./write.view.ts";

/** The items of a publication as their author writes them: of whom, what is said, and how she is shown. */
export class ItemsView {
  #next = "";

  render(voice: DeskVoice, writing: Writing): TemplateResult {
    const { desk } = voice;
    const { content, whole } = writing;
    return html`<h4 id="items-title" tabindex="-1">
        ${desk.say("items")} <span class="second small figure">${desk.say("itemCount", content.items.length)}</span>
      </h4>
      ${content.items.length === 0 ? html`<p class="second small">${desk.say(whole ? "noItems" : "allTakenOut")}</p>` : nothing}
      <ol class="items">
        ${repeat(
          content.items,
          ({ id }) => id,
          (item) => this.#renderItem(voice, writing, item),
        )}
      </ol>
      ${whole ? this.#renderAdding(voice, writing) : nothing}`;
  }

  #renderItem(voice: DeskVoice, { content, tried, change }: Writing, item: PublicationItem): TemplateResult {
    const { desk, words } = voice;
    const { name } = voice.known(item);
    const rests = basisWords(voice, item.basis);
    const put = (patch: Partial<PublicationItem>): void =>
      change({ items: content.items.map((one) => (one.id === item.id ? { ...one, ...patch } : one)) });
    const takeOut = (): void => {
      change({ items: content.items.filter(({ id }) => id !== item.id) });
      voice.tell(desk.say("tookOut", name));
      voice.focus("#items-title");
    };
    const empty = tried && item.says.trim() === "";
    return html`<li data-item=${item.id}>
      ${apart(
        html`<div class="item" role="group" aria-label=${name}>
          <strong class="name"
            >${name}${item.group === undefined ? nothing : html` <span class="second small">${desk.say("aGroup")}</span>`}</strong
          >
          <label class="field way" for="shown-${item.id}"
            ><span class="hidden">${desk.say("shownLabel")}</span
            ><select id="shown-${item.id}" @change=${(event: Event) => put({ shown: valueOf(event) as Shown })}>
              ${shownWays.map((way) => html`<option value=${way} ?selected=${way === item.shown}>${words.say("shown", way)}</option>`)}
            </select></label
          >
          <button type="button" class="icon-only" aria-label=${desk.say("takeOut", name)} @click=${takeOut}>${icon("remove")}</button>
          <div class="what">
            ${textField({ id: `says-${item.id}`, label: desk.say("saysOf", name), quiet: true, placeholder: desk.say("saysExample"), rows: 1, value: item.says, onText: (says) => put({ says }) })}
            ${empty ? html`<span class="small lack">${desk.say("saysMissing")}</span>` : nothing}
            ${rests ? html`<span class="small second">${words.say("basis", rests)}</span>` : nothing}
          </div>
        </div>`,
      )}
    </li>`;
  }

  /** Adds a person or a group by hand. */
  #renderAdding(voice: DeskVoice, { org, content, change }: Writing): TemplateResult {
    const { desk, staff, lists, offers } = voice;
    const groups: readonly Group[] = (offers("group.list") && lists.get({ kind: "group", where: { org }, limit: 500 })) || [];
    const keys = [...groups.map(({ id }) => `group ${id}`), ...(staff ?? []).map(({ id }) => `person ${id}`)];
    const chosen = keys.includes(this.#next) ? this.#next : "";
    const onChoice = (event: Event): void => void (this.#next = valueOf(event));
    const add = (event: Event): void => {
      event.preventDefault();
      const key = (event.currentTarget as HTMLFormElement).querySelector("select")!.value;
      if (key === "") return voice.focus("#add");
      const [kind, of] = key.split(" ") as ["person" | "group", Id];
      const id = newId();
      this.#next = "";
      change({ items: [...content.items, { id, [kind]: of, says: "", shown: usualWay(content.notice) }] });
      voice.focus(`[id="says-${id}"]`);
    };
    return html`<form class="add" @submit=${add}>
      <label class="field" for="add"
        >${desk.say("add")}<select id="add" .value=${chosen} @change=${onChoice}>
          <option value="">${desk.say("choose")}</option>
          ${
            groups.length > 0
              ? html`<optgroup label=${desk.say("groups")}>
                  ${groups.map(({ id, name }) => html`<option value="group ${id}">${name}</option>`)}
                </optgroup>`
              : nothing
          }
          <optgroup label=${desk.say("people")}>
            ${(staff ?? []).map(({ id, displayName }) => html`<option value="person ${id}">${displayName}</option>`)}
          </optgroup>
        </select></label
      >
      <button id="add-item">${icon("plus")}${desk.say("addItem")}</button>
    </form>`;
  }
}

/** How somebody is shown unless her author says otherwise: who is criticised, by no more than a first character. */
export const usualWay = (notice: Writing["content"]["notice"]): Shown => (notice === "criticism" ? "initial" : "name");

const valueOf = ({ target }: Event): string => (target as HTMLSelectElement).value;
