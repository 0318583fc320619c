export { runExamples, tell, verdictsOfExample, type ExampleFailure } from "./examples.ts";
