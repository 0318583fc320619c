export { checkPack } from "./check.ts";
export { runExamples, tell, verdictsOfExample, type ExampleFailure } from "./examples.ts";
export { diffPacks, type PackDiff, type RuleDiff, type Tried } from "./diff/diff.ts";
export { triedAs, triedByExamples } from "./diff/examples.ts";
export { comparePacks, type PartChange, type PartName } from "./diff/parts.ts";
export { explainLines } from "./explain.ts";
export * from "./finding.ts";
export { findingWords } from "./words.ts";
