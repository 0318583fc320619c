import type { Ref } from "@xiaoben/contract";
import { isObject } from "./expect.ts";
import { NoAnswerError } from "./send.ts";
import { pathOf, type Trial } from "./trial.ts";

/** Takes away what a case wrote: drafts are removed, what was handed in is withdrawn. Answers what is left. */
export async function cleanUp(trial: Trial): Promise<Ref[]> {
  const gone = await Promise.all(trial.made.map((made) => takenAway(trial, made).catch(unlessNoAnswer)));
  return trial.made.filter((_, i) => !gone[i]).map(({ kind, id }) => ({ kind, id }));
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
