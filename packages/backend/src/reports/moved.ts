import { workflows, type Credit, type Hour, type Transition } from "@xiaoben/contract";
import type { Write } from "../effects/effect.ts";
import type { Body } from "../records/body.ts";

/** A credit or hour as a step of its report moves it, by its own table; nothing where the table has no such step from its state. */
export function moved(kind: "credit" | "hour", record: Credit | Hour, step: string, set: Readonly<Record<string, unknown>> = {}): Write[] {
  const transitions: readonly Transition[] = workflows[kind].transitions;
  const found = transitions.find(({ id, follows, from }) => id === step && follows && from.includes(record.state));
  return found ? [{ kind, id: record.id, set: { ...set, state: found.to }, before: record as unknown as Body }] : [];
}
