/** What a vendor's API speaks. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/** One row of the vendor's, under his names. */
export type Row = { readonly [name: string]: Json | undefined };

/** A row that is being put together. */
export type NewRow = { [name: string]: Json | undefined };

export const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as text, whatever it is: what is no text, number or flag is written as JSON, since `String` asks an object for its own `toString`. */
export const asText = (value: unknown): string => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value));

/** The value at a path such as `data.records`; `undefined` where there is none. The empty path is the value itself. */
export function at(value: unknown, path: string): Json | undefined {
  let inner = value as Json | undefined;
  if (path === "") return inner;
  for (const part of path.split(".")) inner = isRow(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined;
  return inner;
}

/** Sets a value at a path and makes the objects on the way. */
export function put(target: object, path: string, value: unknown): void {
  const parts = path.split(".");
  const last = parts.pop()!;
  let inner = target as Record<string, unknown>;
  for (const part of parts) {
    if (!isRow(inner[part])) inner[part] = {};
    inner = inner[part] as Record<string, unknown>;
  }
  inner[last] = value;
}
