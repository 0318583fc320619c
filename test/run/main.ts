import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { findEngines } from "../browser/engines.ts";
import { findPostgres, makeCluster, type Cluster } from "../engines/cluster.ts";
import { partsOf, type Tier } from "./parts.ts";
import { runPart, type Result } from "./run-part.ts";

/** `npm test`: every part of a tier, one after the other, and at the end one line that says how many passed. */
const { values: options } = parseArgs({
  options: {
    tier: { type: "string", default: "default" },
    only: { type: "string" },
    minutes: { type: "string" },
    seed: { type: "string" },
  },
});
const tier: Tier = options.tier === "long" || options.tier === "hosts" ? options.tier : "default";
const until = options.minutes ? Date.now() + Number(options.minutes) * 60_000 : Number.POSITIVE_INFINITY;
// The same every time, so that what fails is the change and not the day; `--seed random` looks further.
const seed = options.seed === "random" ? String(Date.now() % 2_147_483_647) : (options.seed ?? "777");
const began = Date.now();
const folder = ".cache/test";

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const engines = await findEngines({ install: true, webkit: tier === "long", say: (line) => console.log(line) });
console.log(`Engines: ${engines.have.map((engine) => engine.name).join(", ") || "none"}; seed ${seed}`);
for (const { name, why } of engines.missing) console.log(`  not run here: ${name} (${why})`);
const parts = partsOf(tier).filter((candidate) => !options.only || options.only.split(",").includes(candidate.name));
const cluster = await startPostgres();

const results: Result[] = [];
const cutOff: string[] = [];
for (const part of parts) {
  if (Date.now() > until) {
    cutOff.push(`${part.name} (not begun)`);
    continue;
  }
  if (part.engines?.every((name) => !engines.have.some((engine) => engine.name === name)) && part.engines.includes("webkit")) {
    console.log(`\n── ${part.name}: not run, its engine is not here`);
    continue;
  }
  if (part.postgres === "needed" && cluster === undefined) {
    console.log(`\n── ${part.name}: not run, PostgreSQL is not here`);
    continue;
  }
  console.log(`\n── ${part.name}: ${part.title}`);
  const result = await runPart(part, { folder, tier, seed, engines, until, ...(cluster && { postgres: cluster.url }) });
  results.push(result);
  if (result.cutOff) cutOff.push(`${part.name} (after ${(result.ms / 1000).toFixed(0)} s)`);
  console.log(
    `── ${part.name}: ${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ""} (${(result.ms / 1000).toFixed(1)} s)`,
  );
}
cluster?.remove();

console.log("");
for (const result of results.filter((candidate) => candidate.failed > 0))
  console.log(`failed: ${result.part}\n${result.failures.map((failure) => `  - ${failure}`).join("\n")}`);
for (const { part, unsteady } of results)
  for (const failure of unsteady) console.log(`unsteady, passed when run once more: ${part}: ${failure}`);
for (const part of cutOff) console.log(`cut off for lack of time: ${part}`);
const sum = (key: "passed" | "failed"): number => results.reduce((total, result) => total + result[key], 0);
writeFileSync(`${folder}/results.json`, JSON.stringify({ tier, seed, titles: results.flatMap((result) => result.titles) }, null, 1));
console.log(`Took ${((Date.now() - began) / 1000).toFixed(0)} s.`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") > 0 || (sum("passed") === 0 && cutOff.length === 0) ? 1 : 0;

/** A server for the parts that run over it. */
async function startPostgres(): Promise<Cluster | undefined> {
  if (!parts.some((part) => part.postgres)) {
    if (tier === "default") console.log("  not run here: PostgreSQL (the long tier runs over it)");
    return undefined;
  }
  const { bin, version, why } = findPostgres({ install: true, say: (line) => console.log(line) });
  if (bin === undefined) {
    console.log(`  not run here: PostgreSQL (${why})`);
    return undefined;
  }
  console.log(`PostgreSQL: ${version}`);
  return makeCluster(bin);
}
