import type { SheetFault } from "@xiaoben/contract";

/** Why a file was refused as a whole. Nothing of it was used. People are shown words by `code`; `detail` is for developers. */
export class SheetError extends Error {
  readonly code: SheetFault;
  /** What is wrong, where, and how to mend it. */
  readonly detail: string;
  constructor(code: SheetFault, detail: string) {
    super(`${code}: ${detail}`);
    this.name = "SheetError";
    this.code = code;
    this.detail = detail;
  }
}
