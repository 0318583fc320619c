import type { Id, Ref } from "@xiaoben/contract";
import { allOf } from "../records/pages.ts";
import type { Store } from "../store/store.ts";

/** What a step of a report will ask for, so that its transaction reads it at once: its credits, whose place they take, what they rest on, and their people. */
export async function aheadOf(store: Store, tenant: string, report: Id): Promise<Ref[]> {
  const credits = await allOf(store, tenant, "credit", [{ property: "report", test: "is", value: report }]);
  return credits.flatMap(({ id, person, replaces, basis }): Ref[] => [
    { kind: "credit", id },
    { kind: "person", id: person },
    ...(replaces === undefined ? [] : [{ kind: "credit", id: replaces } as const]),
    ...basis.map(({ record }) => record),
  ]);
}
