export { withEvaluation } from "./with-evaluation.ts";
