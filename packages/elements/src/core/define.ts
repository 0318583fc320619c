/** Registers an element unless its tag is taken: a second copy of the package on a page does no harm. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
