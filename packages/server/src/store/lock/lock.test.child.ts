import { takeLock } from "./lock.ts";

/** Takes the lock of a folder when it is told to, says what came of it, and lives until it is killed. */
const folder = process.argv[2] ?? "";
process.once("message", () => {
  try {
    takeLock(folder);
    process.send?.("holds");
  } catch (error) {
    process.send?.(error instanceof Error ? error.message : String(error));
  }
});
setInterval(() => undefined, 60_000);
process.send?.("ready");
