import type { Id, Person, Timetable } from "@xiaoben/contract";
import type { createClient } from "@xiaoben/sdk";
import type { Plan } from "./plan.ts";

type Client = ReturnType<typeof createClient>;

/** What a school has already. */
export interface School {
  org: Id;
  people: Person[];
  timetables: Timetable[];
  /** Codes of subjects by their names, as its timetables and lessons have them. */
  subjects: Map<string, string>;
}

/** How many lessons are looked at for the codes of subjects. */
const lessonsLookedAt = 500;

/** `undefined` where nobody is signed in. */
export async function askSchool(client: Client, named: Id | undefined): Promise<School | undefined> {
  const org = named ?? (await client.session())?.org;
  if (org === undefined) return undefined;
  const people = await all(client.people.list({ org, limit: 500 }));
  const timetables = await all(client.timetables.list({ org, limit: 500 }));
  const lessons = await all(client.lessons.list({ limit: lessonsLookedAt }, { max: lessonsLookedAt }));
  const taught = [...lessons, ...timetables.flatMap(({ cells }) => cells)];
  return { org, people, timetables, subjects: new Map(taught.map(({ subjectName, subject }) => [subjectName, subject])) };
}

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}

/**
 * Writes what is planned, class by class: earlier timetables end first. Broken off, the same command goes on from there.
 * Answers how many classes were written.
 */
export async function writePlan(
  client: Client,
  { ending, timetables }: Plan,
  onBroken: (done: number, of: number) => void,
): Promise<number> {
  const open = timetables.filter(({ result }) => result !== "unchanged");
  let done = 0;
  try {
    for (const { id, version, to } of ending) await client.timetables.update(id, { to }, { version });
    for (const { id, version, body } of open) {
      const { to, periods, cells } = body;
      if (version === undefined) await client.timetables.create(body, { id });
      else await client.timetables.update(id, { to, periods, cells }, { version });
      done++;
    }
  } catch (error) {
    onBroken(done, open.length);
    throw error;
  }
  return done;
}
