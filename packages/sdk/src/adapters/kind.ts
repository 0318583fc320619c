import { kindTable, operations, type Kind, type KindRow, type Kinds, type Ref } from "@xiaoben/contract";
import { guardOf, shapeOf, type Guarded } from "@xiaoben/contract/guards";
import { TransportError } from "../errors.ts";
import { nearest, UntranslatableError } from "./errors.ts";
import { compileFields, type Compiled, type FieldIssue } from "./compile.ts";
import { asText, at, type Row } from "./json.ts";
import type { AnyKind } from "./options.ts";
import type { Conventions } from "./way.ts";

/** One kind of an adapter, looked through. */
export interface KindWay<K extends Kind = Kind> {
  readonly kind: K;
  readonly options: AnyKind;
  readonly fields: Compiled;
  readonly row: KindRow;
  /** The record that a row is. @throws {TransportError} `bad-answer`, by the adapter */
  record(row: Row, operation: string, pointer?: string): Promise<Kinds[K]>;
  /** Parameters that name a record; `undefined` where the vendor cannot know it. */
  key(id: string): Row | undefined;
  /** What tells rows of a list apart. */
  rowKey(row: Row): string;
  isDeleted(row: Row): boolean;
}

/** Looks the definition of a kind through. Mistakes go to `faults`. */
export function kindWay<K extends Kind>(kind: K, options: AnyKind, name: string, conventions: Conventions, faults: string[]): KindWay<K> {
  const where = `${name}.kinds.${kind}`;
  const row: KindRow = kindTable[kind];
  const isEmpty = Array.isArray(options.calls.list) && options.calls.list.length === 0;
  // Of what there is none, nothing needs to be mapped.
  const fields = compileFields(shapeOf(kind), options.fields, where, isEmpty ? [] : faults);
  checkNames(kind, options, row, where, faults);
  const deleted = options.lists?.deleted;
  const idColumn = fields.column("id");
  const readId = (found: Row): unknown => idColumn?.read(found, conventions);
  return {
    kind,
    options,
    fields,
    row,
    record: async (found, operation, pointer = "") =>
      (await checkedRecord(kind, fields.read(found, conventions), {
        name,
        operation,
        pointer,
      })) as Kinds[K],
    key(id) {
      try {
        return idColumn?.write?.(id, conventions);
      } catch (error) {
        if (error instanceof UntranslatableError) return undefined;
        throw error;
      }
    },
    rowKey(found) {
      try {
        return String(readId(found));
      } catch (error) {
        if (error instanceof UntranslatableError) return JSON.stringify(found);
        throw error;
      }
    },
    isDeleted: (found) => deleted !== undefined && asText(at(found, deleted[0])) === String(deleted[1]),
  };
}

interface Told {
  name: string;
  operation: string;
  /** Where in the answer the value stands. */
  pointer: string;
}

async function checkedRecord(kind: Kind, found: { value: object; issues: FieldIssue[] }, told: Told): Promise<unknown> {
  if (found.issues.length === 0 && guardOf(kind)(found.value)) return found.value;
  const { readRecord } = await import("@xiaoben/contract/schemas");
  const read = readRecord(kind, found.value);
  // What could not be translated is missing in the record too: it is said once.
  const said = new Set(found.issues.map(({ pointer }) => pointer));
  const issues = [...found.issues, ...(read.issues ?? []).filter(({ pointer }) => !said.has(pointer))];
  if (issues.length === 0) return read.value;
  const { id } = found.value as { id?: unknown };
  throw broken(`${kind}${typeof id === "string" ? ` ${id}` : ""}`, issues, told, typeof id === "string" ? { kind, id } : undefined);
}

/** An answer that is no record, checked. */
export function checkedAnswer<N extends "session" | "task">(
  what: N,
  found: { value: object; issues: FieldIssue[] },
  told: Told,
): Guarded[N] {
  if (found.issues.length === 0 && guardOf(what)(found.value)) return found.value as Guarded[N];
  const missing = Object.keys(shapeOf(what)).filter((name) => !name.endsWith("?") && !(name in found.value));
  const issues =
    found.issues.length > 0
      ? found.issues
      : missing.map((name) => ({ pointer: `/${name}`, code: "required", message: `/${name} is missing` }));
  throw broken(what, issues, told);
}

function broken(what: string, issues: FieldIssue[], { name, operation, pointer }: Told, record?: Ref): TransportError {
  const detail = `What the adapter "${name}" made of the answer is no ${what}: ${issues.map(({ message }) => message).join("; ")}. Mend its mapping, or the row.`;
  return new TransportError("bad-answer", detail, {
    retryable: false,
    issues: issues.map((issue) => ({ ...issue, pointer: `${pointer}${issue.pointer}` })),
    breach: { operation, by: "adapter", ...(record && { record }) },
  });
}

function checkNames(kind: Kind, options: AnyKind, row: KindRow, where: string, faults: string[]): void {
  const unknown = (what: string, found: string, known: readonly string[], says: string): void => {
    const meant = nearest(found, known);
    faults.push(
      `${where}.${what}: ${says} "${found}"${meant ? `. Did you mean "${meant}"?` : `. There are: ${known.join(", ") || "none"}`}`,
    );
  };
  for (const filter of Object.keys(options.lists?.where ?? {}))
    if (!Object.hasOwn(row.filters, filter)) unknown("where", filter, Object.keys(row.filters), `lists of ${kind} have no filter`);
  for (const order of Object.keys(options.lists?.orders ?? {}))
    if (!row.orders.includes(order)) unknown("orders", order, row.orders, `lists of ${kind} have no order`);
  const { list, get, ...writes } = options.calls;
  for (const does of Object.keys(writes)) {
    const known = operations.filter((operation) => operation.kind === kind).map(({ id }) => id.slice(kind.length + 1));
    if (!known.includes(does)) unknown("calls", does, known, `the contract does not know for ${kind}`);
  }
  if (Object.keys(writes).length > 0 && !list && !get)
    faults.push(`${where}.calls: what is written must be read as well. Give "list" or "get"`);
}
