import { formBench } from "./form/form.ts";
import { ledgerBench } from "./ledger/ledger.ts";
import { listBench } from "./list/list.ts";
import { policyBench } from "./policy/policy.ts";
import { scaleOf, sizes, type Size } from "./scale/scale.ts";
import { serverBench } from "./server/server.ts";

/**
 * `npm run bench [-- --json] [--quick]`: what we cost against peers and the floor, in one run, with least and greatest;
 * `--only server/` those alone whose names begin so. `npm run bench -- --scale school|county`: what a place of a size takes, for docs/scale.md.
 */
const after = (option: string): string | undefined =>
  process.argv.includes(option) ? process.argv[process.argv.indexOf(option) + 1] : undefined;
const scale = after("--scale");
if (scale !== undefined) {
  const size = (sizes as Readonly<Record<string, Size>>)[scale];
  if (size === undefined) throw new Error(`There is no size "${scale}". Known: ${Object.keys(sizes).join(", ")}.`);
  console.log(JSON.stringify(await scaleOf(size), null, 1));
  process.exit();
}

const quick = process.argv.includes("--quick");
const wants = (name: string): boolean => name.startsWith(after("--only") ?? "");
/** Whether one of a family is wanted. */
const any = (family: string): boolean => wants(family) || (after("--only") ?? "").startsWith(`${family}/`);
const measured = [
  ...(any("policy") ? policyBench({ rounds: quick ? 5 : 11 }) : []),
  ...(any("server") ? await serverBench({ rounds: quick ? 3 : 7, ms: quick ? 700 : 2_000, rows: quick ? 10_000 : 100_000, wants }) : []),
  ...(any("list") ? await listBench({ rounds: quick ? 15 : 40 }) : []),
  ...(any("ledger") ? await ledgerBench({ loads: quick ? 5 : 15 }) : []),
  ...(any("form") ? await formBench({ loads: quick ? 9 : 21 }) : []),
];

if (process.argv.includes("--json")) {
  console.log(
    JSON.stringify(
      measured.map(({ name, against, unit, ours, theirs, ratio }) => ({ name, against, unit, ours, theirs, ratio })),
      null,
      1,
    ),
  );
} else {
  console.log("                        against                  ours    theirs     ratio   (min – max)");
  for (const row of measured) {
    const number = (value: number): string => value.toFixed(2).padStart(9);
    console.log(
      `${row.name.padEnd(24)}${row.against.padEnd(19)}${number(row.ours)} ${number(row.theirs)} ${number(row.ratio)}   (${row.range[0].toFixed(2)} – ${row.range[1].toFixed(2)})  ${row.unit}`,
    );
  }
}
