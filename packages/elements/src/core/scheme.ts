import type { CSSResult, ReactiveController, ReactiveControllerHost } from "lit";

const connected = new Set<() => void>();
let watching = false;

/**
 * Adopts the dark palette while the element's used colour scheme is dark. A page that never says `color-scheme: dark`
 * stays light whatever the system prefers: a guest follows the page.
 */
export class SchemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #dark: CSSResult;

  constructor(host: ReactiveControllerHost & HTMLElement, dark: CSSResult) {
    this.#host = host;
    this.#dark = dark;
    host.addController(this);
  }

  hostConnected(): void {
    watch();
    connected.add(this.#apply);
    this.#apply();
  }

  hostDisconnected(): void {
    connected.delete(this.#apply);
  }

  readonly #apply = (): void => {
    const root = this.#host.shadowRoot;
    const sheet = this.#dark.styleSheet;
    if (!root || !sheet) return;
    const others = root.adoptedStyleSheets.filter((other) => other !== sheet);
    const dark = isDark(this.#host);
    if (dark === others.length < root.adoptedStyleSheets.length) return;
    root.adoptedStyleSheets = dark ? [...others, sheet] : others;
  };
}

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
