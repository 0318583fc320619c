import type { Person, RowProblem, SheetRow } from "@xiaoben/contract";
import { plain } from "./plain.ts";

/** Finds whom a row of a ledger speaks of. */
export type FindPerson = (values: SheetRow["values"]) => { person: Person } | { problem: RowProblem };

/** Matches by staff number, else by a name that only one person of the schools carries. */
export function personFinder(people: readonly Person[]): FindPerson {
  const byNumber = grouped(people, (person) => person.externalIds["staffNumber"]);
  const byName = grouped(people, (person) => person.displayName);
  return ({ staffNumber, name }) => {
    if (staffNumber === undefined && name === undefined) return { problem: { code: "person-missing", field: "name" } };
    const found = staffNumber === undefined ? (byName.get(plain(name!)) ?? []) : (byNumber.get(plain(staffNumber)) ?? []);
    const [field, text] = staffNumber === undefined ? (["name", name!] as const) : (["staffNumber", staffNumber] as const);
    if (found.length === 0) return { problem: { code: "person-unknown", field, found: text } };
    if (found.length > 1)
      return { problem: { code: "person-ambiguous", field, found: text, more: { candidates: found.map(described).join("、") } } };
    const person = found[0]!;
    if (name !== undefined && plain(person.displayName) !== plain(name))
      return { problem: { code: "name-differs", field: "name", found: name, more: { expected: person.displayName } } };
    return { person };
  };
}

function grouped(people: readonly Person[], by: (person: Person) => string | undefined): Map<string, Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const key = by(person);
    if (key !== undefined) groups.set(plain(key), [...(groups.get(plain(key)) ?? []), person]);
  }
  return groups;
}

const described = (person: Person): string => [person.displayName, person.externalIds["staffNumber"]].filter(Boolean).join(" ");
