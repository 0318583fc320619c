import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, GatewayError, Session, TakenAsks } from "@xiaoben/contract";
import { coreStrings } from "../../core/core.strings.ts";
import { errorWords, icon, LiveController, Words, type XbElement } from "../../core/index.ts";
import type { Sheet } from "../sheet.ts";
import { alongStrings } from "./along.strings.ts";
import { alongStyles } from "./along.styles.ts";
import { keepPage, offlineWorker } from "./keep-page.ts";

/** Keeps what the form needs on the device, for a room without network, and lets it go again. */
export class AlongPart {
  readonly styles = [alongStyles];
  readonly #host: XbElement;
  readonly #sheet: Sheet;
  readonly #campus: () => CampusGateway | undefined;
  readonly #session: () => Session | null | undefined;
  readonly #words;
  readonly #core;
  readonly #taken;
  #busy = false;
  /** Whether the page itself opens without a network; else it has to stay open. */
  #opens = false;
  #error: GatewayError | undefined;
  #removed = "";

  constructor(host: XbElement, sheet: Sheet, campus: () => CampusGateway | undefined, session: () => Session | null | undefined) {
    this.#host = host;
    this.#sheet = sheet;
    this.#campus = campus;
    this.#session = session;
    this.#words = new Words(host, alongStrings);
    this.#core = new Words(host, coreStrings);
    this.#taken = new LiveController(
      host,
      () => [campus()] as const,
      ([from]) => from?.device?.along?.taken,
    );
    void offlineWorker().then((worker) => {
      this.#opens = worker !== undefined;
      host.requestUpdate();
    });
  }

  /** One line below the lesson; nothing where nothing may be kept, or while there is no network to read it from. */
  line(): TemplateResult | typeof nothing {
    const { lesson } = this.#sheet;
    const [along, session] = [this.#campus()?.device?.along, this.#session()];
    if (!along || !lesson || !session) return nothing;
    const taken = this.#taken.data?.find((one) => one.lesson.id === lesson.id);
    const error = this.#error ? html`<p role="alert" class="undetermined">${errorWords(this.#core, this.#error)}</p>` : nothing;
    if (taken && !this.#busy)
      return html`<div class="along second" part="along">
        ${icon("device")}<span role="status"
          >${this.#words.say(this.#opens ? "taken" : "takenOpen", this.#sheet.format.moment(taken.until, session.timeZone, session.today))}</span
        >
        <button type="button" class="link" id="along-remove" @click=${() => this.#remove(lesson.id)}>${this.#words.say("remove")}</button>
        ${error}
      </div>`;
    return html`<div class="along second" part="along">
      <button type="button" class="link" id="along-take" aria-describedby="along-why" aria-disabled=${this.#busy} @click=${this.#take}>
        ${icon("device")}${this.#words.say("take")}
      </button>
      <span id="along-why">${this.#words.say(this.#opens ? "why" : "whyOpen")}</span>
      <span role="status"
        >${this.#busy ? this.#words.say("taking") : this.#removed === lesson.id ? this.#words.say("removed") : nothing}</span
      >
      ${error}
    </div>`;
  }

  readonly #take = async (): Promise<void> => {
    const { lesson, now } = this.#sheet;
    const campus = this.#campus();
    const along = campus?.device?.along;
    if (!along || !lesson || this.#busy) return;
    await this.#while(async () => {
      await along.take(lesson.id, asksOf(now.id, lesson.id, now, campus.capabilities));
      // Only then does it open without a network.
      this.#opens = await keepPage();
    });
    this.#sheet.focus(this.#error ? "#along-take" : "#along-remove");
  };

  async #remove(lesson: string): Promise<void> {
    await this.#while(async () => {
      await this.#campus()?.device?.along?.remove(lesson);
      this.#removed = lesson;
    });
    this.#sheet.focus(this.#error ? "#along-remove" : "#along-take");
  }

  async #while(work: () => Promise<void>): Promise<void> {
    this.#busy = true;
    this.#error = undefined;
    this.#removed = "";
    this.#host.requestUpdate();
    try {
      await work();
    } catch (error) {
      const { code } = error as Partial<GatewayError>;
      // Of what is no refusal the program is told.
      if (typeof code !== "string") throw error;
      this.#error = error as GatewayError;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }
}

/** What the form of a lesson asks for: the same questions, so that the same answers are found again. */
function asksOf(
  id: string,
  lesson: string,
  { author, observed, form }: Sheet["now"],
  capabilities: CampusGateway["capabilities"],
): TakenAsks {
  const offered = "data" in capabilities.current ? capabilities.current.data : undefined;
  const offers = (operation: string): boolean => offered?.has(operation) ?? true;
  return {
    records: [
      { kind: "lesson", id: lesson },
      { kind: "observation", id },
      { kind: "person", id: author },
      { kind: "person", id: observed },
    ],
    lists: [
      ...(offers("visit.list") ? [{ kind: "visit" as const, where: { lesson, author }, limit: 1 }] : []),
      ...(offers("phrase.list") ? [{ kind: "phrase" as const, limit: 500 }] : []),
    ],
    definitions: [
      { ...form, as: "rubric" },
      { pack: form.pack, version: form.version, id: "pack" },
    ],
  };
}
