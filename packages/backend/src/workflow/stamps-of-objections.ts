import type { Id, Instant, Publication } from "@xiaoben/contract";

interface Moment {
  actor: Id;
  at: Instant;
  input?: Readonly<Record<string, unknown>>;
}

const about = ["open", "object", "answer"];

export const isAboutObjections = (transition: string): boolean => about.includes(transition);

/** Bookkeeping of the time for objections: since when, what was said, and what was answered. What an input brought does not stay beside it. */
export function stampsOfObjections(
  transition: string,
  { objections }: Publication,
  { actor, at, input = {} }: Moment,
): Record<string, unknown> {
  if (transition === "open") return { submittedAt: at };
  if (transition === "object") {
    const said = { id: String(objections.length + 1), by: actor, at, says: input["objection"] };
    return { objections: [...objections, said], objection: undefined };
  }
  const answered = { answer: input["answer"], answeredBy: actor, answeredAt: at };
  return {
    objections: objections.map((one) => (one.id === input["answerTo"] ? { ...one, ...answered } : one)),
    answerTo: undefined,
    answer: undefined,
  };
}
