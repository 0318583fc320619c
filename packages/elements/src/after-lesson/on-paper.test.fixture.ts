/** Draws an element as it goes on paper while something is looked at: its rules for print hold, in every engine. */
export function onPaper(element: HTMLElement, look: () => void): void {
  const rules = element.shadowRoot!.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
  const forPrint = rules.filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText === "print");
  for (const { media } of forPrint) media.mediaText = "all";
  try {
    look();
  } finally {
    for (const { media } of forPrint) media.mediaText = "print";
  }
}
