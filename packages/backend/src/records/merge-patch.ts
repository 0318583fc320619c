/**
 * A merge patch (RFC 7396): what is absent stays, `null` removes, arrays are replaced whole.
 * The entries of a map (a rating, a tally) are values: an entry is replaced, so that "not applicable" never keeps the points given before.
 */
export function mergePatch(target: Readonly<Record<string, unknown>>, patch: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return merge(target, patch, (before, value) =>
    isObject(value) ? merge(isObject(before) ? before : {}, value, (_, entry) => withoutNulls(entry)) : value,
  );
}

type Fields = Readonly<Record<string, unknown>>;

function merge(target: Fields, patch: Fields, next: (before: unknown, value: unknown) => unknown): Record<string, unknown> {
  const merged = new Map(Object.entries(target));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) merged.delete(name);
    else if (value !== undefined) merged.set(name, next(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}

const withoutNulls = (value: unknown): unknown =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, inner]) => inner !== null)
          .map(([name, inner]) => [name, withoutNulls(inner)]),
      )
    : value;

const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
