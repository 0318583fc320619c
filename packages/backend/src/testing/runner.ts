import assert from "node:assert/strict";
import { isProblemError, newId, type ProblemCode } from "@xiaoben/contract";
import type { Store } from "../store/store.ts";

/** The functions of a test runner that the suites use; those of `node:test` fit. */
export interface Runner {
  describe(title: string, body: () => void): unknown;
  it(title: string, body: () => Promise<void>): unknown;
  after(body: () => Promise<void>): unknown;
}

/** One store for a suite, opened by the first test that needs it and closed at the end. Tests keep apart by tenant. */
export function sharedStore(make: () => Promise<Store>, { after }: Runner): () => Promise<{ store: Store; tenant: string }> {
  let opened: Promise<Store> | undefined;
  after(async () => (await opened)?.close());
  return async () => {
    opened ??= make();
    return { store: await opened, tenant: `t-${newId()}` };
  };
}

/** Asserts that something is refused with a problem code; answers the issue codes. */
export async function refused(doing: Promise<unknown>, code: ProblemCode): Promise<{ issues: string[]; current: unknown }> {
  let error: unknown;
  await doing.then(
    () => assert.fail(`expected ${code}, but it was accepted`),
    (reason: unknown) => (error = reason),
  );
  if (!isProblemError(error)) throw error;
  assert.equal(error.code, code, error.detail);
  return { issues: (error.more.issues ?? []).map((one) => `${one.pointer} ${one.code}`), current: error.more.current };
}
