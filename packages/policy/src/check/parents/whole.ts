import type { Pack } from "@xiaoben/contract";
import type { Finding } from "../finding.ts";
import { below } from "../parts/tree.ts";

/**
 * Findings of a whole pack, told with the paths of the pack as it was written. What was taken over from a parent was looked at where it was
 * written; only where it names what is dropped here that is told.
 */
export const toldInSource = (whole: Pack, pack: Pack, findings: readonly Finding[]): Finding[] =>
  findings.flatMap((finding) => {
    const path = pathInSource(whole, pack, finding.path);
    if (path !== undefined) return [{ ...finding, path }];
    if (finding.code === "unknown-reference") return [{ ...finding, path: "/drop" }];
    return finding.code === "member-not-offered" ? [{ ...finding, path: "/extends" }] : [];
  });

/** Where a part of the whole pack stands in the pack as it was written; `undefined`: it was taken over. */
function pathInSource(whole: Pack, pack: Pack, path: string): string | undefined {
  if (whole === pack) return path;
  const keys = path.split("/").slice(1);
  const depth = keys[0] === "source" || keys[0] === "content" ? 2 : 1;
  const [list, [at, ...rest]] = [keys.slice(0, depth), keys.slice(depth)];
  const all = partsAt(whole, list);
  if (!all || at === undefined) return path;
  const id = all[Number(at)]?.id;
  const found = partsAt(pack, list)?.findIndex((part) => part.id === id) ?? -1;
  return found < 0 ? undefined : [below("", ...list, found), ...rest].join("/");
}

/** The list of named parts at a place of a pack. */
function partsAt(pack: Pack, keys: readonly string[]): readonly { id?: unknown }[] | undefined {
  const found = keys.reduce<unknown>((node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined), pack);
  return Array.isArray(found) ? (found as { id?: unknown }[]) : undefined;
}
