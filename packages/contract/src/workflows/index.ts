export type * from "./outline.ts";
export type * from "./workflow.ts";
export { outlines } from "./generated/outlines.ts";
export { hourApprovers } from "./hour-approvers.ts";
export { workflows } from "./tables.ts";

/** One by one, for who needs no more than one and wants it small. */
export { hour as hourWorkflow } from "./hour.ts";
export { lesson as lessonWorkflow } from "./lesson.ts";
export { observation as observationWorkflow } from "./observation.ts";
export { pair as pairWorkflow } from "./pair.ts";
export { plan as planWorkflow } from "./plan.ts";
export { publication as publicationWorkflow } from "./publication.ts";
export { report as reportWorkflow } from "./report.ts";
