import { html, nothing, type TemplateResult } from "lit";
import type { Calendar, Id, Report } from "@xiaoben/contract";
import { skeleton, type XbElement } from "../core/index.ts";
import { ActionsView } from "./actions.view.ts";
import { renderBegin, type Chosen } from "./begin.view.ts";
import type { Voice } from "./credit-register.voice.ts";
import { newestFirst } from "./reports.model.ts";
import { reportStyles } from "./reports.styles.ts";
import { renderReport } from "./reports.view.ts";

/** What the reports of a register are drawn from. */
export interface ReportsContext {
  /** `undefined` while they are loaded. */
  reports: readonly Report[] | undefined;
  /** Where one may be begun, the calendars that name its period. */
  calendars: readonly Calendar[] | undefined;
  begin(org: Id, pack: string, rule: string, period: string): void;
}

/** The reports of a register: the form that begins one, and each with its lines and what is done with it. */
export class ReportsPart {
  readonly styles;
  readonly #host: XbElement;
  readonly #actions: ActionsView;
  #chosen: Chosen = { rule: "", period: "" };

  constructor(host: XbElement, core: () => Voice["core"], reader: () => ((file: File) => Promise<string>) | undefined) {
    this.#host = host;
    this.#actions = new ActionsView(host, core, reader);
    this.styles = [...this.#actions.styles, reportStyles];
  }

  /** The question that stands open, if one does. */
  beside(): TemplateResult | typeof nothing {
    return this.#actions.beside();
  }

  render(voice: Voice, { reports, calendars, begin }: ReportsContext): TemplateResult {
    return html`${calendars && voice.packs ? this.#renderBegin(voice, voice.packs, calendars, begin) : nothing}
    ${reports ? nothing : skeleton(voice.core, 3)}
    ${reports?.length === 0 ? html`<p class="second">${voice.words.say("noReports")}</p>` : nothing}
    ${newestFirst(reports ?? []).map((report) => renderReport(voice, report, this.#actions.render(voice, report)))}`;
  }

  #renderBegin(
    voice: Voice,
    packs: NonNullable<Voice["packs"]>,
    calendars: readonly Calendar[],
    begin: ReportsContext["begin"],
  ): TemplateResult {
    const set = (chosen: Partial<Chosen>): void => {
      this.#chosen = { ...this.#chosen, ...chosen };
      this.#host.requestUpdate();
    };
    return renderBegin(voice, packs, voice.place, calendars, voice.session.today, this.#chosen, { set, begin });
  }
}
