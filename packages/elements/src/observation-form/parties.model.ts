import type { Observation, Party, Session } from "@xiaoben/contract";

/** What the signed-in person is to an observation: who wrote it, who was observed, or a role that reads. */
export function partiesTo(observation: Pick<Observation, "author" | "observed">, session: Pick<Session, "person" | "roles">): Party[] {
  const parties: Party[] = session.roles.map(({ role }) => role as Party);
  if (observation.author === session.person) parties.push("author");
  if (observation.observed === session.person) parties.push("observed");
  return parties;
}
