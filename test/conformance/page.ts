import { fileURLToPath } from "node:url";
import { clauses, themes, type ThemeId } from "@xiaoben/conformance";

/** The page that says how a back end is held against the contract. What stands between the marks is written from the clauses. */
export const pagePath = fileURLToPath(new URL("../../docs/contract/conformance.md", import.meta.url));

const [begin, end] = ["<!-- clauses: written from the table, do not edit -->", "<!-- end of clauses -->"];

/** The page with the clauses as they are now. @throws where the marks are not there. */
export function withClauses(page: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${pagePath} has lost the marks "${begin}" and "${end}": put them back`);
  return `${page.slice(0, from + begin.length)}\n\n${sections()}\n${page.slice(to)}`;
}

const sections = (): string => (Object.keys(themes) as ThemeId[]).map(section).join("\n");

function section(theme: ThemeId): string {
  const rows = clauses
    .filter((one) => one.theme === theme)
    .map(({ id, clause }) => [`\`${id}\``, clause.says.en, clause.hint.en, link(clause.page)]);
  return [
    `### ${themes[theme].title.en}`,
    "",
    ...[["Clause", "What the contract says", "Where it is not kept", "Page"], ["---", "---", "---", "---"], ...rows].map(
      (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
    ),
    "",
  ].join("\n");
}

/** The page that a clause points at, as seen from beside it. */
const link = (page: string): string => {
  const target = page.replace("docs/contract/", "");
  return `[${target
    .replace(/\.md(#.*)?$/, "")
    .split("/")
    .at(-1)}](${target})`;
};
