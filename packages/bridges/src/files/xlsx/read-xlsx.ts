import { Worker } from "node:worker_threads";
import type { SheetFault } from "@xiaoben/contract";
import type { Grid } from "../grid.ts";
import { limits } from "../limits.ts";
import { SheetError } from "../sheet-error.ts";

type Answer = { grids: Grid[] } | { fault: SheetFault; detail: string };

/** Reads an .xlsx in a thread of its own, with a limit of time and memory: a server goes on answering meanwhile. @throws {SheetError} */
export async function readXlsx(bytes: Uint8Array): Promise<Grid[]> {
  const worker = new Worker(new URL(`./xlsx.worker${import.meta.url.slice(-3)}`, import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  const answer = await firstOf(worker);
  if ("fault" in answer) throw new SheetError(answer.fault, answer.detail);
  return answer.grids;
}

function firstOf(worker: Worker): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    const stop = (): void =>
      reject(
        new SheetError("too-large", `The file could not be read within ${limits.readMs / 1000} seconds. Split it by term or by school.`),
      );
    const timer = setTimeout(stop, limits.readMs);
    worker.once("message", resolve);
    worker.once("error", (error: Error & { code?: string }) => {
      const full = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      reject(full ? new SheetError("too-large", "The file needs too much memory. Split it by term or by school.") : error);
    });
    worker.once("exit", () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
