import { LitElement, render, type CSSResultGroup, type TemplateResult } from "lit";
import { property } from "./property.ts";
import type { CampusGateway, Language, Session } from "@xiaoben/contract";
import { baseStyles } from "./base.styles.ts";
import { coreStrings, type CoreMessages } from "./core.strings.ts";
import { prepareErrors } from "./errors.ts";
import { formatOf, type Format } from "./format.ts";
import { NearestGateway } from "./gateway-context.ts";
import { languageOf } from "./language.ts";
import { LiveController } from "./live.ts";
import { SchemeController } from "./scheme.ts";
import { PartController } from "./part.ts";
import { errorState, notConnected, notOffered, signedOut, skeleton } from "./states.ts";
import { tokens } from "./tokens.styles.ts";
import { Words, type Speaker } from "./words.ts";

/**
 * What every element shares: the gateway, the language, the look.
 *
 * @cssproperty [--xb-accent=#1f5fbf] - Colour of main actions and of what can be opened
 * @cssproperty [--xb-ink=#1d2530] - Colour of text
 * @cssproperty [--xb-surface=#ffffff] - Ground of the element
 * @cssproperty [--xb-font-size=14px] - Size of text
 */
export abstract class XbElement extends LitElement implements Speaker {
  static override styles: CSSResultGroup = [tokens, baseStyles];

  /** The gateway to read and write through. Without one, that of the nearest provider is used. */
  @property({ attribute: false })
  gateway: CampusGateway | undefined;

  /** Language of this element; without it, that of the nearest ancestor that has one. */
  @property({ reflect: true })
  override lang = "";

  readonly #scheme = new SchemeController(this);
  readonly #nearest = new NearestGateway(this);
  readonly #words: Words<never>[] = [];
  readonly #later: PartController<object>[] = [];
  #language: Language = "zh-Hans";

  /** Words that all elements share: outcomes, states, errors. */
  protected readonly core: Words<CoreMessages> = new Words(this, coreStrings);
  protected readonly sessionLive = new LiveController(
    this,
    () => [this.campus],
    ([campus]) => campus?.session,
  );
  protected readonly capabilities = new LiveController(
    this,
    () => [this.campus],
    ([campus]) => campus?.capabilities,
  );

  constructor() {
    super();
    prepareErrors(() => this.language);
  }

  get language(): Language {
    return this.#language;
  }

  needs(words: Words<never>): void {
    this.#words.push(words);
  }

  /** Makes a part of this element that is loaded after the first drawing: see `PartController`. */
  protected later<P extends object>(load: () => Promise<P>): PartController<P> {
    const part = new PartController(this, load);
    this.#later.push(part);
    return part;
  }

  /** An update is complete when the parts that it asked for are drawn too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    const waiting = this.#later.find((part) => part.waiting)?.waiting;
    return waiting ? waiting.then(() => this.getUpdateComplete()) : complete;
  }

  /** The gateway in use: the given one, else that of the nearest provider. */
  protected get campus(): CampusGateway | undefined {
    return this.gateway ?? this.#nearest.value;
  }

  protected get session(): Session | null | undefined {
    return this.sessionLive.data;
  }

  /** Days, moments and figures in the element's language. */
  protected get format(): Format {
    return formatOf(this.language);
  }

  /**
   * Renders once the words of the language and the colours of the page are there: at once in Simplified Chinese on a light page,
   * and without a flash of another language or of white.
   */
  protected override scheduleUpdate(): void | Promise<unknown> {
    this.#language = languageOf(this, this.session?.locale);
    const missing = [this.#scheme, ...this.#words].map((one) => one.ready()).filter((ready) => ready !== undefined);
    if (missing.length === 0) return super.scheduleUpdate();
    // Once more from the beginning: meanwhile a part may have come with words of its own.
    return Promise.all(missing).then(() => this.scheduleUpdate());
  }

  /** What cannot be drawn is said, and told to the page's own error reports; it never leaves an element that stands still. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (cause) {
      reportError(cause);
      const said = errorState(this.core, { code: "internal" }, () => this.requestUpdate());
      render(said, this.renderRoot, this.renderOptions);
    }
  }

  /**
   * What to show instead of the content, if anything: no gateway, still loading, signed out, not offered here, or an answer without which nothing is known.
   * @param reads operation ids that the element cannot do without, e.g. `pair.list`
   * @param shape skeleton that keeps the layout still
   */
  protected gate(reads: readonly string[], shape: TemplateResult = skeleton(this.core)): TemplateResult | undefined {
    if (!this.campus) return notConnected(this.core);
    if (this.sessionLive.data === null) return signedOut(this.core);
    const failed = [this.sessionLive, this.capabilities].find((live) => live.error && !live.error.retryable && !live.data);
    if (failed) return errorState(this.core, failed.error!, failed.refresh);
    if (this.sessionLive.loading) return shape;
    const offered = this.capabilities.data;
    if (offered && !reads.every((operation) => offered.has(operation))) return notOffered(this.core);
    return undefined;
  }
}
