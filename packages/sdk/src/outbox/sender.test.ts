import assert from "node:assert/strict";
import { it } from "node:test";
import { newId, type CampusGateway } from "@xiaoben/contract";
import type { Entry } from "./entry.ts";
import { senderOf } from "./sender.ts";
import type { Store } from "./store.ts";

it("sends nothing any more once its page was closed, or somebody has signed out, not even what was about to go", async () => {
  for (const end of ["stop", "signOut"] as const) {
    const entry: Entry = {
      seq: 1,
      actionId: newId(),
      action: "observation.submit",
      on: { kind: "observation", id: newId() },
      input: { id: newId() },
      since: "2026-11-22T00:00:00.000Z",
      tried: 0,
    };
    const sent: string[] = [];
    let isSignedIn = true;
    const sender = senderOf({
      name: "test",
      store: {
        begin: () => {
          if (end === "stop") void sender.stop();
          else isSignedIn = false;
          return Promise.resolve(entry);
        },
      } as Partial<Store> as Store,
      gateway: {
        act: (action: string) => {
          sent.push(action);
          return Promise.resolve({ actionId: entry.actionId, state: "sent", changes: [] });
        },
      } as unknown as CampusGateway,
      locks: { request: (_name: string, work: () => Promise<void>) => work() } as unknown as LockManager,
      later: () => () => undefined,
      now: () => 0,
      retry: { first: 1_000, most: 60_000 },
      mayWrite: () => isSignedIn,
      reload: () => Promise.resolve([entry]),
      outcome: () => undefined,
    });
    await sender.pump();
    assert.deepEqual(sent, [], end);
  }
});
