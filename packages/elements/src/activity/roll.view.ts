import { html, nothing, type TemplateResult } from "lit";
import type { Id, Participation } from "@xiaoben/contract";
import { icon, label, type Words, type XbElement } from "../core/index.ts";
import { countOf, keyed, linesOf, marks, newParticipation, type Line, type Mark } from "./activity.model.ts";
import type { HostMessages } from "./host.strings.ts";
import type { Scene } from "./scene.ts";

/** The list: one line for each who is expected or came, one tap for each mark; with keys, arrows and letters. */
export class RollView {
  /** What was marked here and is not in the records yet, with the version it was marked on. */
  readonly marked = new Map<Id, Partial<Participation> & { since: number }>();
  readonly #host: XbElement;
  readonly #words: Words<HostMessages>;
  /** What the last "all present" marked, to be taken back. */
  #last: Line[] = [];

  constructor(host: XbElement, words: Words<HostMessages>) {
    this.#host = host;
    this.#words = words;
  }

  render(scene: Scene): TemplateResult {
    const { activity, list, words } = scene;
    for (const { person, version } of list) if (version > (this.marked.get(person)?.since ?? Infinity)) this.marked.delete(person);
    const lines = linesOf(activity, list, this.marked);
    const count = countOf(lines);
    const marks = mayMark(scene);
    const rest = lines.filter(({ attendance }) => attendance === "expected");
    return html`<section class="part" part="roll" aria-labelledby="roll-title">
      <div class="head">
        <h3 id="roll-title">${this.#words.say("roll")}</h3>
        <span class="second small figure list" role="status"
          >${(["present", "late", "leftEarly", "excused", "unexcused", "expected"] as const).map((one) =>
            count[one] > 0 ? html`<span>${words.say("attendance", one)} ${count[one]}</span>` : nothing,
          )}</span
        >
      </div>
      ${
        marks
          ? html`<div class="row no-print">
              ${rest.length > 0 ? html`<button type="button" id="all" @click=${() => this.#markAll(scene, rest)}>${icon("check")}${this.#words.say("all", rest.length)}</button>` : nothing}
              ${this.#last.length > 0 ? html`<button type="button" class="link" id="undo" @click=${() => this.#undo(scene)}>${this.#words.say("undo")}</button>` : nothing}
              <span class="small second keys">${this.#words.say("keys")}</span>
            </div>`
          : nothing
      }
      <ul class="rows roll">
        ${lines.map((line, at) => (marks ? this.#renderLine(scene, line, at) : this.#renderRead(scene, line)))}
      </ul>
    </section>`;
  }

  #renderRead({ records, words }: Scene, { person, attendance, record }: Line): TemplateResult {
    const isThere = attendance === "present" || attendance === "late" || attendance === "leftEarly";
    const tone = isThere ? "met" : "plain";
    return html`<li class="row">
      <span class="who">${records.name(person) || "…"}</span>${label(tone, isThere ? "check" : "dash", words.say("attendance", attendance))}
      ${record?.arrived ? html`<span class="small second figure">${record.arrived}</span>` : nothing}
    </li>`;
  }

  #renderLine(scene: Scene, line: Line, at: number): TemplateResult {
    const { records, words } = scene;
    const name = records.name(line.person) || "…";
    const pressed = marks.findIndex(([mark]) => mark === line.attendance);
    return html`<li data-person=${line.person}>
      <span class="who"
        >${name}${line.record?.signedBy === "code" ? html`<span class="small second">${this.#words.say("byCode")}</span>` : nothing}</span
      >
      <div class="marks" role="group" aria-label=${name} @keydown=${(event: KeyboardEvent) => this.#onKey(event, scene, line, at)}>
        ${marks.map(
          ([mark], button) =>
            html`<button
              type="button"
              data-mark=${mark}
              aria-pressed=${line.attendance === mark ? "true" : "false"}
              tabindex=${button === Math.max(0, pressed) ? "0" : "-1"}
              @click=${() => this.#mark(scene, line, mark)}
            >
              ${words.say("attendance", mark)}
            </button>`,
        )}
      </div>
      ${this.#renderTime(scene, line)}
    </li>`;
  }

  /** When she came or left, where that makes a difference. */
  #renderTime(scene: Scene, line: Line): TemplateResult | typeof nothing {
    const property = line.attendance === "late" ? "arrived" : line.attendance === "leftEarly" ? "left" : undefined;
    if (!property || !line.record) return nothing;
    const value = this.marked.get(line.person)?.[property] ?? line.record[property] ?? "";
    const onChange = ({ target }: Event): void => {
      const time = (target as HTMLInputElement).value;
      if (time) void this.#write(scene, line, { attendance: line.attendance, [property]: time });
    };
    return html`<label class="time small">${this.#words.say(property)}<input type="time" .value=${value} @change=${onChange} /></label>`;
  }

  #onKey(event: KeyboardEvent, scene: Scene, line: Line, at: number): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const does = keyed(event.key);
    if (!does) return;
    event.preventDefault();
    const row = (event.currentTarget as HTMLElement).closest("li")!;
    const buttons = [...row.querySelectorAll<HTMLButtonElement>("[data-mark]")];
    const here = buttons.indexOf(event.target as HTMLButtonElement);
    const rows = [...row.parentElement!.querySelectorAll<HTMLElement>("li[data-person]")];
    const focus = (line: number, button: number): void =>
      rows[Math.min(rows.length - 1, Math.max(0, line))]?.querySelectorAll<HTMLButtonElement>("[data-mark]")[button]?.focus();
    if ("mark" in does) {
      void this.#mark(scene, line, does.mark);
      focus(at + 1, 0);
    } else focus(at + does.go[0], Math.min(buttons.length - 1, Math.max(0, here + does.go[1])));
  }

  async #mark(scene: Scene, line: Line, mark: Mark): Promise<void> {
    this.#last = [];
    const { activity, session, format } = scene;
    const time = format.moment(new Date(scene.now()).toISOString(), session.timeZone);
    const isNow = session.today === activity.on && time > activity.from && time < activity.to;
    await this.#write(scene, line, {
      attendance: mark,
      ...(mark === "late" && isNow && line.record?.arrived === undefined && { arrived: time }),
      ...(mark === "leftEarly" && isNow && { left: time }),
    });
  }

  async #write({ act, activity }: Scene, { id, person, record }: Line, patch: Partial<Participation>): Promise<boolean> {
    const isThere = record !== undefined || this.marked.has(person);
    this.marked.set(person, { ...patch, since: record?.version ?? 0 });
    this.#host.requestUpdate();
    const taken = isThere
      ? await act("participation.change", { id, patch })
      : await act("participation.create", { id, body: { ...newParticipation(activity, person), ...patch } });
    if (!taken) {
      this.marked.delete(person);
      this.#host.requestUpdate();
    }
    return taken;
  }

  async #markAll(scene: Scene, lines: readonly Line[]): Promise<void> {
    const done: Line[] = [];
    for (const line of lines) if (await this.#write(scene, line, { attendance: "present" })) done.push(line);
    this.#last = done;
    scene.focus("#undo");
  }

  async #undo(scene: Scene): Promise<void> {
    const lines = this.#last;
    this.#last = [];
    const now = linesOf(scene.activity, scene.list, this.marked);
    for (const line of lines) {
      const stands = now.find(({ person }) => person === line.person) ?? line;
      if (stands.attendance === "present") await this.#write(scene, stands, { attendance: "expected" });
    }
    scene.focus("#all");
  }
}

/** Whether somebody keeps the list, and may still mark it. */
const mayMark = ({ activity, session, campus, offers }: Scene): boolean =>
  activity.host === session.person &&
  activity.state === "open" &&
  offers("participation.change") &&
  campus.allows("participation.change") !== "no";
