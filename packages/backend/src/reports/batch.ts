import type { Credit, Hour, Id, Kind, Person, Report } from "@xiaoben/contract";
import type { Directory } from "../directory/directory.ts";
import type { Tx } from "../store/store.ts";

/** What stands around a report that is sent, receipted or withdrawn. */
export interface Batch {
  /** Its credits, in its order. */
  credits: readonly Credit[];
  /** Registered credits whose place some of them take. */
  replaced: readonly Credit[];
  /** Hours that they rest on. */
  hours: readonly Hour[];
  people: ReadonlyMap<Id, Person>;
  /** Name of the organisation. */
  sender: string;
  /** How many reports of the organisation were sent before. */
  sentBefore: number;
}

export async function batchOf(tx: Tx, report: Report, directory: Directory): Promise<Batch> {
  const all = async <T>(kind: Kind, ids: readonly Id[]): Promise<T[]> => {
    const found: T[] = [];
    for (const id of new Set(ids)) {
      const row = await tx.get({ kind, id });
      if (row && !row.deleted) found.push(row.body as T);
    }
    return found;
  };
  const credits = await all<Credit>(
    "credit",
    report.items.map(({ credit }) => credit),
  );
  const people = await all<Person>(
    "person",
    credits.map(({ person }) => person),
  );
  const sent = (await tx.linked({ kind: "org", id: report.org }, "org", "report")).filter(
    ({ body }) => (body as Report).number !== undefined,
  );
  return {
    credits,
    replaced: await all<Credit>(
      "credit",
      credits.flatMap(({ replaces }) => replaces ?? []),
    ),
    hours: await all<Hour>(
      "hour",
      credits.flatMap(({ basis }) => basis.flatMap(({ record }) => (record.kind === "hour" ? [record.id] : []))),
    ),
    people: new Map(people.map((person) => [person.id, person])),
    sender: directory.org(report.org)?.name ?? "",
    sentBefore: sent.length,
  };
}
