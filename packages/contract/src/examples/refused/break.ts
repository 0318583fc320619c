import type { Kind } from "../../kinds/index.ts";
import type { RefusedExample } from "../example.ts";
import { records } from "../records/index.ts";

type Breaking = Record<string, unknown>;
type Found = RefusedExample["issues"][number];

/** The record of an example, by kind and name. @throws where there is none. */
export function recordOf(kind: Kind, name: string): Breaking {
  const found = records.find((one) => one.kind === kind && one.name === name);
  if (!found) throw new Error(`there is no example "${name}" of ${kind}`);
  return { ...found.record };
}

/** Names kind and example once: each refused record is that one with something broken. `undefined` leaves a property out. */
export const breaking = (kind: Kind, example: string) => {
  const whole = recordOf(kind, example);
  return (name: string, says: string, broken: Breaking, ...issues: `${string} ${string}`[]): RefusedExample => ({
    kind,
    name,
    says,
    record: Object.fromEntries(Object.entries({ ...whole, ...broken }).filter(([, value]) => value !== undefined)),
    issues: issues.map((text): Found => {
      const [pointer = "", code = ""] = text.split(" ");
      return { pointer, code };
    }),
  });
};
