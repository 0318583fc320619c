import type { Pack } from "@xiaoben/contract";
import { below, walk } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

const shownKeys = new Set(["title", "label", "question", "text", "says", "hint", "gate"]);

/** Words that are shown must say something. */
export function findTexts(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const { examples: _, ...rest } = pack;
  walk(rest, (node, path) => {
    for (const [key, value] of Object.entries(node)) {
      const blank = typeof value === "string" && value.trim() === "" && (shownKeys.has(key) || languages.has(key));
      if (blank)
        findings.push({ code: "text-missing", path: below(path, key), message: "These words are empty; write them or leave them out" });
    }
  });
  return findings;
}

const languages = new Set(["zh-Hans", "zh-Hant", "en"]);
