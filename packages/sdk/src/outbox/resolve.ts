import { newId, type CampusGateway } from "@xiaoben/contract";
import { mergedWrite } from "../gateway/merged-write.ts";
import type { Box } from "./box.ts";
import { keyFor, type Entry } from "./entry.ts";

/** What a person decided about something that waits or was refused. */
export function resolverOf(box: Box, gateway: CampusGateway): CampusGateway["resolve"] {
  return async (actionId, how) => {
    const entry = (await box.reload()).find((candidate) => candidate.actionId === actionId);
    if (!entry) return isPending(gateway, actionId) ? gateway.resolve(actionId, how) : undefined;
    const { error: _resolved, ...rest } = entry;
    if (how === "discard") {
      // Without its creation nothing else of a record can be sent.
      const gone = entry.input.body ? box.entries.filter((other) => keyFor(other.on) === keyFor(entry.on)) : [entry];
      await box.store.remove(
        gone.map((other) => other.seq!),
        entry.input.body ? keyFor(entry.on) : undefined,
      );
    } else await box.store.replace(how === "retry" ? { ...rest, tried: 1 } : again(entry, how.merged));
    await box.reload();
    box.announce();
    void box.sender.pump();
  };
}

/** What is nowhere any more was sent or settled while the person decided: by another page, or by itself. */
const isPending = ({ pending }: CampusGateway, actionId: string): boolean =>
  "data" in pending.current && !!pending.current.data?.some((entry) => entry.actionId === actionId);

/** What a person made of an entry that was refused: sent as something new. */
function again(entry: Entry, merged: unknown): Entry {
  const { error, draft: _form, was: _was, blind: _seen, ...settled } = entry;
  return { ...settled, ...mergedWrite(entry.action, entry.input, merged, error), actionId: newId(), tried: 0 };
}
