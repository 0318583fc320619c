import { dec, itemsWorth, type Dec, type Language, type Rubric, type RubricItem, type RubricSection, type Text } from "@xiaoben/contract";

/** Makes one rubric of another. It looks up what it changes: between two drawings something else may have been changed. */
export type Change = (rubric: Rubric) => Rubric;
/** A step that is not typing: what it makes, and the way back, which keeps what was typed since. */
export interface Step {
  change: Change;
  undo: Change;
}
export type Field = RubricItem["field"];

export const fields: readonly Field[] = ["points", "level", "choice", "yesNo", "text"];

/** Words that stand nowhere else than in a draft: the wire takes no empty text, and the check finds words that say nothing. */
export const blank = " ";

/** Words in the language of the person who writes; what stands in another language stays. */
export const written = (text: Text | undefined, words: string, language: Language): Text => {
  const said = words === "" ? blank : words;
  return text === undefined || typeof text === "string" ? said : { ...text, [language]: said };
};

/** Sets what may be left out, or takes it away. */
export function withOptional<T extends object, K extends keyof T>(whole: T, name: K, value: T[K] | undefined): T {
  const next = { ...whole };
  if (value === undefined) delete (next as Partial<T>)[name];
  else next[name] = value;
  return next;
}

/** An id that is not taken yet. */
export function freshId(taken: readonly string[], stem: string): string {
  const known = new Set(taken);
  for (let at = known.size + 1; ; at++) if (!known.has(`${stem}${at}`)) return `${stem}${at}`;
}

export const itemsIn = (rubric: Rubric): RubricItem[] => rubric.sections.flatMap(({ items }) => items);

/** A rubric to begin with: one section, one item. */
export const emptyRubric = (id: string, title: string): Rubric => ({
  id,
  title,
  full: "100",
  sections: [{ id: "s1", title: blank, weight: "0", items: [newItem("i1")] }],
});

const newItem = (id: string): RubricItem => ({ id, text: blank, field: "points", max: "0", step: "1" });

export const withSection =
  (id: string, make: (section: RubricSection) => RubricSection): Change =>
  (rubric) => ({ ...rubric, sections: rubric.sections.map((section) => (section.id === id ? make(section) : section)) });

/** Changes an item. A weight that was the sum of its section stays it. */
export const withItem =
  (id: string, make: (item: RubricItem) => RubricItem): Change =>
  (rubric) =>
    following(rubric, {
      ...rubric,
      sections: rubric.sections.map((section) =>
        section.items.some((item) => item.id === id)
          ? { ...section, items: section.items.map((item) => (item.id === id ? make(item) : item)) }
          : section,
      ),
    });

export function addSection(rubric: Rubric): Step {
  const id = freshId(
    rubric.sections.map((section) => section.id),
    "s",
  );
  const section: RubricSection = {
    id,
    title: blank,
    items: [
      newItem(
        freshId(
          itemsIn(rubric).map((item) => item.id),
          "i",
        ),
      ),
    ],
  };
  return { change: (now) => ({ ...now, sections: [...now.sections, section] }), undo: without(id) };
}

export function addItem(rubric: Rubric, section: string): Step & { id: string } {
  const id = freshId(
    itemsIn(rubric).map((item) => item.id),
    "i",
  );
  const last = rubric.sections.find((one) => one.id === section)?.items.at(-1);
  const item = last ? { ...alike(last), id, text: blank } : newItem(id);
  return {
    id,
    change: (now) => following(now, withSection(section, (one) => ({ ...one, items: [...one.items, item] }))(now)),
    undo: withoutItem(id),
  };
}

/** The next item is of the kind of the one before. */
function alike(item: RubricItem): RubricItem {
  return item.field === "points" ? { ...item, max: "0" } : item;
}

export function removeSection(rubric: Rubric, id: string): Step {
  const at = rubric.sections.findIndex((section) => section.id === id);
  const section = rubric.sections[at];
  return {
    change: without(id),
    undo: (now) => (section ? { ...now, sections: inserted(now.sections, at, section) } : now),
  };
}

export function removeItem(rubric: Rubric, id: string): Step {
  const section = rubric.sections.find(({ items }) => items.some((item) => item.id === id));
  const at = section?.items.findIndex((item) => item.id === id) ?? -1;
  const item = section?.items[at];
  return {
    change: withoutItem(id),
    undo: (now) =>
      section && item ? following(now, withSection(section.id, (one) => ({ ...one, items: inserted(one.items, at, item) }))(now)) : now,
  };
}

const without =
  (id: string): Change =>
  (rubric) => ({ ...rubric, sections: rubric.sections.filter((section) => section.id !== id) });

const withoutItem =
  (id: string): Change =>
  (rubric) =>
    following(rubric, {
      ...rubric,
      sections: rubric.sections.map((section) =>
        section.items.some((item) => item.id === id) ? { ...section, items: section.items.filter((item) => item.id !== id) } : section,
      ),
    });

/** Whether something can go one place up (-1) or down (1). */
export const canMoveSection = (rubric: Rubric, id: string, by: -1 | 1): boolean => {
  const at = rubric.sections.findIndex((section) => section.id === id);
  return at >= 0 && at + by >= 0 && at + by < rubric.sections.length;
};

export const canMoveItem = (rubric: Rubric, id: string, by: -1 | 1): boolean => {
  const s = rubric.sections.findIndex(({ items }) => items.some((item) => item.id === id));
  const items = rubric.sections[s]?.items ?? [];
  const at = items.findIndex((item) => item.id === id) + by;
  return s >= 0 && ((at >= 0 && at < items.length) || rubric.sections[s + by] !== undefined);
};

export const moveSection = (rubric: Rubric, id: string, by: -1 | 1): Step =>
  canMoveSection(rubric, id, by) ? { change: shiftSection(id, by), undo: shiftSection(id, by === 1 ? -1 : 1) } : still;

const still: Step = { change: (rubric) => rubric, undo: (rubric) => rubric };

const shiftSection =
  (id: string, by: -1 | 1): Change =>
  (rubric) => {
    if (!canMoveSection(rubric, id, by)) return rubric;
    const at = rubric.sections.findIndex((section) => section.id === id);
    return { ...rubric, sections: inserted(left(rubric.sections, at), at + by, rubric.sections[at]!) };
  };

/** Beyond the first and the last of a section an item goes on in the next one. */
export const moveItem = (rubric: Rubric, id: string, by: -1 | 1): Step =>
  canMoveItem(rubric, id, by) ? { change: shiftItem(id, by), undo: shiftItem(id, by === 1 ? -1 : 1) } : still;

const shiftItem =
  (id: string, by: -1 | 1): Change =>
  (rubric) => {
    if (!canMoveItem(rubric, id, by)) return rubric;
    const s = rubric.sections.findIndex(({ items }) => items.some((item) => item.id === id));
    const { items } = rubric.sections[s]!;
    const at = items.findIndex((item) => item.id === id);
    const rest = left(items, at);
    const inside = at + by >= 0 && at + by < items.length;
    const sections = rubric.sections.map((section, index) => {
      if (index === s) return { ...section, items: inside ? inserted(rest, at + by, items[at]!) : rest };
      if (inside || index !== s + by) return section;
      return { ...section, items: by === 1 ? [items[at]!, ...section.items] : [...section.items, items[at]!] };
    });
    return following(rubric, { ...rubric, sections });
  };

/** An item that is filled in another way; what both have in common stays. */
export function asField(item: RubricItem, field: Field, words: { levels: readonly string[]; choices: readonly string[] }): RubricItem {
  if (item.field === field) return item;
  const { id, text, notApplicable, required } = item;
  const base = { id, text, ...(notApplicable !== undefined && { notApplicable }), ...(required !== undefined && { required }) };
  const given = item.field === "points" ? item.max : item.field === "level" ? item.weight : undefined;
  const mark = given === "0" ? undefined : given;
  switch (field) {
    case "points":
      return { ...base, field, max: mark ?? "0", step: "1" };
    case "level":
      return {
        ...base,
        field,
        ...(mark !== undefined && { weight: mark }),
        levels: words.levels.map((label, at) => ({ id: `l${at + 1}`, label, value: String(words.levels.length - at) })),
      };
    case "choice":
      return { ...base, field, choices: words.choices.map((label, at) => ({ id: `c${at + 1}`, label })) };
    case "yesNo":
    case "text":
      return { ...base, field };
  }
}

/** Sections whose weight was their sum keep it so. */
function following(before: Rubric, after: Rubric): Rubric {
  const sums = new Map(before.sections.map((section) => [section.id, dec(itemsWorth(section))]));
  return {
    ...after,
    sections: after.sections.map((section) => {
      const sum = dec(itemsWorth(section));
      const before = sums.get(section.id);
      const followed = section.weight === undefined ? before === undefined || before === "0" : section.weight === before;
      return !followed || section.weight === sum ? section : withOptional(section, "weight", sum === "0" ? undefined : sum);
    }),
  };
}

/** A number as it is meant, full-width digits included; `undefined` where it is none yet. */
export function readNumber(text: string): Dec | undefined {
  const plain = text.trim().normalize("NFKC");
  return /^\d{1,4}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}

/** A rubric in words, line by line: what a conflict shows side by side. */
export function outlineOf(rubric: Rubric, say: (text: Text) => string): string {
  const markOf = (item: RubricItem): string =>
    item.field === "points" ? ` ${item.max}` : item.field === "level" && item.weight ? ` ${item.weight}` : "";
  return [
    say(rubric.title) + (rubric.full ? ` ${rubric.full}` : ""),
    ...rubric.sections.flatMap((section) => [say(section.title), ...section.items.map((item) => `· ${say(item.text)}${markOf(item)}`)]),
  ].join("\n");
}

const left = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
/** The list with one more, in the place where it stood. */
export const inserted = <T>(list: readonly T[], at: number, one: T): T[] => [...list.slice(0, at), one, ...list.slice(at)];
