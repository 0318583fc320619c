import axe from "axe-core";

/** Where the Tab key stops, and what is read out there. */
export interface Stop {
  element: HTMLElement;
  role: string;
  name: string;
  /** Name of the group that it stands in, where that says what it is about. */
  group: string;
}

/** All stops of the Tab key in an element, in their order: computed in the page, for engines whose driver presses no keys. */
export function tabStops(element: HTMLElement): Stop[] {
  const focusable = [...element.shadowRoot!.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]")];
  const stops = focusable.filter((one, _, all) => isShown(one) && one.tabIndex >= 0 && !one.matches(":disabled") && isOfItsGroup(one, all));
  const ahead = stops.find((one) => one.tabIndex > 0);
  if (ahead) throw new Error(`"${nameOf(ahead)}" has a positive tabindex: it is reached before what stands above it`);
  axe.setup(element);
  try {
    return stops.map((one) => ({ element: one, role: roleOf(one), name: nameOf(one), group: groupOf(one) }));
  } finally {
    axe.teardown();
  }
}

const isShown = (element: HTMLElement): boolean => element.checkVisibility({ checkVisibilityCSS: true });

/** Of choices that exclude each other one is a stop: the one that is chosen, or else the first. */
function isOfItsGroup(element: HTMLElement, all: readonly HTMLElement[]): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
  const group = all.filter(
    (one): one is HTMLInputElement =>
      one instanceof HTMLInputElement && one.type === "radio" && one.name === element.name && one.form === element.form,
  );
  return element === (group.find((one) => one.checked) ?? group[0]);
}

const nameOf = (element: Element): string => axe.commons.text.accessibleText(element).replaceAll(/\s+/g, " ").trim();

const roles = axe.commons.aria as typeof axe.commons.aria & { getRole(element: Element): string | null };

const roleOf = (element: Element): string => roles.getRole(element) ?? element.localName;

function groupOf(element: Element): string {
  const group = element.closest("[role=radiogroup], [role=group]");
  return group ? nameOf(group) : "";
}
