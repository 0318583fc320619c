export type * from "./actions.ts";
export type * from "./device.ts";
export type * from "./errors.ts";
export type * from "./gateway.ts";
export type * from "./session.ts";
export type * from "./wire.ts";
