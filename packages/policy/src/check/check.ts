import type { Pack } from "@xiaoben/contract";
import { compile } from "../engine/compile.ts";
import { PackError } from "../engine/error.ts";
import { findContent } from "./content.ts";
import { findFaults } from "./document.ts";
import { runExamples } from "./examples.ts";
import { findReferences } from "./references.ts";
import { findFacts, findLimits } from "./structure.ts";
import type { Finding } from "./finding.ts";

/**
 * Everything that keeps a pack from being published. Examples are run last, and only where the pack can be evaluated at all.
 * The pack has the shape of the format already (`@xiaoben/contract/schemas` checks that).
 */
export function checkPack(pack: Pack): Finding[] {
  const found = [
    ...usable(pack),
    ...findReferences(pack),
    ...findLimits(pack),
    ...findFacts(pack),
    ...findContent(pack),
    ...findFaults(pack),
  ];
  return found.some(({ code }) => stops.has(code)) ? found : [...found, ...examples(pack)];
}

/** Findings with which nothing can be evaluated. */
const stops = new Set<string>(["format-unknown", "duplicate-id", "member-not-offered", "too-deep", "unknown-reference", "unknown-fact"]);

function usable(pack: Pack): Finding[] {
  try {
    compile(pack);
    return [];
  } catch (reason) {
    if (reason instanceof PackError) return [{ code: reason.code, path: reason.path, message: reason.message }];
    throw reason;
  }
}

const examples = (pack: Pack): Finding[] =>
  runExamples(pack).map(({ example, rule, expected, got }) => ({
    code: "example-fails",
    path: `/examples/${pack.examples.findIndex(({ id }) => id === example)}/expect/${rule}`,
    message: `"${example}" expects "${expected}" and comes out as "${got}"; correct the rule or the example`,
  }));
