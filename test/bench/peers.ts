import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Peers come from their own folder with its own lock file. */
export const peers = join("test", "bench", "peers");

/** Installs them, once for each lock file. */
export function preparePeers(): void {
  const installed = ["lit", "survey-core", "json-rules-engine", "tabulator-tables"].every((name) =>
    existsSync(join(peers, "node_modules", name)),
  );
  if (!installed) execFileSync("npm", ["ci", "--workspaces=false", "--silent"], { cwd: peers, stdio: "inherit" });
}
