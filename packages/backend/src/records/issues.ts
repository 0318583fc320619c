import { ProblemError, type Issue } from "@xiaoben/contract";

export const issue = (pointer: string, code: string, message: string): Issue => ({ pointer, code, message });

/** @throws {ProblemError} `validation` where there are issues. */
export function demandValid(issues: readonly Issue[], what: string): void {
  if (issues.length === 0) return;
  const first = issues[0]!;
  throw new ProblemError(
    "validation",
    `The ${what} cannot be taken: ${first.pointer || "/"} ${first.message}${issues.length > 1 ? ` And ${issues.length - 1} more.` : ""}`,
    { issues: [...issues] },
  );
}
