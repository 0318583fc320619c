import { LocalizeController, registerTranslation } from "@shoelace-style/localize";
import type { ReactiveControllerHost } from "lit";
import type { Language } from "@xiaoben/contract";
import { localeOf } from "./language.ts";

/** A message: a text, or a function that puts values into one. */
export type Messages = Record<string, string | ((...args: never[]) => string)>;

/** The messages of one element: Simplified Chinese at once, the other languages when somebody reads them. */
export interface Catalogue<M extends Messages> {
  id: string;
  load: Record<Exclude<Language, "zh-Hans">, () => Promise<M>>;
}

type Arguments<T> = T extends (...args: infer A) => string ? A : [];

const loaded = new Set<string>();
const loading = new Map<string, Promise<void>>();

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
export function catalogue<M extends Messages>(id: string, source: M, load: Catalogue<M>["load"]): Catalogue<M> {
  add(id, "zh-Hans", source);
  return { id, load };
}

/** An element that speaks: see `XbElement`. */
export interface Speaker extends ReactiveControllerHost, HTMLElement {
  readonly language: Language;
  /** Keeps the element from rendering until these words are there. */
  needs(words: Words<never>): void;
}

/** The messages of one catalogue in the language of the host. */
export class Words<M extends Messages> extends LocalizeController {
  readonly #catalogue: Catalogue<M>;
  readonly #speaker: Speaker;

  constructor(host: Speaker, strings: Catalogue<M>) {
    super(host as unknown as ConstructorParameters<typeof LocalizeController>[0]);
    this.#catalogue = strings;
    this.#speaker = host;
    host.needs(this as unknown as Words<never>);
  }

  get language(): Language {
    return this.#speaker.language;
  }

  override lang(): string {
    return localeOf[this.language];
  }

  say<K extends keyof M & string>(key: K, ...args: Arguments<M[K]>): string {
    return this.term(`${this.#catalogue.id}/${key}`, ...(args as never));
  }

  /** `undefined` where the host's language is there, else a promise. */
  ready(): Promise<void> | undefined {
    const language = this.language;
    const key = `${this.#catalogue.id}/${language}`;
    if (language === "zh-Hans" || loaded.has(key)) return undefined;
    let promise = loading.get(key);
    if (!promise) {
      promise = this.#catalogue.load[language]().then(
        (messages) => add(this.#catalogue.id, language, messages),
        // Without the network, Chinese words are better than none; the next page load tries again.
        () => void loaded.add(key),
      );
      loading.set(key, promise);
    }
    return promise;
  }
}

function add(id: string, language: Language, messages: Messages): void {
  const entries = Object.entries(messages).map(([key, message]) => [`${id}/${key}`, message] as const);
  loaded.add(`${id}/${language}`);
  registerTranslation({ $code: localeOf[language], $name: language, $dir: "ltr", ...Object.fromEntries(entries) });
}
