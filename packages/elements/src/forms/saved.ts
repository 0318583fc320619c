import { nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Instant, Session } from "@xiaoben/contract";
import { savedLine, type CoreMessages, type Format, type Words } from "../core/index.ts";

export interface Saved {
  saved: "device" | "server" | "no";
  at: Instant;
}

/** How long "not saved yet" may last before it is said: storing on the device takes a moment after each key. */
const patience = 1_000;

/** The line that says where the typed text is. It does not flicker while somebody types. */
export class SavedController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #last: Saved | undefined;
  #unsavedSince: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  render(core: Words<CoreMessages>, format: Format, session: Session, now: Saved | undefined): TemplateResult | typeof nothing {
    const shown = now && this.#settle(now);
    return shown ? savedLine(core, shown.saved, format.moment(shown.at, session.timeZone, session.today)) : nothing;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#unsavedSince = undefined;
  }

  #settle(now: Saved): Saved | undefined {
    if (now.saved !== "no") {
      clearTimeout(this.#timer);
      this.#unsavedSince = undefined;
      return (this.#last = now);
    }
    if (this.#unsavedSince === undefined) {
      this.#unsavedSince = Date.now();
      this.#timer = setTimeout(() => this.#host.requestUpdate(), patience);
    }
    return Date.now() - this.#unsavedSince < patience ? this.#last : now;
  }
}
