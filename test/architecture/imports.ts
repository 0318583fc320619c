import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules, type Rule } from "./rules.ts";

export interface Found {
  specifier: string;
  line: number;
  typeOnly: boolean;
  dynamic: boolean;
}

/** Source files that a rule speaks of: published code, without tests. */
export function entriesOf(rule: Rule): string[] {
  const root = join("packages", rule.package, "src");
  const named = rules
    .filter((other) => other.package === rule.package && other.entry !== "*")
    .map((other) => join(root, other.entry) + "/");
  return walk(root).filter((file) =>
    rule.entry === "*" ? !named.some((folder) => file.startsWith(folder)) : file.startsWith(join(root, rule.entry) + "/"),
  );
}

/** The imports of a file, found in its text. */
export function importsOf(file: string): Found[] {
  const text = readFileSync(file, "utf8");
  const found: Found[] = [];
  const add = (index: number, specifier: string, typeOnly: boolean, dynamic: boolean): void =>
    void found.push({ specifier, line: text.slice(0, index).split("\n").length, typeOnly, dynamic });
  for (const match of text.matchAll(/^(import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"'\n]+)["']/gm))
    add(match.index, match[3]!, match[2] !== undefined, false);
  for (const match of text.matchAll(/\bimport\(\s*["']([^"'\n]+)["']\s*\)/g)) add(match.index, match[1]!, false, true);
  return found;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "testing" ? [] : walk(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|test\.fixture|d)\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
