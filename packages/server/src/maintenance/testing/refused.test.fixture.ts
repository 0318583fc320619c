import assert from "node:assert/strict";
import { MaintenanceError, type MaintenanceErrorCode } from "../errors.ts";

/** Maintenance that is refused with a code and one line. */
export const refusedBy = (work: Promise<unknown>, code: MaintenanceErrorCode, says: RegExp): Promise<void> =>
  assert.rejects(work, (error: unknown) => {
    assert.ok(error instanceof MaintenanceError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, says);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
