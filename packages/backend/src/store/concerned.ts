import { isKind, type Id } from "@xiaoben/contract";
import { partiesIn } from "../records/project.ts";
import type { Overtaking } from "./kept.ts";
import type { Stored } from "./store.ts";

/**
 * Whose verdicts a record can alter, as it is now and as it was before: its owner and its parties; for what an organisation
 * sets up, everybody there and below. Rather one too many than one too few: who is judged anew to the same verdict has lost nothing.
 */
export function concernedBy(row: Stored, before?: Stored | null): Overtaking {
  const both = before ? [row, before] : [row];
  if (row.kind === "attachment") return {}; // No rule asks about files.
  if (row.kind === "pack" && both.every((one) => one.state === "draft")) return {};
  const paths = [...new Set(both.map((one) => one.orgPath))];
  if (setUp.has(row.kind)) return { under: paths };
  const people = [...new Set(both.flatMap(peopleOf))];
  // Rules may ask about everybody in a school: somebody who comes or goes alters what is asked of the others.
  return row.kind === "role" ? { people, at: paths } : { people };
}

/** What holds for an organisation and below. */
const setUp: ReadonlySet<string> = new Set(["org", "calendar", "pack", "binding", "decision"]);

function peopleOf({ kind, owner, body }: Stored): Id[] {
  const parties = isKind(kind) ? Object.values(partiesIn(kind, body as object)).flat() : [];
  return owner === null ? parties : [owner, ...parties];
}

/** Several at once, each person and path once. */
export class Overtakings {
  readonly #found = { people: new Set<Id>(), at: new Set<string>(), under: new Set<string>() };

  add(whom: Overtaking): void {
    for (const part of ["people", "at", "under"] as const) for (const one of whom[part] ?? []) this.#found[part].add(one);
  }

  get all(): Required<Overtaking> {
    return { people: [...this.#found.people], at: [...this.#found.at], under: [...this.#found.under] };
  }
}
