/** Text that is the same for equal values, whatever the order of their properties. `undefined` counts as absent. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isPlain(inner)
      ? Object.fromEntries(
          Object.keys(inner)
            .sort()
            .map((name) => [name, inner[name]]),
        )
      : inner,
  );
}

/** Whether two values of the wire, or two sets, are equal, whatever the order of their properties. `undefined` counts as absent. */
export function isEqual(a: unknown, b: unknown): boolean {
  if ((a ?? null) === (b ?? null)) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((inner, i) => isEqual(inner, b[i]));
  if (a instanceof Set) return b instanceof Set && a.size === b.size && Array.from(a).every((inner) => b.has(inner));
  if (!isPlain(a) || !isPlain(b) || b instanceof Set) return false;
  const names = Object.keys(a).filter((name) => a[name] !== undefined);
  const others = Object.keys(b).filter((name) => b[name] !== undefined);
  return names.length === others.length && names.every((name) => b[name] !== undefined && isEqual(a[name], b[name]));
}

/** Freezes a value of the wire with everything in it, and answers it. */
export function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

/** Whether a value is a JSON object. */
export const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Blob);

/** A JSON merge patch (RFC 7396) applied to a copy: `null` removes, arrays are replaced whole. */
export function merged<T>(target: T, patch: object): T {
  const out: Record<string, unknown> = isPlain(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null || value === undefined) delete out[name];
    else out[name] = isPlain(value) ? merged(out[name] ?? {}, value) : value;
  }
  return out as T;
}
