import { factVocabulary, personFacts, workflows, type FactRow, type Kind, type Pack, type Test } from "@xiaoben/contract";
import { sources } from "../../engine/facts.ts";
import { below } from "../parts/tree.ts";
import { usesOf, type Asked } from "../parts/uses.ts";
import type { Finding } from "../finding.ts";

/** Facts must stand in the vocabulary of what they are asked of, or be the host's own (`ext:`), and be compared with what they can be. */
export function findFacts(pack: Pack): Finding[] {
  const findings: Finding[] = [];
  const { tests, facts } = usesOf(pack);
  const row = (asked: Asked, fact: string, path: string): FactRow | undefined => {
    const table = asked === "person" ? personFacts : (factVocabulary[asked] ?? {});
    if (Object.hasOwn(table, fact)) return table[fact];
    if (!fact.startsWith("ext:"))
      findings.push({
        code: "unknown-fact",
        path,
        message: `${asked === "person" ? "People" : `Records of "${asked}"`} have no fact "${fact}"; use ${Object.keys(table).join(", ")}, or an "ext:" fact of the host`,
      });
    return undefined;
  };
  for (const { path, fact, asked, wants } of facts) {
    const found = row(asked, fact, path);
    if (found && wants === "decimal" && found.type !== "decimal")
      findings.push({ code: "fact-type", path, message: `"${fact}" is a ${found.type} and no number; take a fact that is counted` });
  }
  for (const { path, test, asked } of tests) {
    const found = row(asked, test.fact, path);
    if (found) findings.push(...ofTest(test, found, asked, path));
  }
  return findings;
}

function ofTest(test: Test, { type }: FactRow, asked: Asked, path: string): Finding[] {
  const wrong = (key: keyof Test, instead: string): Finding => ({
    code: "fact-type",
    path: below(path, key),
    message: `"${test.fact}" is a ${type}, so "${key}" can never hold; ${instead}`,
  });
  const findings: Finding[] = [];
  for (const key of ["atLeast", "atMost"] as const)
    if (test[key] !== undefined && type !== "decimal") findings.push(wrong(key, "compare it with is, in or notIn"));
  for (const key of ["from", "to"] as const)
    if (test[key] !== undefined && type !== "day") findings.push(wrong(key, "ask for days of a fact that is one"));
  if (typeof test.is === "boolean" && type !== "flag") findings.push(wrong("is", "write the code that it must be"));
  if (typeof test.is === "string" && type === "flag" && test.is !== "true" && test.is !== "false")
    findings.push(wrong("is", "write true or false"));
  if (test.under !== undefined && type !== "code") findings.push(wrong("under", "only a code lies under a category"));
  const listed = codesOf(asked, test.fact);
  for (const key of ["is", "in", "notIn"] as const) {
    const values = key === "is" ? (typeof test.is === "string" ? [test.is] : []) : (test[key] ?? []);
    values.forEach((value, at) => {
      if (listed && !listed.includes(value))
        findings.push({
          code: "choice-unknown",
          path: key === "is" ? below(path, key) : below(path, key, at),
          message: `"${test.fact}" is never "${value}"; use one of ${listed.join(", ")}`,
        });
    });
    if (key !== "is" && test[key]?.length === 0)
      findings.push({
        code: "list-empty",
        path: below(path, key),
        message: `"${key}" names nothing; name at least one code or leave the test out`,
      });
  }
  return findings;
}

/** The codes of a fact whose list is closed. */
function codesOf(asked: Asked, fact: string): readonly string[] | undefined {
  if (asked === "person") return undefined;
  if (fact === "mode" && (asked === "observation" || asked === "lesson")) return ["live", "video"];
  if (fact === "result" && asked === "hour") return ["passed", "failed"];
  if (fact !== "state") return undefined;
  const kind = sources[asked]?.kind;
  const table: Partial<Record<Kind, { states: object }>> = workflows;
  const states = kind && table[sources[asked]?.also?.kind ?? kind]?.states;
  return states && Object.keys(states);
}
