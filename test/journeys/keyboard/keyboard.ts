export type Key = "Tab" | "Enter" | "Space" | "ArrowRight";

/** What an engine's accessibility tree says of an element. */
export interface Told {
  role: string;
  name: string;
}

/** Somebody at a page in one engine who has a keyboard and nothing else. */
export interface Hands {
  goTo(url: string): Promise<void>;
  press(key: Key): Promise<void>;
  type(text: string): Promise<void>;
  /** The value of an expression in the page. */
  ask<T>(expression: string): Promise<T>;
  /** What the engine tells a screen reader of the element that has the focus; `undefined`: its driver does not say. */
  focused(): Promise<Told | undefined>;
  close(): Promise<void>;
}

/** The element with the focus, wherever it is: an expression. */
export const deepFocus = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
})()`;
