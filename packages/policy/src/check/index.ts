export { checkPack } from "./check.ts";
export { runExamples, tell, verdictsOfExample, type ExampleFailure } from "./examples.ts";
export { explainLines } from "./explain.ts";
export type * from "./finding.ts";
