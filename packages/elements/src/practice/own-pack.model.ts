import { idOf, type Id, type Org, type Pack, type PackRecord, type Session } from "@xiaoben/contract";
import { levelOf } from "./practice.model.ts";

/** What an organisation keeps in a pack of its own. */
export type Own = "rubrics" | "scheme";

/** Where such a pack stands: the version that is in use, and the one that is being written. */
export interface Stand {
  /** Id of the pack. */
  pack: string;
  /** The newest published version. */
  published: PackRecord | undefined;
  /** The draft of the next one, if somebody has begun it. */
  draft: PackRecord | undefined;
  /** Id of the record that a change is written to; it follows from the version, so that two who begin it meet in one record. */
  record: Id;
  /** Version that is being written. */
  version: string;
}

/** The pack in which an organisation keeps something of its own. */
export const ownPack = (own: Own, org: Id): string => `${own}.${org}`;

/** How the versions of a pack stand. */
export function standOf(records: readonly PackRecord[], pack: string, own: Own): Stand {
  const versions = records.filter((record) => record.pack.id === pack && record.deleted !== true);
  const [published, draft] = [newest(versions, "published"), newest(versions, "draft")];
  const last = versions
    .map((record) => record.pack.version)
    .sort(compare)
    .at(-1);
  const version = draft?.pack.version ?? nextVersion(last);
  return { pack, published, draft, record: draft?.id ?? idOf(own, pack, version), version };
}

/** Every published pack, in its newest version. */
export function publishedIn(records: readonly PackRecord[]): PackRecord[] {
  const packs = [...new Set(records.map(({ pack }) => pack.id))];
  return packs.flatMap((id) => {
    const published = newest(
      records.filter(({ pack, deleted }) => pack.id === id && deleted !== true),
      "published",
    );
    return published ? [published] : [];
  });
}

const newest = (versions: readonly PackRecord[], state: PackRecord["state"]): PackRecord | undefined =>
  versions.filter((record) => record.state === state).sort((a, b) => compare(b.pack.version, a.pack.version))[0];

/** The version after: the last number of it grows by one. */
export const nextVersion = (version: string | undefined): string =>
  version === undefined ? "1" : /\d+$/.test(version) ? version.replace(/\d+$/, (last) => String(Number(last) + 1)) : `${version}.1`;

/** What is changed: the draft; without one, the published version under the next number; without that, a pack that holds nothing yet. */
export function baseOf({ pack, published, draft, version }: Stand, org: Org, title: string, today: string): Pack {
  if (draft) return draft.pack;
  if (published) return { ...published.pack, version };
  return {
    format: "xiaoben.pack/1",
    id: pack,
    version,
    title,
    level: levelOf(org),
    source: { title, clauses: [] },
    effective: { from: today },
    parameters: [],
    ambiguities: [],
    books: [],
    measures: [],
    rules: [],
    consequences: [],
    examples: [],
  };
}

/** What is written into the draft of a version. Whose it is says only whoever begins it: a record that is there keeps its organisation. */
export const draftOf = ({ draft, published }: Stand, isThere: boolean, org: Id, pack: Pack): Partial<PackRecord> =>
  draft || isThere ? { pack } : { org: published?.org ?? org, pack };

/** Versions in the order of people: 2026.10 after 2026.9. */
function compare(a: string, b: string): number {
  const [x, y] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const [p, q] = [x[i] ?? "", y[i] ?? ""];
    if (p !== q) return /^\d+$/.test(p) && /^\d+$/.test(q) ? Number(p) - Number(q) : p < q ? -1 : 1;
  }
  return 0;
}

/** Whether somebody holds a role, beside teaching and leading a group, by which an organisation's own pack is hers to write. */
export const writesFor = ({ roles }: Pick<Session, "roles">, here: Org): boolean =>
  roles.some(({ role, org }) => role !== "teacher" && role !== "groupLead" && (org === here.id || here.path.includes(`/${org}/`)));
