import { isProblemError, operationById, ProblemError, type Kind } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { rowOf, type Body } from "../records/body.ts";
import { partiesIn } from "../records/project.ts";
import type { Found } from "../records/scene.ts";
import { holds } from "../store/holds.ts";
import { groundsOf, look, readableStates, rowsFor, type Ground } from "./grounds.ts";

/** Properties of a record that somebody has to do with: all, or these. */
export type Fields = "*" | ReadonlySet<string>;

/** What says which record it is, and where it stands: shown to whoever sees a record at all. */
const always = ["id", "version", "org", "createdAt", "updatedAt", "state", "deleted"];

/** Whether the table shows somebody whole records of a kind, or none: then nobody need look at each of them. */
export const showsAll = (who: Who, operation: string): boolean =>
  opensWhole(who, operation) && rowOf(operationById.get(operation)!.kind!).guarded === undefined;

const opensWhole = (who: Who, operation: string): boolean => rowsFor(who, operation).every(({ fields }) => fields === "*");

/** The properties that the table opens to somebody for an operation on a record: those of all rows that reach it. */
export function fieldsOf(who: Who, operation: string, { governing }: Pick<Found, "governing">): Fields {
  if (opensWhole(who, operation)) return "*";
  const isRead = /\.(get|list)$/.test(operation);
  const reaching = groundsOf(who, operation).filter(
    (ground) => holds(ground.atom, governing, look) && (!isRead || isReadable(ground, governing.kind as Kind, governing.state)),
  );
  return together([
    ...reaching.map(({ fields }) => fields),
    ...rowsFor(who, operation).flatMap((row) => (row.relation === "reader" ? [row.fields] : [])),
  ]);
}

const isReadable = ({ parties }: Ground, kind: Kind, state: string | null): boolean => {
  const states = readableStates(kind, parties);
  return states === undefined || states.includes(state ?? "");
};

const together = (all: readonly Ground["fields"][]): Fields =>
  all.includes("*") ? "*" : new Set([...always, ...all.flatMap((fields) => (fields === "*" ? [] : fields))]);

/** A record with what somebody may see of it. */
export function shownTo(who: Who, found: Found, operation = `${found.stored.kind}.get`): Body {
  const fields = fieldsOf(who, operation, found);
  return unguarded(who, found, fields === "*" ? found.body : portioned(who, found, only(found.body, fields)));
}

/** Of lists of which everybody sees her own only: what is about the reader. */
function portioned({ person }: Who, { stored }: Found, shown: Body): Body {
  const { portions } = rowOf(stored.kind as Kind);
  if (!portions) return shown;
  const isHers = (entry: Body | string, about: string): boolean =>
    [typeof entry === "string" ? entry : entry[about]].flat().includes(person);
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) =>
      portions[name] === undefined ? [name, value] : [name, (value as (Body | string)[]).filter((entry) => isHers(entry, portions[name]!))],
    ),
  ) as Body;
}

/** Without what is shown to its parties alone, as long as the record does not say that others may see it. */
function unguarded({ person }: Who, { stored, body }: Found, shown: Body): Body {
  const { guarded } = rowOf(stored.kind as Kind);
  if (!guarded || (guarded.unless !== undefined && body[guarded.unless] === true)) return shown;
  const parties = partiesIn(stored.kind as Kind, body);
  if (guarded.parties.some((party) => parties[party]?.includes(person))) return shown;
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !guarded.properties.includes(name))) as Body;
}

const only = (body: Body, fields: ReadonlySet<string>): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => fields.has(name))) as Body;

/** @throws {ProblemError} `not-permitted` where something is to be written that no row of the table opens to him. */
export function demandWritable(
  who: Who,
  operation: string,
  found: Pick<Found, "stored" | "governing">,
  names: readonly string[],
  at = "",
): void {
  const fields = fieldsOf(who, operation, found);
  const refused = fields === "*" ? [] : names.filter((name) => !fields.has(name));
  if (refused.length > 0)
    throw new ProblemError("not-permitted", `You may not write ${refused.join(", ")} of this ${found.stored.kind}.`, {
      issues: refused.map((name) => ({ pointer: `${at}/${name}`, code: "not-yours-to-change", message: "Leave it out." })),
    });
}

/** Whether a ground opens all that a list is narrowed and ordered by. Otherwise the answer would tell what is not shown. */
export const opensAll = ({ fields }: Pick<Ground, "fields">, kind: Kind, asked: readonly string[]): boolean =>
  fields === "*" || asked.flatMap((name) => propertiesOf(kind, name)).every((name) => always.includes(name) || fields.includes(name));

const propertiesOf = (kind: Kind, name: string): readonly string[] =>
  name === "day" ? (rowOf(kind).day ?? []) : name === "owner" ? [rowOf(kind).owner ?? name] : [name.split(".")[0]!];

/** A refusal that carries a record as it is, with what the caller may see of it. */
export async function discreetly(who: Who, error: unknown, kind: Kind, find: (id: string) => Promise<Found | null>): Promise<unknown> {
  if (!isProblemError(error) || error.more.current === undefined || showsAll(who, `${kind}.get`)) return error;
  const found = await find((error.more.current as Body).id);
  const { current: _whole, ...more } = error.more;
  return new ProblemError(error.code, error.detail, found ? { ...more, current: shownTo(who, found) } : more);
}
