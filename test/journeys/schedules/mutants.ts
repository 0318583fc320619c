import { newId } from "@xiaoben/contract";
import type { Mutant } from "./device.ts";
import type { Answer } from "./line.ts";

/** What must not go unnoticed. */
export const mutants: Record<string, () => Mutant> = {
  "answers a change that it does not pass on": () => {
    let last: Answer | undefined;
    return {
      async between(asked, pass) {
        if (asked.method !== "PATCH" || !last) return (last = await pass(asked));
        const { record } = JSON.parse(last.body) as { record: { id: string; version: number } };
        const next = { ...record, ...(JSON.parse(asked.body) as object), version: record.version + 1 };
        const changes = [{ kind: "observation", id: next.id, version: next.version }];
        return { ...last, status: 200, body: JSON.stringify({ record: next, changes }) };
      },
    };
  },
  "forgets with every loading of a page what the device keeps": () => ({
    // An arrow: the browser is given its text, and that of a method is none that it can run.
    script: () => {
      void indexedDB.databases().then((all) => {
        for (const { name } of all) {
          const opening = indexedDB.open(name!);
          opening.onsuccess = () => {
            const database = opening.result;
            const tables = ["queue", "journal"].filter((table) => database.objectStoreNames.contains(table));
            const clearing = tables.length > 0 ? database.transaction(tables, "readwrite") : undefined;
            for (const table of tables) clearing!.objectStore(table).clear();
            database.close();
          };
        }
      });
    },
  }),
  "takes every note twice": () => ({
    between(asked, pass) {
      const { notes, ...rest } = JSON.parse(asked.body || "{}") as { notes?: object[] };
      if (!notes) return pass(asked);
      const twice = [...notes, ...notes.map((note) => ({ ...note, id: newId() }))];
      return pass({ ...asked, body: JSON.stringify({ ...rest, notes: twice }) });
    },
  }),
};
