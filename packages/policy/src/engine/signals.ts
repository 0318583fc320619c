import type { Verdict } from "@xiaoben/contract";
import type { BecauseCode } from "./codes.ts";

export type Because = Verdict["because"][number] & { code: BecauseCode };

/** Raised when an evaluation needs a parameter that the document leaves open. Exploring the readings begins with it. */
export class OpenParameter extends Error {
  readonly code = "parameter-open";
  readonly parameter: string;
  constructor(parameter: string) {
    super(`the parameter "${parameter}" has no value yet`);
    this.name = "OpenParameter";
    this.parameter = parameter;
  }
}

/** Raised when nothing can be said, whatever the reading: the verdict is undetermined and gives the reason. */
export class CannotSay extends Error {
  readonly code: BecauseCode;
  readonly because: Because;
  constructor(because: Because) {
    super(`undetermined: ${because.code}`);
    this.name = "CannotSay";
    this.code = because.code;
    this.because = because;
  }
}
