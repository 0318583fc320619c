/** Behaviour of a back end of the contract over a {@link Store}, without transport. Runs in Node and in browsers. */
export type { FileContent } from "./attachments/content.ts";
export type * from "./backend.ts";
export { createBackend, type BackendOptions } from "./create-backend.ts";
export type { Recomputed, RecomputeOptions } from "./evaluate/keep.ts";
export { effects } from "./effects/index.ts";
export { csvCell, csvLine, csvStart } from "./exports/csv.ts";
export type { Pace } from "./live/feed-watch.ts";
export type { Following } from "./live/follower.ts";
export { factIssues } from "./practice/given.ts";
export { erasedBody, fateOf, tombstoneOf, type Erased, type Fate, type Retention } from "./privacy/erase.ts";
export { relationsOf, toStored } from "./records/project.ts";
export { defaultSettings, type Settings } from "./settings.ts";
export { isVisible, type Look } from "./store/holds.ts";
export { concernedBy, Overtakings } from "./store/concerned.ts";
export type * from "./store/kept.ts";
export type * from "./store/store.ts";
export { contentHash, standing } from "./workflow/signature.ts";
export { allowedActions } from "./workflow/allowed.ts";
