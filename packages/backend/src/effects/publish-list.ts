import type { Publication, PublishedItem } from "@xiaoben/contract";
import type { Effect } from "./effect.ts";

/** Makes what everybody in the organisation reads: of nobody more than her item says. Ids stand in it only where names do. */
export const publishList: Effect = (record, { names }) => {
  const { id, items } = record as unknown as Publication;
  const list = items.flatMap(({ id: item, person, group, says, basis, shown }, i): PublishedItem[] => {
    const known = names?.get(person ?? group ?? "");
    const rest = { says, ...(basis && { basis }) };
    switch (shown) {
      case "omitted":
        return [];
      case "name":
        return [
          { id: item, ...(person !== undefined && { person }), ...(group !== undefined && { group }), name: known?.name ?? "", ...rest },
        ];
      case "initial":
        return [{ id: item, name: `${[...(known?.name ?? "")][0] ?? ""}**`, ...rest }];
      case "number":
        return [{ id: item, name: known?.staffNumber ?? String(i + 1), ...rest }];
    }
  });
  return [{ kind: "publication", id, set: { list } }];
};
