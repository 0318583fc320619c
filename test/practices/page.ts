/** The page that lists which rows are proven by which passing tests. */
export function practicesPage(titles: readonly string[]): { text: string; rows: number; tests: number } {
  const byRow = new Map<string, Set<string>>();
  for (const title of titles) {
    const words = title
      .replaceAll(/\[R\d{3}\]/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim();
    for (const [, row] of title.matchAll(/\[(R\d{3})\]/g)) byRow.set(row!, (byRow.get(row!) ?? new Set()).add(words));
  }
  const rows = [...byRow].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.flatMap(([row, tests]) => [`## ${row}`, "", ...[...tests].sort().map((test) => `- ${test}`), ""]);
  const text = [
    "# Practices that are proven",
    "",
    "Written by `npm run practices` from the tags in the titles of passing tests. A row stands here only when a test that passed names it.",
    "",
    ...lines,
  ].join("\n");
  return { text, rows: rows.length, tests: new Set(rows.flatMap(([, tests]) => [...tests])).size };
}
