import type { Kind, Kinds } from "@xiaoben/contract";
import type { Shape } from "@xiaoben/contract/guards";
import { columnOf, compileFields, isEmpty, objectOf, readValue, type Compiled, type Objectlike } from "./compile.ts";
import { UntranslatableError } from "./errors.ts";
import { asText, at, isRow, put, type Json, type NewRow, type Row } from "./json.ts";
import { isList } from "./values.ts";
import type { Conventions, Way } from "./way.ts";

/** Where a property of the contract stands at the vendor's: a name or path, with a {@link Way} where the usual one does not do, or a {@link Column}. */
export type Mapping = string | readonly [path: string, way: Way] | Column;

/** Property or path of the contract (`"slot.period"`) → where it stands at the vendor's. */
export type FieldTable<T> = { readonly [P in keyof T & string]?: Mapping } & { readonly [path: `${string}.${string}`]: Mapping };
/** One table, or several that are read as one: to share the columns that every row of the vendor's has, or to keep together what belongs together. */
export type Fields<T> = FieldTable<T> | readonly FieldTable<T>[];
/** Where the properties of a kind stand at the vendor's. */
export type FieldsOf<K extends Kind> = Fields<Kinds[K]>;

/** Properties of an object inside a record. */
export interface Mappings {
  readonly [path: string]: Mapping;
}

/** A property that is made of more or less than one name. */
export interface Column {
  /** Names that it is written to; none: it cannot be written. */
  readonly names: readonly string[];
  readonly gives?: Way["gives"];
  read(row: Row, conventions: Conventions): unknown;
  write?(value: unknown, conventions: Conventions): NewRow;
  /** How a value is asked for in a filter, where it is never sent. */
  ask?(value: unknown, conventions: Conventions): NewRow;
  /** Called when the adapter is defined, for columns that depend on what the contract wants at their place. */
  fit?(shape: Shape, where: string, faults: string[]): Column;
}

/** The same for every row; never sent. */
export const always = (value: Json): Column => ({ names: [], read: () => value });

/** Made of the whole row; never sent. */
export const computed = (read: (row: Row) => unknown): Column => ({ names: [], read });

/** Read and never sent: the vendor's system decides it. */
export const shown = (path: string, by?: Way): Column => ({
  names: [],
  read: (row) => at(row, path),
  fit(shape, where, faults) {
    const { write, ...rest } = columnOf(by ? [path, by] : path, shape, where, faults);
    return { ...rest, names: [], ...(write && { ask: write }) };
  },
});

/**
 * The id of what is made on devices as well: `column` keeps the id that the device gave it; where it is empty, the id is made of the key.
 * Without such a column a vendor's kind cannot be created through the adapter.
 */
export const given = (column: string, key: string, by: Way): Column => ({
  names: [column, key],
  read: (row, conventions) => at(row, column) || readValue(at(row, key), by, conventions),
  write(value, conventions) {
    const row: NewRow = {};
    try {
      put(row, key, by.write(value, conventions));
    } catch (error) {
      if (!(error instanceof UntranslatableError)) throw error;
      put(row, column, value);
    }
    return row;
  },
});

/** Lists of objects, each mapped: `each({ id: "xh", text: "nr" })`. */
export const each = (fields: Mappings | readonly Mappings[]): Way =>
  inner(
    (shape) => (isList(shape) && shape.length === 1 ? shape[0]! : undefined),
    "lists of objects",
    fields,
    (compiled) => ({
      read: (value, conventions) => rowsIn(value).map((row) => readAll(compiled, row, conventions)),
      write: (value, conventions) => (value as object[]).map((one) => writeAll(compiled, one, conventions)),
    }),
  );

/** Tables of objects that the vendor keeps as rows, each with its key in a column: `keyed("zb", { value: "fs", level: "dj" })`. */
export const keyed = (column: string, fields: Mappings | readonly Mappings[]): Way =>
  inner(
    (shape) => (typeof shape === "string" || isList(shape) ? undefined : (shape as Objectlike)["*"]),
    "tables of objects",
    fields,
    (compiled) => ({
      read: (value, conventions) =>
        Object.fromEntries(rowsIn(value).map((row) => [asText(at(row, column)), readAll(compiled, row, conventions)])),
      write: (value, conventions) =>
        Object.entries(value as { [key: string]: object }).map(([key, one]) => ({
          [column]: key,
          ...writeAll(compiled, one, conventions),
        })),
    }),
  );

/**
 * Signatures that the vendor keeps: who, as which party, and when. They are read and never sent: signing is an action. What was signed is told by the
 * time, as the vendor has no version of then, and without a hash.
 */
export const signed = (path: string, fields: { party: Mapping; person: Mapping; at: string }): Column =>
  shown(path, each({ ...fields, version: fields.at, hash: always(""), way: always("session") }));

/** A way that maps objects inside a value. Of several forms that an object may have, every property may be absent. */
function inner(
  itemOf: (shape: Shape) => Shape | undefined,
  what: string,
  fields: Mappings | readonly Mappings[],
  made: (compiled: Compiled) => Way,
): Way {
  return {
    read: (value) => value,
    write: (value) => value as Json,
    fit(shape, where, faults) {
      const item = itemOf(shape);
      const forms = item && isList(item) ? item : [item];
      if (!forms.every((form) => form !== undefined && objectOf(form) !== undefined)) {
        faults.push(`${where}: this way is for ${what}, and the contract wants none there. Give another way`);
        return this;
      }
      const optional = (form: Objectlike): Objectlike =>
        Object.fromEntries(Object.entries(form).map(([name, one]) => [`${name.replace("?", "")}?`, one]));
      const whole = forms.length === 1 ? forms[0]! : Object.assign({}, ...forms.map((form) => optional(form as Objectlike)));
      return made(compileFields(whole as Shape, fields as Fields<Mappings>, where, faults));
    },
  };
}

function rowsIn(value: Json): Row[] {
  if (!Array.isArray(value) || !value.every(isRow))
    throw new UntranslatableError("not-a-list", `${JSON.stringify(value)?.slice(0, 40)} is no list of objects`);
  return value as Row[];
}

function readAll(compiled: Compiled, row: Row, conventions: Conventions): object {
  const { value, issues } = compiled.read(row, conventions);
  if (issues[0]) throw new UntranslatableError(issues[0].code, issues[0].message);
  return value;
}

/** Writes an object whole. What has no place at the vendor's is refused and not dropped. */
function writeAll(compiled: Compiled, value: object, conventions: Conventions): NewRow {
  const homeless = Object.entries(value).find(([property, inner]) => !compiled.properties.has(property) && !isEmpty(inner));
  if (homeless)
    throw new UntranslatableError("not-kept", `the vendor's system has no place for "${homeless[0]}" there: map it, or leave it out`);
  return compiled.write(value, Object.keys(value), conventions);
}
