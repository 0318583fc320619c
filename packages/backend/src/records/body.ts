import { canonical, kindTable, workflows, type Id, type Kind, type KindRow, type RecordBase, type Workflow } from "@xiaoben/contract";

/** A record of the wire whose kind is known only at run time. */
export type Body = RecordBase & { readonly [property: string]: unknown };

/** The row of the kind table. */
export const rowOf = (kind: Kind): KindRow => kindTable[kind];

/** The workflow of a kind, if it has one. */
export const workflowOf = (kind: Kind): Workflow | undefined =>
  (workflows as { readonly [K in Kind]?: unknown })[kind] as Workflow | undefined;

/** Whether two values of the wire are equal. */
export const same = (a: unknown, b: unknown): boolean => a === b || canonical(a ?? null) === canonical(b ?? null);

/** A property that holds one person, several, or none. */
export const idsAt = (body: object, property: string): Id[] => {
  const value = (body as { [name: string]: unknown })[property];
  return (Array.isArray(value) ? value : [value]).filter((one): one is Id => typeof one === "string");
};

/** A property as text, or `undefined` where it holds something else. */
export const textAt = (body: object, property: string): string | undefined => {
  const value = (body as { [name: string]: unknown })[property];
  return typeof value === "string" ? value : undefined;
};

/** A property as text, also one of a property: `pack.id`. */
export const textAtPath = (body: object, path: string): string | undefined => {
  const names = path.split(".");
  const inner = names
    .slice(0, -1)
    .reduce<unknown>((value, name) => (typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined), body);
  return typeof inner === "object" && inner !== null ? textAt(inner, names.at(-1)!) : undefined;
};

/** The kind whose state and parties govern a kind without a workflow of its own: sections and items follow their plan. */
export function parentOf(kind: Kind): { rel: string; kind: Kind; property: string } | undefined {
  if (workflowOf(kind)) return undefined;
  for (const [rel, link] of Object.entries(rowOf(kind).links))
    if (workflowOf(link.to)) return { rel, kind: link.to, property: link.property };
  return undefined;
}
