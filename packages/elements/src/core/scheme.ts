import type { ReactiveController, ReactiveControllerHost } from "lit";

/** The dark palette, once a dark page has asked for it. */
let dark: CSSStyleSheet | undefined;
let loading: Promise<void> | undefined;
let failed = false;

const connected = new Set<() => void>();
let watching = false;

/**
 * Adopts the dark palette while the element's used colour scheme is dark. A page that never says `color-scheme: dark`
 * stays light whatever the system prefers: a guest follows the page.
 */
export class SchemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** Kept, because to ask once there is content makes the browser lay it out. */
  #wanted = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    watch();
    connected.add(this.#apply);
    this.#apply();
  }

  /** A promise while the dark palette is loaded for this element, else `undefined`. */
  ready(): Promise<void> | undefined {
    return this.#wanted && !dark && !failed ? load() : undefined;
  }

  hostDisconnected(): void {
    connected.delete(this.#apply);
  }

  readonly #apply = (): void => {
    const root = this.#host.shadowRoot;
    const wanted = (this.#wanted = isDark(this.#host));
    if (wanted && !dark) void load();
    if (!root || !dark) return;
    const others = root.adoptedStyleSheets.filter((other) => other !== dark);
    if (wanted === others.length < root.adoptedStyleSheets.length) return;
    root.adoptedStyleSheets = wanted ? [...others, dark] : others;
  };
}

const load = (): Promise<void> =>
  (loading ??= import("./dark.styles.ts").then(
    ({ darkTokens }) => {
      dark = darkTokens.styleSheet;
      connected.forEach((apply) => apply());
    },
    () => {
      // A light element on a dark page can be read; the next change of the page tries again, and nothing waits for it.
      failed = true;
      loading = undefined;
    },
  ));

function isDark(element: Element): boolean {
  const scheme = getComputedStyle(element).colorScheme.split(" ");
  if (!scheme.includes("dark")) return false;
  return !scheme.includes("light") || matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Portals switch by an attribute or a class of the root element, systems by the media feature. */
function watch(): void {
  if (watching) return;
  watching = true;
  const all = (): void => connected.forEach((apply) => apply());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  new MutationObserver(all).observe(document.documentElement, { attributes: true });
}
