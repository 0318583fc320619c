import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/**
 * Milliseconds of computing that processes have taken, with the processes that they have started: on a busy machine it says more than the clock.
 * Linux only.
 */
export function cpuOf(pids: readonly number[]): number {
  const all = new Map<number, { parent: number; ticks: number }>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const stat = statOf(name);
    if (stat === undefined) continue;
    // After the command in brackets: state, parent, …, and from the twelfth on the ticks of itself and of children that have ended.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    all.set(Number(name), { parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) });
  }
  const isOf = (pid: number): boolean => pids.includes(pid) || (all.has(pid) && isOf(all.get(pid)!.parent));
  const ticks = [...all].reduce((sum, [pid, one]) => (isOf(pid) ? sum + one.ticks : sum), 0);
  return (ticks * 1000) / ticksInSecond();
}

let known: number | undefined;
const ticksInSecond = (): number => (known ??= Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" })));

function statOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch (error) {
    // It has ended meanwhile.
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}
