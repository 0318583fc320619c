import { operationById, type Task } from "@xiaoben/contract";
import { shapeOf } from "@xiaoben/contract/guards";
import { always, given, type Fields } from "./columns.ts";
import { compileFields } from "./compile.ts";
import { ids } from "./ids.ts";
import { asText, at } from "./json.ts";
import { checkedAnswer } from "./kind.ts";
import type { TaskOptions } from "./options.ts";
import { cut } from "./pages.ts";
import type { Reading } from "./reads.ts";

/** Most tasks that are read. Who has more has other worries than the rest of the list. */
const mostTasks = 500;

/** What waits for the person, from the vendor's own list. Rows of types that are not named are of other modules and are left out. */
export function tasksFrom(
  reading: Reading,
  { list, type, types, on, due }: TaskOptions,
  name: string,
  faults: string[],
): (signal?: AbortSignal) => Promise<Task[]> {
  const compiled = new Map(
    Object.entries(types).map(([code, what]) => {
      const [action = "", named] = what.split(" ");
      const kind = named ?? operationById.get(action)?.kind ?? "";
      if (!operationById.get(action)?.kind) faults.push(`${name}.tasks.types: the contract has no action "${action}". Mend its name`);
      else if (!on.ids[kind])
        faults.push(`${name}.tasks.on.ids: the keys of "${kind}" are missing, on which "${action}" is done. Add them`);
      const by = on.ids[kind] ?? ids(name);
      const fields: Fields<Task> = {
        action: always(action),
        "on.kind": always(kind),
        "on.id": on.given === undefined ? [on.key, by] : given(on.given, on.key, by),
        ...(due !== undefined && { due }),
      };
      return [code, compileFields(shapeOf("task"), fields, `${name}.tasks`, faults)] as const;
    }),
  );
  return async (signal) => {
    const found: Task[] = [];
    let cursor: string | undefined;
    do {
      const ask = (place: object) => reading.call(list, { ...place }, { safe: true, signal });
      const part = await cut(reading.paging, ask, (row) => JSON.stringify(row), { limit: undefined, cursor });
      for (const [i, row] of part.rows.entries()) {
        const fields = compiled.get(asText(at(row, type)));
        const pointer = `/items/${i}`;
        if (fields) found.push(checkedAnswer("task", fields.read(row, reading.conventions), { name, operation: "tasks", pointer }));
      }
      cursor = part.next;
    } while (cursor !== undefined && found.length < mostTasks);
    return found;
  };
}
