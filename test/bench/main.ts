import { formBench } from "./form/form.ts";
import { listBench } from "./list/list.ts";
import { policyBench } from "./policy/policy.ts";
import { serverBench } from "./server/server.ts";

/** `npm run bench [-- --json] [--quick]`: what we cost against peers and the floor, in one run, with least and greatest. */
const quick = process.argv.includes("--quick");
const measured = [
  ...policyBench({ rounds: quick ? 5 : 11 }),
  ...(await serverBench({ rounds: quick ? 3 : 7, ms: quick ? 700 : 2_000, rows: quick ? 10_000 : 100_000 })),
  ...(await listBench({ rounds: quick ? 15 : 40 })),
  ...(await formBench({ loads: quick ? 9 : 21 })),
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
