/** Lessons taken along into rooms without network: `withOutbox(gateway, { along: takeAlong })`. */
export { takeAlong, type Along } from "./along.ts";
