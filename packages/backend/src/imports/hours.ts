import { ProblemError, type HoursSheet, type ImportReport } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import type { Services } from "../services.ts";

/** Takes a ledger of study hours. */
export async function importHours(_services: Services, _who: Who, _file: string, _sheet: HoursSheet, _options: { commit: boolean }): Promise<ImportReport> {
  throw new ProblemError("not-offered", "Import is not offered here.");
}
