/** A JSON pointer further down. */
export const below = (path: string, ...keys: readonly (string | number)[]): string =>
  path + keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Visits every object and list of a JSON value, the outer ones first. Going on below one stops where `visit` says `false`. */
export function walk(value: unknown, visit: (node: object, path: string) => boolean | void, path = ""): void {
  if (typeof value !== "object" || value === null || visit(value, path) === false) return;
  for (const [key, inner] of Object.entries(value)) walk(inner, visit, below(path, key));
}

/** The ids of the parameters that stand anywhere in a part: `{param: …}`. */
export function paramsIn(part: unknown): Set<string> {
  const found = new Set<string>();
  walk(part, (node) => {
    if ("param" in node && typeof node.param === "string") found.add(node.param);
  });
  return found;
}

/** The ids of the measures that stand as numbers anywhere in a part: `{measure: …}` alone. */
export function measuresIn(part: unknown): Set<string> {
  const found = new Set<string>();
  walk(part, (node) => {
    if ("measure" in node && typeof node.measure === "string" && Object.keys(node).length === 1) found.add(node.measure);
  });
  return found;
}

/** Two parts of a pack that say the same. The order of properties does not matter. */
export const alike = (a: unknown, b: unknown): boolean => canonicalText(a) === canonicalText(b);

/** A part as text, the same for parts that say the same. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? "";
