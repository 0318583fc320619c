import type { Ref } from "@xiaoben/contract";
import { isObject } from "./expect.ts";
import { NoAnswerError } from "./send.ts";
import { pathOf, type Trial } from "./trial.ts";

/** How many are taken away at once. */
const together = 4;

/** Takes away what a case wrote: drafts are removed, what was handed in is withdrawn. Answers what is left. */
export async function cleanUp(trial: Trial): Promise<Ref[]> {
  const left: Ref[] = [];
  // What was attached goes with the record that it is of.
  for (const isFile of [false, true]) {
    const made = trial.made.filter(({ kind }) => (kind === "attachment") === isFile);
    for (let i = 0; i < made.length; i += together) {
      const some = made.slice(i, i + together);
      const gone = await Promise.all(some.map((one) => takenAway(trial, one).catch(unlessNoAnswer)));
      left.push(...some.filter((_, at) => !gone[at]).map(({ kind, id }) => ({ kind, id })));
    }
  }
  return left;
}

function unlessNoAnswer(error: unknown): false {
  if (error instanceof NoAnswerError) return false;
  throw error;
}

async function takenAway(trial: Trial, { as, kind, id }: Trial["made"][number]): Promise<boolean> {
  const path = pathOf(kind, id);
  const found = await trial.askQuietly({ as, path });
  if (found.status === 404 || !isObject(found.json)) return found.status === 404;
  const { state, version } = found.json;
  if (state === "withdrawn") return true;
  const removed = await trial.askQuietly({ as, method: "DELETE", path, query: { expectedVersion: Number(version) } });
  if (removed.status < 300) return true;
  const body = { actionId: crypto.randomUUID(), input: {} };
  const withdrawn = await trial.askQuietly({ as, method: "POST", path: `${path}/actions/withdraw`, body });
  return withdrawn.status < 300;
}
