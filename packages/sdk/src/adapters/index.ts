/** An existing API behind the gateway: envelopes, names, codes and pages translated. */
export { adapt } from "./adapt.ts";
export { unwrap, type Call, type Envelope, type Reach, type UnwrapOptions } from "./call.ts";
export { codes, codeTables, type CodeOptions, type CodeTable } from "./codes.ts";
export { AdapterError, UntranslatableError } from "./errors.ts";
export {
  always,
  computed,
  each,
  given,
  keyed,
  shown,
  signed,
  type Column,
  type Fields,
  type FieldsOf,
  type FieldTable,
  type Mapping,
  type Mappings,
} from "./columns.ts";
export { ids, idsOf, type Ids } from "./ids.ts";
export type { Json, Row } from "./json.ts";
export type { AdaptOptions, KindLists, KindOptions, PackRef, TaskOptions } from "./options.ts";
export { pages, type PagesOptions, type Paging } from "./pages.ts";
export { localDay, localTime } from "./times.ts";
export { decimal, flag, json, list } from "./values.ts";
export { way, type Conventions, type Way } from "./way.ts";
