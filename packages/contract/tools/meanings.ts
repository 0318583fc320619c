import type { Kind } from "../src/kinds/index.ts";
import { interfaces, typeOf } from "./sources.ts";

/** A JSON Schema, as far as it is touched here. */
export interface Schema {
  [key: string]: unknown;
  properties?: { [name: string]: Schema };
  $defs?: { [name: string]: Schema };
}

/** Adds to each property of a record what the doc comment of its type says. */
export function tellMeanings(schema: Schema, kind: Kind): void {
  for (const { name, says } of [...interfaces.get("RecordBase")!.properties, ...typeOf(kind).properties]) {
    const property = schema.properties?.[name];
    if (property && says !== "") property["description"] = says;
  }
}
