import type { Exchange } from "../../src/examples/index.ts";

/** A request and its answer as they go over the wire, long bodies cut. */
export function exchangeText({ request, answer }: Exchange): string {
  const query = new URLSearchParams(request.query).toString();
  return [
    `${request.method} ${request.path}${query === "" ? "" : `?${decodeURIComponent(query)}`}`,
    ...Object.entries(request.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...bodyText(request.body),
    "",
    `→ ${answer.status}${answer.code === undefined ? "" : ` ${answer.code}`}`,
    ...Object.entries(answer.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...bodyText(answer.shows ?? answer.body),
  ].join("\n");
}

const most = { lines: 14, width: 120 };

function bodyText(body: unknown): string[] {
  if (body === undefined) return [];
  if (typeof body === "string") return ["", ...body.trimEnd().split(/\r?\n/)];
  const plain = JSON.stringify(body);
  if (plain.length <= most.width) return ["", plain];
  const lines = Object.entries(body as object).flatMap(([name, value]) => entryLines(name, value));
  return ["", "{", ...unclosed(lines).slice(0, most.lines), ...(lines.length > most.lines ? ["  …"] : []), "}"];
}

/** JSON has no comma before a closing brace. */
const unclosed = (lines: string[]): string[] => lines.map((line, at) => (isLast(lines, at) ? line.replace(/,$/, "") : line));
const isLast = (lines: string[], at: number): boolean => at === lines.length - 1 || /^ *[}\]]/.test(lines[at + 1]!);

/** Each property on a line of its own, what is in it on lines of theirs where it is long; the rest is cut. */
function entryLines(name: string, value: unknown): string[] {
  const plain = `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  if (plain.length <= most.width || typeof value !== "object" || value === null) return [`${cut(plain)},`];
  if (Array.isArray(value))
    return [
      `  ${JSON.stringify(name)}: [`,
      ...value.slice(0, 2).map((one) => cut(`    ${JSON.stringify(one)},`)),
      ...(value.length > 2 ? ["    …"] : []),
      "  ],",
    ];
  return [
    `  ${JSON.stringify(name)}: {`,
    ...Object.entries(value)
      .slice(0, most.lines - 4)
      .map(([key, inner]) => cut(`    ${JSON.stringify(key)}: ${JSON.stringify(inner)},`)),
    ...(Object.keys(value).length > most.lines - 4 ? ["    …"] : []),
    "  },",
  ];
}

const cut = (line: string): string => (line.length > most.width ? `${line.slice(0, most.width)}…` : line);
