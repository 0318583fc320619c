import type { Widget } from "./campus.ts";

export const unreadable = "收到的数据看不懂";

/** One answer put out of order. */
export interface Case {
  says: string;
  /** Which requests are answered so. */
  of: RegExp;
  /** JSON pointer of the place, and what stands there; `undefined`: nothing. As a function: the whole answer. */
  puts: [pointer: string, value: unknown] | ((body: Loose) => unknown);
  /** Who says that the data cannot be read; all others stand as ever. */
  breaks: readonly Widget[];
  /** What is not shown any more. */
  without?: RegExp;
  /** What an administrator is told. */
  where?: string;
  /** What else is said. */
  shows?: { readonly [W in Widget]?: RegExp };
  /** What is said is another thing, and no error. */
  changes?: readonly Widget[];
}

export type Loose = Record<string, unknown>;

/** The answer with its fault; `undefined` where the place is not in it. */
export function spoil(body: Loose, puts: Case["puts"]): unknown {
  if (typeof puts === "function") return puts(body);
  const [pointer, value] = puts;
  const path = pointer.slice(1).split("/");
  const last = path.pop()!;
  const holder = path.reduce<unknown>((inner, key) => (inner as Loose | undefined)?.[key], body) as Loose | undefined;
  if (typeof holder !== "object" || holder === null) return undefined;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return body;
}
