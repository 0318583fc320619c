import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeviceState, Pending } from "@xiaoben/contract";
import { canRetry, inOrder, noticesOf, rescued, summaryOf, timeOff, typedWords, wouldLose } from "./sync-status.model.ts";

const entry = (
  state: Pending["state"],
  since = "2026-11-22T02:00:00.000Z",
  code?: "offline" | "stale-version" | "not-permitted",
): Pending => ({
  actionId: `${state}-${since}`,
  action: "observation.submit",
  on: { kind: "observation", id: "o" },
  state,
  since,
  ...(code ? { error: { code, detail: "", retryable: false } } : {}),
});

const device = (more: Partial<DeviceState> = {}): DeviceState => ({ storage: "kept", unsent: 0, late: false, ...more });

test("the line says what matters most", () => {
  assert.deepEqual(summaryOf([entry("waiting"), entry("attention"), entry("sending")], true), { kind: "attention", count: 1 });
  assert.deepEqual(summaryOf([entry("waiting"), entry("waiting")], false), { kind: "waiting", count: 2 });
  assert.deepEqual(summaryOf([], false), { kind: "offline", count: 0 });
  assert.deepEqual(summaryOf([], true), { kind: "clean", count: 0 });
  assert.deepEqual(summaryOf([], true, device({ unsent: 1 })), { kind: "typed", count: 1 });
});

test("the line never says of what stands in the page alone that the device keeps it", () => {
  for (const storage of ["full", "blocked"] as const) {
    assert.deepEqual(summaryOf([entry("waiting")], false, device({ storage, unsent: 2 })), { kind: "pageOnly", count: 2 });
    assert.deepEqual(summaryOf([], true, device({ storage, unsent: 1 })), { kind: "pageOnly", count: 1 });
    assert.deepEqual(summaryOf([], false, device({ storage })), { kind: "offlinePageOnly", count: 0 });
    assert.deepEqual(summaryOf([], true, device({ storage })), { kind: "clean", count: 0 });
  }
});

test("what needs a person stands first, then the oldest", () => {
  const [old, young, refused] = [entry("waiting", "2026-11-21T02:00:00.000Z"), entry("waiting"), entry("attention")];
  assert.deepEqual(inOrder([young, refused, old]), [refused, old, young]);
});

test("sending again is offered only where it can be answered otherwise", () => {
  assert.equal(canRetry(entry("attention", undefined, "not-permitted")), true);
  assert.equal(canRetry(entry("attention", undefined, "stale-version")), false);
  assert.equal(canRetry(entry("waiting")), false);
});

test("only words that somebody typed are copied", () => {
  const input = {
    id: "019f0000-0000-7000-8000-000000000001",
    version: 3,
    patch: {
      strengths: " 学生说得多 ",
      on: "2026-11-22",
      lessons: "1.5",
      category: "group-study",
      notes: [{ minute: 4, text: "Wait time 5 s" }],
      problems: "",
    },
  };
  assert.deepEqual(typedWords(input), ["学生说得多", "Wait time 5 s"]);
  assert.deepEqual(typedWords(undefined), []);
});

test("a full storage is said at once, a blocked one as soon as something is unsent", () => {
  assert.deepEqual(noticesOf(device({ storage: "full" }), false), ["full"]);
  assert.deepEqual(noticesOf(device({ storage: "blocked" }), false), []);
  assert.deepEqual(noticesOf(device({ storage: "blocked", unsent: 1 }), false), ["blocked"]);
  assert.deepEqual(noticesOf(device({ unsent: 3 }), false), []);
  assert.deepEqual(noticesOf(undefined, false), []);
});

test("what waits too long is said, and a clock that is off until it was seen", () => {
  assert.deepEqual(noticesOf(device({ late: true, clockAhead: -200_000 }), false), ["late", "clock"]);
  assert.deepEqual(noticesOf(device({ clockAhead: 200_000 }), true), []);
  assert.deepEqual(timeOff(-200_000), { unit: "minutes", count: 3 });
  assert.deepEqual(timeOff(89 * 60_000), { unit: "minutes", count: 89 });
  assert.deepEqual(timeOff(8 * 3_600_000), { unit: "hours", count: 8 });
  assert.deepEqual(timeOff(-30 * 86_400_000), { unit: "days", count: 30 });
});

test("closing the page is stopped only where something would be lost", () => {
  assert.equal(wouldLose(device({ storage: "kept", unsent: 2 })), false);
  assert.equal(wouldLose(device({ storage: "blocked", unsent: 0 })), false);
  assert.equal(wouldLose(device({ storage: "full", unsent: 1 })), true);
});

test("of a rescue file everything is said that became of it", () => {
  const others = { what: "hour.submit", why: "not-this-person" } as const;
  const broken = { what: "entry 4", why: "unreadable" } as const;
  assert.deepEqual(rescued({ taken: 2, known: 1, left: [others, broken, broken] }), [
    { key: "taken", count: 2 },
    { key: "takenKnown", count: 1 },
    { key: "takenOthers", count: 1 },
    { key: "takenUnreadable", count: 2 },
  ]);
  assert.deepEqual(rescued({ taken: 0, known: 0, left: [] }), [{ key: "taken", count: 0 }]);
  assert.deepEqual(rescued({ taken: 0, known: 2, left: [] }), [{ key: "takenKnown", count: 2 }]);
});
