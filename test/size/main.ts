import { entries } from "./entries.ts";
import { measure } from "./measure.ts";

/** `npm run size [-- --json]`: what each entry costs before first use, and what it loads later. */
const sizes = await Promise.all(entries.map(async (entry) => ({ entry, size: await measure(entry) })));
const kib = (bytes: number): string => (bytes / 1024).toFixed(2).padStart(6);

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ entries: Object.fromEntries(sizes.map(({ size }) => [size.name, size.bytes])) }));
} else {
  console.log("KiB gzip        now   aim  must");
  for (const { entry, size } of sizes) {
    const verdict = size.bytes > entry.must * 1024 ? "over the limit" : size.bytes > entry.aim * 1024 ? "above the aim" : "";
    console.log(`${entry.name.padEnd(17)}${kib(size.bytes)}${String(entry.aim).padStart(6)}${String(entry.must).padStart(6)}  ${verdict}`);
  }
  const lazy = new Map(sizes.flatMap(({ size }) => size.lazy).map((part) => [part.name, part.bytes]));
  console.log("\nLoaded later:");
  for (const [name, bytes] of [...lazy].filter(([path]) => path.startsWith("packages/")).sort())
    console.log(`${name.padEnd(60)}${kib(bytes)}`);
}
process.exitCode = sizes.some(({ entry, size }) => size.bytes > entry.must * 1024) ? 1 : 0;
