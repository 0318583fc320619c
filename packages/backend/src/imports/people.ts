import type { Id, Person, PersonNamed, RowProblem, SheetRow } from "@xiaoben/contract";
import { plain } from "./plain.ts";

/** Finds whom a row of a ledger speaks of; `chosen` is whom somebody named where several could be meant. */
export type FindPerson = (values: SheetRow["values"], chosen?: Id) => Found;
type Found = { person: Person } | { problem: RowProblem; candidates?: PersonNamed[] };

/** Matches by staff number, else by a name that only one person of the schools carries, or by the one of them that was chosen. */
export function personFinder(people: readonly Person[]): FindPerson {
  const byNumber = grouped(people, (person) => person.externalIds["staffNumber"]);
  const byBareNumber = grouped(people, (person) => person.externalIds["staffNumber"] && withoutZeros(person.externalIds["staffNumber"]));
  const byName = grouped(people, (person) => person.displayName);
  const numbered = (staffNumber: string, name: string | undefined): Person[] => {
    const exact = byNumber.get(plain(staffNumber)) ?? [];
    if (exact.length > 0 || name === undefined) return exact;
    // Excel drops the zeros that a number begins with; the name then says whether it is the same.
    return (byBareNumber.get(plain(staffNumber)) ?? []).filter((person) => plain(person.displayName) === plain(name));
  };
  return ({ staffNumber, name }, chosen) => {
    if (staffNumber === undefined && name === undefined) return { problem: { code: "person-missing", field: "name" } };
    const found = staffNumber === undefined ? (byName.get(plain(name!)) ?? []) : numbered(staffNumber, name);
    const [field, text] = staffNumber === undefined ? (["name", name!] as const) : (["staffNumber", staffNumber] as const);
    if (found.length === 0) return { problem: { code: "person-unknown", field, found: text } };
    const person = found.length > 1 ? found.find(({ id }) => id === chosen) : found[0]!;
    if (!person)
      return {
        problem: { code: "person-ambiguous", field, found: text, more: { candidates: found.map(described).join("、") } },
        candidates: found.map(named),
      };
    if (name !== undefined && plain(person.displayName) !== plain(name))
      return { problem: { code: "name-differs", field: "name", found: name, more: { expected: person.displayName } } };
    return { person };
  };
}

const withoutZeros = (staffNumber: string): string => staffNumber.replace(/^0+(?=\d+$)/, "");

const named = ({ id, displayName, externalIds: { staffNumber } }: Person): PersonNamed =>
  staffNumber === undefined ? { id, displayName } : { id, displayName, staffNumber };

function grouped(people: readonly Person[], by: (person: Person) => string | undefined): Map<string, Person[]> {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const key = by(person);
    if (key !== undefined) groups.set(plain(key), [...(groups.get(plain(key)) ?? []), person]);
  }
  return groups;
}

const described = (person: Person): string => [person.displayName, person.externalIds["staffNumber"]].filter(Boolean).join(" ");
