import { parentPort, workerData } from "node:worker_threads";
import { readWorkbook } from "./workbook.ts";
import { SheetError } from "../sheet-error.ts";

/** Reads the workbook that it was started with and answers once. */
const answer = (): unknown => {
  try {
    return { grids: readWorkbook(workerData as Uint8Array) };
  } catch (error) {
    if (error instanceof SheetError) return { fault: error.code, detail: error.detail };
    throw error;
  }
};

parentPort?.postMessage(answer());
