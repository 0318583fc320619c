import {
  daysBetween,
  idOf,
  planLacks,
  say,
  units,
  type Day,
  type Dec,
  type Id,
  type Lack,
  type Language,
  type Party,
  type Plan,
  type PlanItem,
  type PlanSection,
  type PlanTemplate,
  type Session,
} from "@xiaoben/contract";

/** One section as the editor shows it. */
export interface ShownSection {
  id: string;
  title: string;
  hint: string;
  required: boolean;
  /** Id of the section's record, whether it exists yet or not. */
  record: Id;
  text: string;
  items: PlanItem[];
  /** Whether the template lets it hold items. */
  holdsItems: boolean;
  /** How many items it asks for; 0 where any number will do. */
  atLeast: number;
  lacks: Lack[];
  /** `ready`: nothing is missing; `hint`: something could be added; `blocked`: it keeps the plan from being submitted. */
  mark: "ready" | "hint" | "blocked" | "empty";
}

/** The id of the one record that holds a section of a plan: the same on every device. */
export const sectionId = (plan: Id, section: string): Id => idOf("plan-section", plan, section);

/** What the signed-in person is to the plan. */
export function partiesTo(plan: Pick<Plan, "author">, session: Pick<Session, "person" | "roles">): Party[] {
  const parties: Party[] = session.roles.map(({ role }) => role as Party);
  if (plan.author === session.person) parties.push("author");
  return parties;
}

/** The sections of the template with what is written in them and what is missing. */
export function sectionsOf(
  plan: Pick<Plan, "id">,
  template: PlanTemplate,
  sections: readonly PlanSection[],
  items: readonly PlanItem[],
  language: Language,
): ShownSection[] {
  const kept = items.filter((item) => !item.deleted);
  const lacks = planLacks(template, sections, kept);
  return template.sections.map((section): ShownSection => {
    const written = sections.find((one) => one.section === section.id);
    const own = lacks.filter((lack) => lack.section === section.id);
    const shown = kept.filter((item) => item.section === section.id).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
    const text = written?.text ?? "";
    return {
      id: section.id,
      title: say(section.title, language),
      hint: section.hint ? say(section.hint, language) : "",
      required: section.required,
      record: written?.id ?? sectionId(plan.id, section.id),
      text,
      items: shown,
      holdsItems: section.items !== undefined || shown.length > 0,
      atLeast: typeof section.items?.atLeast === "string" ? units(section.items.atLeast) / 10_000 : 0,
      lacks: own,
      mark: own.some((lack) => lack.blocks) ? "blocked" : own.length > 0 ? "hint" : text.trim() || shown.length > 0 ? "ready" : "empty",
    };
  });
}

/** Lacks that keep the plan from being submitted, and those that are only said. */
export function splitLacks(sections: readonly ShownSection[]): { blocks: Lack[]; hints: Lack[] } {
  const all = sections.flatMap((section) => section.lacks);
  return { blocks: all.filter((lack) => lack.blocks), hints: all.filter((lack) => !lack.blocks) };
}

/** Where the due day stands, by the server's day: days left, today, or days past. */
export function dueOf(
  plan: Pick<Plan, "due" | "state" | "submittedAt">,
  today: Day,
): { state: "none" | "left" | "today" | "past" | "done"; days: number } {
  if (!plan.due) return { state: "none", days: 0 };
  if (plan.state === "approving" || plan.state === "approved") return { state: "done", days: 0 };
  const days = daysBetween(today, plan.due);
  return { state: days > 0 ? "left" : days === 0 ? "today" : "past", days: Math.abs(days) };
}

/** A new, empty item at the end of its section. */
export function newItem(
  plan: Pick<Plan, "id" | "org">,
  section: string,
  items: readonly PlanItem[],
): Omit<PlanItem, "id" | "version" | "createdAt" | "updatedAt"> {
  const last = Math.max(0, ...items.filter((item) => item.section === section).map((item) => item.order));
  return { org: plan.org, plan: plan.id, section, order: last + 1, text: "" };
}

/** A quota as somebody typed it; `undefined` where no number was given. */
export function readQuota(count: string, unit: string, per: string | undefined): PlanItem["quota"] {
  const plain = count.trim().replaceAll(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (!/^\d{1,6}(\.\d{1,4})?$/.test(plain)) return undefined;
  return { count: plain as Dec, unit: unit.trim(), ...(per && { per }) };
}
