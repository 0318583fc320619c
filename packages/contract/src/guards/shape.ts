import { isDay, isInstant } from "../days/day.ts";
import { isDec } from "../decimals/decimal.ts";
import { isId } from "../ids/id.ts";

/**
 * What a value must look like, in the smallest words: the generated tables are made of them.
 *
 * A text is a code: `s` text, `S` text that is not empty, `i` id, `d` day, `t` instant, `D` decimal, `n` whole number from 0,
 * `N` number, `b` flag, `x` anything, `=a|b` one of a closed list, `~a|b` one of an open list (or `ext:…`), `#1|7` one of
 * these JSON values, `/…` a regular expression, `@name` another table entry.
 * A list of one is a list of that; a longer one means any of its members. An object lists properties, `?` marks those
 * that may be absent, `*` stands for all others. Properties that are not listed are not looked at. One that lists `length`
 * speaks of a list, by its positions.
 */
export type Shape = string | readonly Shape[] | { readonly [property: string]: Shape };
export type Shapes = Readonly<Record<string, Shape>>;
export type Check = (value: unknown) => boolean;

/** Makes the check of a shape once; running it allocates nothing. */
export function compile(shape: Shape, shapes: Shapes): Check {
  if (typeof shape === "string") return ofCode(shape, shapes);
  if (isList(shape)) {
    const checks = shape.map((member) => compile(member, shapes));
    const [only] = checks;
    return checks.length === 1 ? (value) => Array.isArray(value) && value.every(only!) : (value) => checks.some((check) => check(value));
  }
  return ofObject(shape, shapes);
}

function ofObject(shape: { readonly [property: string]: Shape }, shapes: Shapes): Check {
  const isOfList = "length" in shape;
  const rest = shape["*"] && compile(shape["*"], shapes);
  const properties = Object.keys(shape)
    .filter((key) => key !== "*")
    .map((key) => ({ key: key.replace("?", ""), may: key.endsWith("?"), check: compile(shape[key]!, shapes) }));
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value) !== isOfList) return false;
    for (const { key, may, check } of properties) {
      const inner = (value as Record<string, unknown>)[key];
      if (inner === undefined ? !may : !check(inner)) return false;
    }
    return !rest || Object.values(value).every(rest);
  };
}

const isText: Check = (value) => typeof value === "string";

const simple: Record<string, Check> = {
  s: isText,
  S: (value) => isText(value) && value !== "",
  i: isId,
  d: isDay,
  t: isInstant,
  D: isDec,
  n: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  N: Number.isFinite,
  b: (value) => typeof value === "boolean",
  x: () => true,
};

function ofCode(code: string, shapes: Shapes): Check {
  const known = simple[code];
  if (known) return known;
  const rest = code.slice(1);
  if (code[0] === "/") {
    const pattern = new RegExp(rest);
    return (value) => typeof value === "string" && pattern.test(value);
  }
  if (code[0] === "@") {
    let made: Check | undefined;
    return (value) => (made ??= compile(shapes[rest]!, shapes))(value);
  }
  const members = new Set(rest.split("|"));
  if (code[0] === "#") return (value) => (typeof value === "number" || typeof value === "boolean") && members.has(String(value));
  return (value) => typeof value === "string" && (members.has(value) || (code[0] === "~" && /^ext:./.test(value)));
}

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);
