/** How titles of records that a run writes begin: whoever meets one knows what it is. */
export const mark = "xiaoben conform";

const personal = new Set(["displayName", "externalIds", "facts", "title", "reason", "document", "basis"]);
const longest = { list: 3, text: 600, depth: 5 };

/** A value as it may stand in a report: without tokens and without what is said of people; what is long or deep is cut. */
export function redacted(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === "string") return cut(withoutSecrets(value, secrets));
  if (typeof value === "object" && value !== null && depth > longest.depth) return "…";
  if (Array.isArray(value)) {
    const items = value.slice(0, longest.list).map((item) => redacted(item, secrets, depth + 1));
    return value.length > longest.list ? [...items, `… ${value.length - longest.list} more`] : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  // The title of a refusal is not that of a record.
  const isProblem = "code" in value && "status" in value;
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      name,
      personal.has(name) && !isOurs(inner) && !(isProblem && name === "title") ? "(personal)" : redacted(inner, secrets, depth + 1),
    ]),
  );
}

/** A text without the tokens that a back end may have repeated in it. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, "(token)"), text);

const isOurs = (value: unknown): boolean => typeof value === "string" && (value.startsWith(mark) || value === "");

const cut = (text: string): string => (text.length > longest.text ? `${text.slice(0, longest.text)}… (${text.length} characters)` : text);
