import type { Shape } from "@xiaoben/contract/guards";
import type { Column, Fields, Mapping } from "./columns.ts";
import { nearest, UntranslatableError } from "./errors.ts";
import { isPlain } from "../values.ts";
import { at, isRow, put, type Json, type NewRow, type Row } from "./json.ts";
import { versionWay } from "./times.ts";
import { isList, nothing, usual } from "./values.ts";
import { defaults, type Conventions, type Way } from "./way.ts";

export interface FieldIssue {
  pointer: string;
  code: string;
  message: string;
}

/** Fields that have been looked through: they read whole rows and write some of their properties. */
export interface Compiled {
  /** First part of every path that is mapped. */
  readonly properties: ReadonlySet<string>;
  /** Properties that are mapped and never sent. */
  readonly shown: ReadonlySet<string>;
  /** How one path is translated, for filters. */
  column(path: string): Column | undefined;
  read(row: Row, conventions: Conventions): { value: { [property: string]: unknown }; issues: FieldIssue[] };
  /** What is sent for these properties of a record: `null` for what it has not. */
  write(record: object, properties: readonly string[], conventions: Conventions): NewRow;
}

/** The shape of an object. */
export type Objectlike = { readonly [property: string]: Shape };

/** Looks a mapping through against what the contract wants; mistakes go to `faults`. */
export function compileFields<T>(shape: Shape, fields: Fields<T>, where: string, faults: string[]): Compiled {
  const entries = [fields].flat().flatMap((table) => Object.entries(table as { readonly [path: string]: Mapping | undefined }));
  for (const [path] of entries.filter(([path], i) => entries.findIndex(([other]) => other === path) < i))
    faults.push(`${where}.fields: "${path}" is mapped twice. Remove one of the two`);
  const columns = entries.flatMap(([path, mapping]) => {
    if (mapping === undefined) return [];
    const found = shapeAt(shape, path);
    if (!found) {
      const known = Object.keys(objectOf(shapeAt(shape, path.split(".").slice(0, -1).join("."))?.shape ?? shape) ?? {});
      const meant = nearest(
        path.split(".").at(-1)!,
        known.map((name) => name.replace("?", "")),
      );
      faults.push(
        `${where}.fields: the contract has no "${path}" there${meant ? `. Did you mean "${meant}"?` : `. It has: ${known.join(", ")}`}`,
      );
      return [];
    }
    const column = columnOf(mapping, found.shape, `${where}.fields.${path}`, faults);
    checkCodes(column, found.shape, `${where}.fields.${path}`, faults);
    return [{ path, ...found, column }];
  });
  const mapped = columns.map(({ path }) => path);
  for (const missing of missingIn(shape, "", mapped))
    faults.push(`${where}.fields: "${missing}" is missing, and the contract cannot be without it. Map it, or give always(…)`);
  const top = (path: string): string => path.split(".")[0]!;
  const parents = [...new Set(mapped.filter((path) => path.includes(".")).map(top))].flatMap((path) => {
    const parent = shapeAt(shape, path);
    return parent?.may ? [{ path, needs: required(parent.shape) }] : [];
  });
  const writable = new Set(columns.filter(({ column }) => column.write).map(({ path }) => top(path)));
  return {
    properties: new Set(mapped.map(top)),
    shown: new Set(mapped.map(top).filter((property) => !writable.has(property))),
    column: (path) => columns.find((one) => one.path === path)?.column,
    read(row, conventions) {
      const value: { [property: string]: unknown } = {};
      const issues: FieldIssue[] = [];
      for (const { path, shape: wanted, may, column } of columns) {
        const pointer = `/${path.replaceAll(".", "/")}`;
        try {
          const found = column.read(row, conventions);
          const kept = found === undefined && !may ? nothing(wanted) : found;
          if (kept !== undefined) put(value, path, kept);
        } catch (error) {
          if (!(error instanceof UntranslatableError)) throw error;
          issues.push({ pointer, code: error.code, message: `${pointer}: ${error.message}` });
        }
      }
      for (const parent of parents) if (isHalf(at(value, parent.path), parent.needs)) delete value[parent.path];
      return { value, issues };
    },
    write(record, properties, conventions) {
      const row: NewRow = {};
      for (const { path, column } of columns) {
        if (!properties.includes(top(path)) || !column.write) continue;
        try {
          const sent = column.write(at(record, path), conventions);
          for (const [name, value] of Object.entries(sent)) put(row, name, value);
        } catch (error) {
          if (error instanceof UntranslatableError)
            throw new UntranslatableError(error.code, `/${path.replaceAll(".", "/")}: ${error.message}`);
          throw error;
        }
      }
      return row;
    },
  };
}

/** A mapping as a column, fitted to what the contract wants there. */
export function columnOf(mapping: Mapping, shape: Shape, where: string, faults: string[]): Column {
  if (typeof mapping !== "string" && !isPair(mapping)) return mapping.fit?.(shape, where, faults) ?? mapping;
  const [path, own] = typeof mapping === "string" ? [mapping, undefined] : mapping;
  const by = own?.fit?.(shape, where, faults) ?? own ?? (where.endsWith(".version") && shape === "n" ? versionWay : usual(shape));
  return {
    names: [path],
    ...(by.gives && { gives: by.gives }),
    read: (row, conventions) => readValue(at(row, path), by, conventions),
    write: (value, conventions) => ({ [path]: isNothing(value) ? null : by.write(value, conventions) }),
  };
}

const isPair = (mapping: Mapping): mapping is readonly [string, Way] => Array.isArray(mapping);

/** What stands in a column; `undefined` for nothing. */
export const readValue = (value: Json | undefined, by: Way | undefined, conventions: Conventions): unknown =>
  value === undefined || value === null || value === "" ? undefined : by ? by.read(value, conventions ?? defaults) : value;

/** Whether an object that may be absent lacks what it cannot be without. */
const isHalf = (value: unknown, needs: readonly string[]): boolean => isRow(value) && needs.some((name) => value[name] === undefined);

const isNothing = (value: unknown): boolean => value === undefined || value === null;

/** What the contract wants at a path, and whether it may be absent there. */
function shapeAt(shape: Shape, path: string): { shape: Shape; may: boolean } | undefined {
  let [inner, may] = [shape, false];
  for (const part of path === "" ? [] : path.split(".")) {
    const table = objectOf(inner);
    const name = table && [part, `${part}?`, "*"].find((one) => Object.hasOwn(table, one));
    if (!table || name === undefined) return undefined;
    may ||= name !== part;
    inner = table[name]!;
  }
  return { shape: inner, may };
}

export const objectOf = (shape: Shape): Objectlike | undefined => (typeof shape === "string" || isList(shape) ? undefined : shape);

/** Properties that an object cannot be without. */
const required = (shape: Shape): string[] => Object.keys(objectOf(shape) ?? {}).filter((name) => !name.endsWith("?") && name !== "*");

/** Paths that are not mapped, and that a record cannot be without: its own, and those of objects that are mapped in parts. */
function missingIn(shape: Shape, above: string, mapped: readonly string[]): string[] {
  const table = objectOf(shape) ?? {};
  return Object.keys(table).flatMap((name) => {
    const path = above + name.replace("?", "");
    if (mapped.includes(path)) return [];
    if (mapped.some((one) => one.startsWith(`${path}.`))) return missingIn(table[name]!, `${path}.`, mapped);
    return name.endsWith("?") || name === "*" ? [] : [path];
  });
}

/** The codes of a table must be codes of the contract, where its list is closed or ours. */
function checkCodes({ gives }: Column, shape: Shape, where: string, faults: string[]): void {
  const wanted = isList(shape) && shape.length === 1 ? shape[0]! : shape;
  if (!gives || typeof wanted !== "string" || !/^[=~]/.test(wanted)) return;
  const known = wanted.slice(1).split("|");
  const open = wanted.startsWith("~");
  if (gives.ext && !open)
    faults.push(
      `${where}: the list of the contract is closed, so the table "${gives.table}" cannot be read with unknown: "ext". Use "refuse"`,
    );
  for (const code of gives.codes.filter((one) => !known.includes(one) && !(open && /^ext:./.test(one)))) {
    const meant = nearest(code, known);
    faults.push(
      `${where}: "${code}" of the table "${gives.table}" is no code of the contract${meant ? `. Did you mean "${meant}"?` : `. It has: ${known.join(", ")}`}`,
    );
  }
}

/** Whether a value of a record says nothing. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0) ||
  (isPlain(value) && Object.keys(value).length === 0);
