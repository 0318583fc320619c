import { count, id, list, loose, maybe, name, oneOf } from "./primitives.ts";
import { base, ref } from "./record.ts";

export const attachment = loose({
  ...base,
  state: oneOf("open", "complete"),
  name,
  type: name,
  size: count,
  of: ref,
  by: id,
  received: maybe(list(count)),
  sha256: maybe(name),
  recognised: maybe(name),
});
