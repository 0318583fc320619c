import { readFileSync } from "node:fs";

/**
 * What tells a process from a later one with the same number: its start time in ticks since boot (field 22 of `/proc/PID/stat`).
 * `undefined`: there is no such process, or it is a zombie that nobody has reaped. Elsewhere than on Linux the number alone must do.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform !== "linux") return answersSignal(pid) ? "-" : undefined;
  const stat = readStat(pid);
  if (stat === undefined) return undefined;
  // The second field is the command in brackets and may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, start] = [fields[0], fields[19]];
  return state === "Z" || state === "X" ? undefined : start;
}

function readStat(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ESRCH") return undefined;
    throw error;
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
