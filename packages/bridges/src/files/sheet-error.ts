import type { SheetFault } from "@xiaoben/contract";

/** Why a file was refused as a whole. Nothing of it was used. People are shown words by `code`; `detail` is for developers. */
export class SheetError extends Error {
  readonly code: SheetFault;
  /** What is wrong, where, and how to mend it. */
  readonly detail: string;
  /** The row that it was found in, from 1, where that is known. */
  readonly row: number | undefined;
  constructor(code: SheetFault, detail: string, row?: number) {
    super(`${code}: ${detail}`);
    this.name = "SheetError";
    this.code = code;
    this.detail = detail;
    this.row = row;
  }
}
