import { listTimes } from "./contestants.ts";

/** Runs in a process of its own, with the packages as they are published. Prints the times of every round as JSON. */
const [base, rounds] = process.argv.slice(2) as [string, string];
process.stdout.write(JSON.stringify(await listTimes(base, Number(rounds))), () => process.exit());
