import type { NoteTag, Observation } from "@xiaoben/contract";

/** What a note can be about, in the order in which it is offered. */
export const noteTags = ["teacher", "pupils", "question", "answer", "good", "problem"] as const satisfies readonly NoteTag[];

/** The tags that stand on notes, with how many there are: ours in their order, then those of the host. */
export function tagsIn(notes: Observation["notes"]): { tag: NoteTag; count: number }[] {
  const counts = new Map<NoteTag, number>();
  for (const { tag } of notes) if (tag) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const order = [...noteTags.filter((tag) => counts.has(tag)), ...[...counts.keys()].filter((tag) => !noteTags.includes(tag))];
  return order.map((tag) => ({ tag, count: counts.get(tag)! }));
}
