import { execFileSync } from "node:child_process";
import { compare, type Measured, type Samples } from "../bench.ts";
import { preparePeers } from "../peers.ts";

/**
 * `policy/county`: every rule of the shipped county pack over 5,126 teachers and 200,000 facts, on the same path as one person; against a
 * pass written by hand that says the same, and against json-rules-engine, which gets the figures ready made.
 * `policy/one`: one person again.
 */
export function policyBench({ rounds }: { rounds: number }): Measured[] {
  preparePeers();
  execFileSync("npx", ["tsc", "-b", "packages/policy"], { stdio: ["ignore", "inherit", "inherit"] });
  const script = new URL("measure.ts", import.meta.url).pathname;
  const said = execFileSync(process.execPath, [script, String(rounds)], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  const { county, one } = JSON.parse(said) as { county: Samples; one: Samples };
  return [...compare("policy/county", county), ...compare("policy/one", one)];
}
