/**
 * JSON with the keys of objects in order, so that equal values give equal texts: for hashing and comparing.
 * Properties that are `undefined` are left out, as in JSON. @throws {TypeError} for what JSON cannot say (bigint, function, NaN).
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item ?? null)).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`JSON has no word for ${typeof value === "number" ? String(value) : typeof value}`);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}
