import { growthKinds, operationById, type Kind, type Party, type Permission } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { parentOf, rowOf, workflowOf } from "../records/body.ts";
import { partiesIn } from "../records/project.ts";
import type { Atom, Look } from "../store/holds.ts";

/** A row of the permission table as it applies to somebody: what must hold of the record, and who he then is to it. */
export interface Ground {
  atom: Exclude<Atom, { through: unknown }>;
  parties: readonly Party[];
  /** Properties of the record that the row opens. */
  fields: Permission["fields"];
}

/** Every path of an organisation begins like this. */
export const everywhere = "/";

/** How relations of the table are looked for in a record itself. */
export const look: Look = { parties: (row) => partiesIn(row.kind as Kind, row.body as object), targets: () => [] };

/** The kind whose records an operation's relations speak of: its own, or its parent's. */
export function judgedKind(operation: string): Kind {
  const kind = operationById.get(operation)?.kind;
  if (kind) return parentOf(kind)?.kind ?? kind;
  return "person";
}

/** What allows somebody an operation. Empty: no row of the table speaks of him. */
export function groundsOf(who: Who, operation: string): Ground[] {
  const kind = judgedKind(operation);
  return rowsFor(who, operation).flatMap((row) =>
    ofRow(who, row, kind).map(({ atom, parties }) => ({ atom: setApart(atom, row, kind), parties, fields: row.fields })),
  );
}

/** Of a kind some of whose records are shown apart, a row reaches those by a party or because it speaks of them; every other row reaches the rest. */
function setApart(atom: Ground["atom"], { relation }: Permission, kind: Kind): Ground["atom"] {
  const { apart } = rowOf(kind);
  if (!apart || relation === "self" || relation.startsWith("party:")) return atom;
  const { property, is } = apart;
  const says = relation === "inspects" ? { property, is } : { property, isNot: is };
  return "everyone" in atom ? { orgUnder: everywhere, says } : { ...atom, says };
}

/** Rows of the table that speak of somebody and of an operation, whatever he is to the record. */
export const rowsFor = (who: Who, operation: string): Permission[] =>
  who.permissions.filter(
    ({ roles, operations, purpose }) =>
      !(who.purpose === "appraisal" && (purpose === "growth" || holdsGrowth(operation))) &&
      (roles.includes("*") || who.roles.some((held) => roles.includes(held.role))) &&
      operations.some((pattern) => covers(pattern, operation)),
  );

/** Whether an operation is about growth notes. Nobody reads or writes them to appraise. */
function holdsGrowth(operation: string): boolean {
  const kind = operationById.get(operation)?.kind;
  return kind !== undefined && (growthKinds as readonly Kind[]).includes(kind);
}

/** Whether an entry of the table speaks of an operation. */
const covers = (pattern: string, operation: string): boolean =>
  pattern.endsWith(".*") ? operation.startsWith(pattern.slice(0, -1)) : pattern === operation;

function ofRow(who: Who, row: Permission, kind: Kind): Omit<Ground, "fields">[] {
  const roles = who.roles.filter((held) => row.roles.includes(held.role));
  if (row.relation === "anyone") return [{ atom: { everyone: true }, parties: [] }];
  if (row.relation === "self") return [{ atom: { owner: who.person }, parties: partiesOfOwner(kind) }];
  if (row.relation.startsWith("party:")) {
    const party = row.relation.slice("party:".length) as Party;
    return [{ atom: { party: who.person, as: [party] }, parties: [party] }];
  }
  if (row.relation === "sameGroup") return who.led.length === 0 ? [] : [{ atom: { group: who.led }, parties: ["groupLead"] }];
  if (row.relation === "sameSchool")
    return schoolsOf(who).map((path) => ({
      atom: { orgUnder: path },
      parties: who.roles.filter((held) => path.startsWith(held.path)).map((held) => held.role as Party),
    }));
  if (row.relation === "audience")
    return who.directory.chain(who.home).map((org) => ({ atom: { party: org.id, as: ["audience"] }, parties: ["audience"] }));
  if (row.relation === "inspects" && rowOf(kind).apart)
    return roles.map((held) => ({ atom: { orgUnder: held.path }, parties: ["inspector"] }));
  if (row.relation === "below") return roles.map((held) => ({ atom: { orgUnder: held.path }, parties: [held.role as Party] }));
  return [];
}

const partiesOfOwner = (kind: Kind): Party[] =>
  Object.entries(rowOf(kind).parties)
    .filter(([, property]) => property === rowOf(kind).owner)
    .map(([party]) => party as Party);

function schoolsOf(who: Who): string[] {
  const paths = [who.directory.pathOf(who.home), ...who.roles.map((held) => held.path)];
  return [...new Set(paths.filter((path) => path !== undefined))].filter((path) => {
    const id = path.split("/").at(-2);
    return id !== undefined && who.directory.org(id)?.type !== "county";
  });
}

/** States in which a party may read a record, or whoever has a ground; `undefined`: the kind has no states, whoever has a ground may read. */
export function readableStates(kind: Kind, parties: readonly Party[]): string[] | undefined {
  const workflow = workflowOf(kind);
  return (
    workflow &&
    Object.keys(workflow.states).filter((state) =>
      workflow.states[state]!.reads.some((party) => party === "anyone" || parties.includes(party)),
    )
  );
}
