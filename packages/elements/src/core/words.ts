import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Language } from "@xiaoben/contract";

/** A message: a text, or a function that puts values into one. */
export type Messages = Record<string, string | ((...args: never[]) => string)>;

/** The messages of one element: Simplified Chinese at once, the other languages when somebody reads them. */
export interface Catalogue<M extends Messages> {
  id: string;
  /** What is there: in a language that did not come, Simplified Chinese. */
  said: { [L in Language]?: M };
  loading: { [L in Language]?: Promise<void> };
  load: Record<Exclude<Language, "zh-Hans">, () => Promise<M>>;
}

type Arguments<T> = T extends (...args: infer A) => string ? A : [];

const speaking = new Set<ReactiveControllerHost>();
let watching = false;

/**
 * Declares the messages of an element. `M` comes from the source, so that a translation without one of them does not compile.
 *
 * ```ts
 * export const words = catalogue("tasks", source, {
 *   "zh-Hant": async () => (await import("./tasks.strings.zh-hant.ts")).messages,
 *   en: async () => (await import("./tasks.strings.en.ts")).messages,
 * });
 * ```
 */
export const catalogue = <M extends Messages>(id: string, source: M, load: Catalogue<M>["load"]): Catalogue<M> => ({
  id,
  said: { "zh-Hans": source },
  loading: {},
  load,
});

/** Lets every element on the page speak anew: its language may be another, or there are more words. */
export const speakAnew = (): void => speaking.forEach((host) => host.requestUpdate());

/** An element that speaks: see `XbElement`. */
export interface Speaker extends ReactiveControllerHost, HTMLElement {
  readonly language: Language;
  /** Keeps the element from rendering until these words are there. */
  needs(words: Words<never>): void;
}

/** The messages of one catalogue in the language of the host. */
export class Words<M extends Messages> implements ReactiveController {
  readonly #catalogue: Catalogue<M>;
  readonly #speaker: Speaker;

  constructor(host: Speaker, strings: Catalogue<M>) {
    this.#catalogue = strings;
    this.#speaker = host;
    host.addController(this);
    host.needs(this as unknown as Words<never>);
  }

  get language(): Language {
    return this.#speaker.language;
  }

  say<K extends keyof M & string>(key: K, ...args: Arguments<M[K]>): string {
    const { said } = this.#catalogue;
    const message = (said[this.language] ?? said["zh-Hans"]!)[key]!;
    return typeof message === "string" ? message : message(...(args as never[]));
  }

  /** `undefined` where the host's language is there, else a promise. */
  ready(): Promise<void> | undefined {
    const { language } = this;
    const { said, loading, load } = this.#catalogue;
    if (language === "zh-Hans" || said[language]) return undefined;
    return (loading[language] ??= load[language]().then(
      (messages) => void (said[language] = messages),
      // Without the network, Chinese words are better than none; the next page load tries again.
      () => void (said[language] = said["zh-Hans"]!),
    ));
  }

  hostConnected(): void {
    watch();
    speaking.add(this.#speaker);
  }

  hostDisconnected(): void {
    speaking.delete(this.#speaker);
  }
}

/** Portals switch the language on the root element. */
function watch(): void {
  if (watching) return;
  watching = true;
  new MutationObserver(speakAnew).observe(document.documentElement, { attributeFilter: ["lang"] });
}
