/** zod/mini schemas of everything that crosses a border. Loaded on demand: `./guards` answers the common case. */
export * from "./answers.ts";
export * from "./check.ts";
export { hoursChoices as hoursChoicesSchema, hoursSheet as hoursSheetSchema, importReport as importReportSchema } from "./imports.ts";
export { kindSchemas, schemaOf } from "./kinds.ts";
export { packSchema } from "./pack/pack.ts";
export { rollup as rollupSchema, rollupAsk as rollupAskSchema } from "./rollup.ts";
export { rosterReport as rosterReportSchema } from "./roster.ts";
export { receiptFile as receiptFileSchema, reportFile as reportFileSchema } from "./upwards.ts";
export { verdict as verdictSchema } from "./verdict.ts";
export {
  actionBody as actionBodySchema,
  capabilities as capabilitiesSchema,
  changesPage as changesPageSchema,
  evaluateAsk as evaluateAskSchema,
  problem as problemSchema,
  session as sessionSchema,
  task as taskSchema,
  tasksPage as tasksPageSchema,
} from "./wire.ts";
