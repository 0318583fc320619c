import type * as z from "zod/mini";

/** Makes, from a schema, a value with everything in it, and every way in which one place of it can break the contract. */

/** One place put out of order. */
export interface Spoil {
  /** JSON pointer of the place. */
  pointer: string;
  /** What stands there; `undefined`: nothing. */
  puts: unknown;
  /** Pointer of the outermost choice that the place is part of: what was meant there may not be told any more. */
  within?: string;
}

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes["_zod"]["def"];
const defOf = (schema: Schema): Def => (schema as z.core.$ZodTypes)._zod.def;
const accepts = (schema: Schema, value: unknown): boolean => (schema as z.ZodMiniType).safeParse(value).success;

/** Texts and figures of which at least one is as any schema wants it. */
const samples = [
  "青禾",
  "0197a1b2-0000-7000-8000-00000000000a",
  "2026-09-01",
  "2026-09-01T08:00:00.000Z",
  "1.5",
  "/a/b/",
  "08:05",
  "09-01",
  3,
  true,
  "xiaoben.pack/1",
];

/** What is wrong in most places. */
const junk: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1.23456,
  "",
  "x y",
  "2026-02-30",
  "2026-9-1",
  "2026-13-01",
  "2026-09-01T00:00:00Z",
  "1.23456",
  "1e3",
  "12345678901",
  "0197A1B2-0000-7000-8000-00000000000A",
  "24:00",
  "ext:",
  "no-such-code",
  [],
  [null],
  {},
];

/** A value with every property; of a choice that stands alone the member `pick`, in lists and tables one of each. */
export function goodOf(schema: Schema, pick = 0): unknown {
  let made = 0;
  const good = (one: Schema, depth: number): unknown => {
    const def = defOf(one);
    switch (def.type) {
      case "optional":
        return good(def.innerType, depth);
      case "lazy":
        return good(def.getter(), depth);
      case "object":
        return Object.fromEntries(Object.entries(def.shape).map(([key, inner]) => [key, good(inner, depth)]));
      case "array":
        return membersOf(def.element, depth).map((member) => good(member, depth + 1));
      case "record":
        return Object.fromEntries(membersOf(def.valueType, depth).map((member, i) => [`key-${i}`, good(member, depth + 1)]));
      case "tuple":
        return def.items.map((item) => good(item, depth));
      case "union":
        return good(chosen(def.options, pick), depth);
      case "enum":
        return Object.values(def.entries)[0];
      case "literal":
        return def.values[0];
      case "unknown":
        return "anything";
      default: {
        // Names inside a pack are told apart.
        if (accepts(one, "a1.b") && !accepts(one, "青禾")) return `a${++made}`;
        const sample = samples.find((candidate) => accepts(one, candidate));
        if (sample === undefined) return codeOf(one);
        return sample;
      }
    }
  };
  return good(schema, 0);
}

/** Every way to spoil one place of what {@link goodOf} makes. `most` wrong values are tried at each place. */
export function spoilsOf(schema: Schema, pick = 0, most = Infinity): Spoil[] {
  const spoils: Spoil[] = [];
  const choices = new Map<string, Schema>();
  const walk = (one: Schema, pointer: string, within: string | undefined, depth: number): void => {
    const add = (puts: unknown): void => void spoils.push({ pointer, puts, ...(within !== undefined && { within }) });
    const def = defOf(one);
    if (def.type === "optional") return walk(def.innerType, pointer, within, depth);
    if (def.type === "lazy") return walk(def.getter(), pointer, within, depth);
    if (def.type === "unknown") return;
    for (const wrong of junk.filter((candidate) => !accepts(one, candidate)).slice(0, most)) add(wrong);
    const choose = (at: string, choice: Schema): string => {
      if (within === undefined) choices.set(at, choice);
      return within ?? at;
    };
    const each = (members: readonly Schema[], names: (i: number) => string, element?: Schema): void =>
      members.forEach((member, i) => {
        const at = `${pointer}/${names(i)}`;
        walk(member, at, element && member !== element ? choose(at, element) : within, depth + 1);
      });
    if (def.type === "object") {
      for (const [key, inner] of Object.entries(def.shape)) {
        const at = `${pointer}/${key}`;
        if (defOf(inner).type !== "optional" && !accepts(inner, undefined))
          spoils.push({ pointer: at, puts: undefined, ...(within !== undefined && { within }) });
        walk(inner, at, within, depth);
      }
    } else if (def.type === "array") each(membersOf(def.element, depth), String, def.element);
    else if (def.type === "record") each(membersOf(def.valueType, depth), (i) => `key-${i}`, def.valueType);
    else if (def.type === "tuple") each(def.items, String);
    else if (def.type === "union") walk(chosen(def.options, pick), pointer, choose(pointer, one), depth);
  };
  walk(schema, "", undefined, 0);
  // What one member of a choice does not take, another may.
  const good = goodOf(schema, pick);
  return spoils.filter(({ pointer, puts, within = "" }) => {
    const choice = choices.get(within);
    return !choice || !accepts(choice, spoilt(partAt(good, within), { pointer: pointer.slice(within.length), puts }));
  });
}

/** Changes that a reader must take: a property that nobody knows in every object, a code of the host in every open list, a figure for every decimal. */
export function benignOf(schema: Schema, openLists: { has(schema: object): boolean }, pick = 0): Spoil[] {
  const found: Spoil[] = [];
  const walk = (one: Schema, pointer: string, depth: number): void => {
    const def = defOf(one);
    if (def.type === "optional") return walk(def.innerType, pointer, depth);
    if (def.type === "lazy") return walk(def.getter(), pointer, depth);
    if (openLists.has(one)) return void found.push({ pointer, puts: "ext:village-circle" });
    if (def.type === "pipe") return void found.push({ pointer, puts: 1.5 });
    if (def.type === "object") {
      found.push({ pointer: `${pointer}/later`, puts: { anything: [1] } });
      for (const [key, inner] of Object.entries(def.shape)) walk(inner, `${pointer}/${key}`, depth);
    } else if (def.type === "array") membersOf(def.element, depth).forEach((member, i) => walk(member, `${pointer}/${i}`, depth + 1));
    else if (def.type === "record") membersOf(def.valueType, depth).forEach((member, i) => walk(member, `${pointer}/key-${i}`, depth + 1));
    else if (def.type === "tuple") def.items.forEach((item, i) => walk(item, `${pointer}/${i}`, depth));
    else if (def.type === "union") walk(chosen(def.options, pick), pointer, depth);
  };
  walk(schema, "", 0);
  return found;
}

const partAt = (value: unknown, pointer: string): unknown =>
  pointer === ""
    ? value
    : pointer
        .slice(1)
        .split("/")
        .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], value);

/** A copy with one place changed. */
export function spoilt(value: unknown, { pointer, puts }: Pick<Spoil, "pointer" | "puts">): unknown {
  if (pointer === "") return puts;
  const copy = structuredClone(value);
  const path = pointer.slice(1).split("/");
  const last = path.pop()!;
  const holder = partAt(copy, path.map((key) => `/${key}`).join("")) as Record<string, unknown>;
  if (puts === undefined) delete holder[last];
  else holder[last] = puts;
  return copy;
}

const chosen = (options: readonly Schema[], pick: number): Schema => options[pick % options.length]!;

/** What stands in a list: two of its members, or one of each where there is a choice. Trees end after the third branch. */
function membersOf(element: Schema, depth: number): readonly Schema[] {
  if (depth > 2) return [];
  const inner = defOf(element).type === "lazy" ? (defOf(element) as z.core.$ZodLazyDef).getter() : element;
  const def = defOf(inner);
  return def.type === "union" && def.options.some((option) => defOf(option).type === "object") ? def.options : [element, element];
}

function codeOf(schema: Schema): unknown {
  const known = ["school", "teacher", "research", "everyday", "county", "group", "opening", "motivating", "listening", "silent"];
  const code = known.find((candidate) => accepts(schema, candidate));
  if (code === undefined) throw new Error(`no sample for a schema of type "${defOf(schema).type}"`);
  return code;
}
