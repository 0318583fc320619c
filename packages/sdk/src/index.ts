/** The gateway, its way over HTTP, and the typed client. */
export { uploadOver } from "./attach/over.ts";
export type { UploadWay } from "./attach/upload.ts";
export {
  createClient,
  type AppraisalClient,
  type AppraisalOptions,
  type CampusClient,
  type ClientOptions,
  type OperationId,
} from "./client/client.ts";
export type { ChangesAsk, ChangesOptions } from "./client/changes.ts";
export type { ImportHow, Imports, RosterHow } from "./client/imports.ts";
export type { Listing } from "./client/listing.ts";
export type {
  ActOptions,
  Attachable,
  CallOptions,
  ChangeOptions,
  ExportAsk,
  ListAsk,
  ListOptions,
  Patch,
  RecordsOf,
  Removed,
  UploadOptions,
  Verb,
  Where,
  WriteOptions,
  Written,
} from "./client/records.ts";
export * from "./errors.ts";
export { gatewayOver, type GatewayOptions } from "./gateway/gateway.ts";
export type { AttachOptions, ImportQuery, ListQuery, LiveOptions, RosterQuery, Transport } from "./transport.ts";
export { csrfFromCookie, csrfFromField, csrfFromMeta, type Csrf } from "./http/csrf.ts";
export { httpTransport } from "./http/transport.ts";
export type { GetToken, TokenReason } from "./http/token.ts";
export type { HttpOptions } from "./http/wire.ts";
/** What calls are written with, so that a vendor imports from one place. The rest stands in `@xiaoben/contract`. */
export { newId } from "@xiaoben/contract";
export type {
  Attachment,
  Binding,
  Breach,
  Calendar,
  CampusGateway,
  Capabilities,
  Change,
  ChangesPage,
  Day,
  Dec,
  Decision,
  DefinitionRef,
  EvaluateAsk,
  GatewayErrorCode,
  Given,
  Group,
  Hour,
  Id,
  ImportReport,
  Instant,
  Issue,
  Kind,
  Kinds,
  Lesson,
  New,
  Observation,
  Org,
  PackRecord,
  Page,
  Pair,
  Person,
  Plan,
  PlanItem,
  PlanSection,
  Ref,
  Role,
  Rollup,
  RosterReport,
  RollupAsk,
  Session,
  Task,
  Verdict,
  Waiver,
} from "@xiaoben/contract";
