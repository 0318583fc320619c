import type { Issue, Pack } from "@xiaoben/contract";
import { linesOf, schemeIn } from "./scheme.model.ts";

/** Something that was found when a version was to be published, at its place in the editor. */
export interface Found {
  issue: Issue;
  /** `rule/full`, `deduct-late/each`, `number/late/0`, `clause/c1`, `example/half-a-point`; nothing where no field stands for it. */
  place?: string;
  /** What an example came out as, where it came out otherwise. */
  got?: string;
}

/** Puts findings at their places. Places have names of what stands there: lines that are taken out later move none of them. */
export const foundIn = (pack: Pack, issues: readonly Issue[]): Found[] => {
  const seen = new Set<string>();
  return issues.flatMap((issue) => {
    const key = `${issue.pointer} ${issue.code} ${issue.message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const place = placeOf(pack, issue.pointer);
    const got = issue.code === "example-fails" ? comesOutAs(issue.message) : undefined;
    return [{ issue, ...(place !== undefined && { place }), ...(got !== undefined && { got }) }];
  });
};

function placeOf(pack: Pack, pointer: string): string | undefined {
  // The pack stands in its record.
  const [list, at = "", ...rest] = pointer
    .replace(/^\/pack\//, "/")
    .split("/")
    .slice(1);
  const index = Number(at);
  switch (list) {
    case "parameters": {
      const parameter = pack.parameters[index];
      return parameter && `number/${parameter.id}/${rest[0] === "values" ? (rest[1] ?? 0) : 0}`;
    }
    case "measures": {
      const measure = pack.measures[index];
      return measure && rest[0] === "linear" ? `weights/${measure.id}` : undefined;
    }
    case "examples": {
      const example = pack.examples[index];
      return example && `example/${example.id}`;
    }
    case "source": {
      const clause = at === "clauses" ? pack.source.clauses[Number(rest[0])] : undefined;
      return clause && `clause/${clause.id}`;
    }
    case "title":
      return "title";
    case "rules":
      return placeInRule(pack, index, rest);
  }
  return undefined;
}

function placeInRule(pack: Pack, at: number, [key = "", line = "", part = "each"]: readonly string[]): string | undefined {
  const rule = schemeIn(pack);
  if (!rule || pack.rules[at] !== rule) return undefined;
  if (key === "title") return "title";
  if (key === "deduct" || key === "add") {
    const found = linesOf(rule).find((one) => one.side === key && one.at === Number(line));
    return found && `${found.key}/${part === "max" ? "max" : "each"}`;
  }
  return key === "wipe" ? "rule/wipe" : key === "" ? undefined : `rule/${key}`;
}

/** The check tells it in its message, and nowhere else. */
const comesOutAs = (message: string): string | undefined => /comes out as "(.*)"; correct/.exec(message)?.[1];
