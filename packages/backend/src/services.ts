import type { Permission } from "@xiaoben/contract";
import type { Definitions } from "./definitions/definitions.ts";
import type { Callers } from "./directory/callers.ts";
import type { ReadDirectory } from "./directory/directory.ts";
import type { Settings } from "./settings.ts";
import type { WrongCodes } from "./workflow/wrong-codes.ts";
import type { Store } from "./store/store.ts";

/** What every part of a back end works with. */
export interface Services {
  store: Store;
  settings: Settings;
  directory: ReadDirectory;
  who: Callers["who"];
  definitions: Definitions;
  /** The table of who may do what. */
  permissions: readonly Permission[];
  wrongCodes: WrongCodes;
  /** Draws a code to sign in with. */
  code(): string;
  now(): Date;
  /** SHA-256 of a file, in lower-case hex. */
  hash(bytes: Uint8Array): string;
}
