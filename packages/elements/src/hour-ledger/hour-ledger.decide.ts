import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway, Hour, Id } from "@xiaoben/contract";
import { errorWords, type Words } from "../core/index.ts";
import type { CoreMessages } from "../core/core.strings.ts";
import type { DialogController } from "../core/dialog.ts";
import { RecordsController } from "../core/records.ts";
import type { Speaker } from "../core/words.ts";
import { Jotter } from "../forms/jotter.ts";
import { decide, isOvertaken, type Decision, type Outcome, type Seen } from "./hour-ledger.batch.ts";
import type { EditController } from "./hour-ledger.edit.ts";
import {
  XbHourLedgerApproveRequestEvent,
  XbHourLedgerRejectRequestEvent,
  XbHourLedgerReopenRequestEvent,
  XbHourLedgerReturnRequestEvent,
} from "./hour-ledger.events.ts";
import type { PagesController } from "./hour-ledger.pages.ts";
import type { Selection } from "./hour-ledger.selection.ts";
import type { DeskMessages } from "./hour-ledger.desk.strings.ts";

interface Around {
  gateway: () => CampusGateway | undefined;
  core: Words<CoreMessages>;
  words: Words<DeskMessages>;
  hours: PagesController<"hour">;
  edit: EditController;
  dialog: DialogController;
  selection: Selection;
}

/** Decisions about many records: asks for the one reason, lets the page have its say, writes, and keeps what became of it. */
export class DecideController {
  readonly #host: Speaker;
  readonly #around: Around;
  readonly #records: RecordsController;
  #only = false;
  #rows: readonly Hour[] = [];
  /** Reasons that were begun, by decision: there again after a reload, and when the question was left to look once more. */
  readonly #reasons = new Jotter<{ text: string }>("hour-reason");
  /** Who decides. */
  person: Id = "";
  outcome: Outcome | undefined;
  /** How far a batch is. */
  running: { settled: number; all: number } | undefined;

  constructor(host: Speaker, around: Around) {
    this.#host = host;
    this.#around = around;
    this.#records = new RecordsController(host, around.gateway);
  }

  /** The refused ones as they are now, where they are all that is to be shown. While rendering. */
  get only(): readonly Hour[] | undefined {
    if (!this.#only || !this.outcome) return undefined;
    const rows = [...this.outcome.refused.keys()].flatMap((id) => this.#now(id) ?? []);
    // The same array as long as they are the same, so that nothing is arranged anew.
    if (rows.length !== this.#rows.length || rows.some((row, i) => row !== this.#rows[i])) this.#rows = rows;
    return this.#rows;
  }

  /** What is said beside a record that was refused. While rendering. */
  noteOf({ id, state }: Hour): string | undefined {
    const error = this.outcome?.refused.get(id) ?? this.#around.edit.errorOf(id);
    if (!error) return undefined;
    const { core, words } = this.#around;
    const now = this.#now(id);
    const by = now?.decidedBy && this.#records.name(now.decidedBy);
    return isOvertaken(error)
      ? words.say("overtakenNow", by ?? "", core.say("state", "hour", now?.state ?? state))
      : errorWords(core, error);
  }

  renderRunning(): TemplateResult | typeof nothing {
    return this.running
      ? html`<p class="notice no-print" role="status">${this.#around.words.say("running", this.running.settled, this.running.all)}</p>`
      : nothing;
  }

  readonly showOnly = (): void => {
    this.#only = !this.#only;
    this.#host.requestUpdate();
  };

  readonly dismiss = (): void => {
    this.outcome = undefined;
    this.#only = false;
    this.#host.requestUpdate();
  };

  readonly begin = (does: Decision, hours: readonly Seen[]): void => void this.#run(does, hours);

  /** Takes back what the last batch decided. */
  readonly undo = (): void => void this.#run("reopen", this.outcome?.done ?? []);

  async #run(does: Decision, hours: readonly Seen[]): Promise<void> {
    const reason = does === "approve" || does === "reopen" ? "" : await this.#askReason(does, hours.length);
    if (reason === undefined || !this.#host.dispatchEvent(eventOf(does, hours, reason))) return;
    const { gateway, edit, hours: pages, selection } = this.#around;
    const campus = gateway();
    if (!campus || this.running) return;
    const settled = (count: number): void => {
      this.running = { settled: count, all: hours.length };
      this.#host.requestUpdate();
    };
    settled(0);
    pages.hold();
    try {
      await edit.flush();
      this.outcome = await decide(campus, { does, hours: hours.map((hour) => edit.latest(hour)), reason, settled });
      this.#reasons.delete(this.person, does);
      this.#only = false;
      selection.drop([...this.outcome.done, ...this.outcome.waiting].map(({ id }) => id));
    } finally {
      this.running = undefined;
      pages.release();
    }
  }

  /** `undefined` where it was left. A reason of blanks is asked for again. */
  async #askReason(does: Decision, count: number): Promise<string | undefined> {
    const { words, dialog } = this.#around;
    let reason = "";
    const jot = ({ target }: Event): void => this.#reasons.set(this.person, does, { text: (target as HTMLTextAreaElement).value });
    const body = html`<label
        >${words.say("reason")}<textarea
          maxlength="500"
          required
          .value=${this.#reasons.get(this.person, does)?.text ?? ""}
          @input=${jot}
        ></textarea>
      </label>
      <p class="second small">${words.say("reasonNote")}</p>`;
    while (reason === "") {
      const agreed = await dialog.ask({
        title: words.say("why", does, count),
        body,
        confirm: words.say("decide", does, count).replace("…", ""),
        agreed: (root) => (reason = root.querySelector("textarea")!.value.trim()),
      });
      if (!agreed) return undefined;
    }
    return reason;
  }

  #now(id: Id): Hour | null | undefined {
    return this.#records.get({ kind: "hour", id });
  }
}

function eventOf(does: Decision, hours: readonly Seen[], reason: string): Event {
  const refs = hours.map(({ id }) => ({ kind: "hour", id }) as const);
  if (does === "approve") return new XbHourLedgerApproveRequestEvent(refs);
  if (does === "reopen") return new XbHourLedgerReopenRequestEvent(refs);
  return does === "return" ? new XbHourLedgerReturnRequestEvent(refs, reason) : new XbHourLedgerRejectRequestEvent(refs, reason);
}
