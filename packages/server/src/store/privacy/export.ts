import { isId, isProblemError, ProblemError, type Attachment, type Id, type Kind, type Ref } from "@xiaoben/contract";
import { createBackend, type Backend, type Caller } from "@xiaoben/backend";
import type { SqlStore } from "../sql-store.ts";
import { readme } from "./readme.ts";

/** Where an export is written: one file after the other, as it comes. */
export interface ExportSink {
  file(path: string, content: AsyncIterable<string | Uint8Array>): Promise<void>;
}

/** What was written out. */
export interface Exported {
  records: number;
  files: number;
  /** Records that name her and that she may not read: told by kind and id alone. */
  withheld: number;
}

/**
 * Writes out everything about a person: records that name her, as far as she may read them herself, versions that she wrote, her files,
 * verdicts on her, and what the audit trail says of her. An entry says that it was done.
 * @throws {ProblemError} `not-found` where there is no such person
 */
export async function exportPerson(
  store: SqlStore,
  { tenant, person, by, basis }: { tenant: string; person: Id; by?: Id; basis: string },
  sink: ExportSink,
): Promise<Exported> {
  const herself = await store.get(tenant, { kind: "person", id: person });
  if (herself === null || herself.deleted) throw new ProblemError("not-found", `There is no person ${person}.`);
  const her: Caller = { tenant, person };
  const backend = createBackend({ store });
  const refs = await store.mentions(tenant, person);
  const seen = new Seen();
  const withheld: Ref[] = [];
  const files: Attachment[] = [];
  for (const kind of [...new Set(refs.map((ref) => ref.kind))].sort())
    await sink.file(`records/${kind}.json`, list(readable(refs.filter((ref) => ref.kind === kind))));
  await sink.file("withheld.json", list(each(withheld)));
  await sink.file("versions.json", list(written()));
  await sink.file("verdicts.json", list(each(await store.verdicts.rows(tenant, { people: [person] }))));
  for (const file of files) await sink.file(`files/${file.id}${endingOf(file.name)}`, store.parts(tenant, file.id));
  await store.write(tenant, (tx) =>
    tx.audit({ ...(by !== undefined && { actor: by }), at: new Date().toISOString(), action: "privacy.export", about: [person], basis }),
  );
  await sink.file("audit.json", list(each(await store.auditList(tenant, { person, limit: 100_000 }))));
  await sink.file("people.json", list(names()));
  await sink.file("README.md", each([readme]));
  return { records: seen.records, files: files.length, withheld: withheld.length };

  async function* readable(some: readonly Ref[]): AsyncIterable<unknown> {
    for (const ref of some) {
      const record = await readAs(backend, her, ref);
      if (record === undefined) withheld.push(ref);
      else {
        seen.add(ref, record);
        if (ref.kind === "attachment" && (record as Attachment).by === person && (record as Attachment).state === "complete")
          files.push(record as Attachment);
        yield record;
      }
    }
  }

  /** What she wrote of a record that she may no longer read is told without its content: it may hold what others added. */
  async function* written(): AsyncIterable<unknown> {
    for await (const { body, ...version } of store.versionsBy(tenant, person)) yield seen.has(version) ? { ...version, body } : version;
  }

  async function* names(): AsyncIterable<unknown> {
    for (const id of seen.ids) {
      const other = await store.get(tenant, { kind: "person", id });
      if (other && !other.deleted) yield { id, name: (other.body as { displayName: string }).displayName };
    }
  }
}

async function readAs(backend: Backend, her: Caller, ref: Ref<Kind>): Promise<object | undefined> {
  try {
    return await backend.get(her, ref);
  } catch (error) {
    if (isProblemError(error) && (error.code === "not-found" || error.code === "not-permitted")) return undefined;
    throw error;
  }
}

/** What was shown so far, and every id in it that may be a person's. */
class Seen {
  records = 0;
  readonly ids = new Set<Id>();
  readonly #refs = new Set<string>();

  add({ kind, id }: Ref, record: object): void {
    this.records++;
    this.#refs.add(`${kind}/${id}`);
    for (const [found] of JSON.stringify(record).matchAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))
      if (isId(found)) this.ids.add(found);
  }

  has = ({ kind, id }: Ref): boolean => this.#refs.has(`${kind}/${id}`);
}

const endingOf = (name: string): string => /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? "";

async function* each<T>(items: readonly T[]): AsyncIterable<T> {
  for (const item of items) yield await item;
}

/** A JSON list, one item on a line. */
async function* list(items: AsyncIterable<unknown>): AsyncIterable<string> {
  let before = "[";
  for await (const item of items) {
    yield `${before}\n${JSON.stringify(item)}`;
    before = ",";
  }
  yield before === "[" ? "[]\n" : "\n]\n";
}
