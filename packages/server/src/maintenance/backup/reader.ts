import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { MaintenanceError } from "../errors.ts";
import { count, firstLine, type End, type Head, type Part, type Rows } from "./format.ts";

const gunzipped = promisify(gunzip);

/** What a backup holds: its head first, then part by part. */
export type Content = { head: Head } | (Part & { lines: string[] }) | { end: End };

const longestLine = 1_048_576;
const mostBytes = 268_435_456;

/**
 * Reads a backup from its beginning to its end and checks each line and each part against its sum before it is handed out.
 * @throws {MaintenanceError} `file-unreadable`, `not-a-backup`, `backup-version`, `backup-truncated`, `backup-damaged`
 */
export async function* readBackup(path: string): AsyncGenerator<Content> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new MaintenanceError("file-unreadable", `${path} cannot be read (${error.code ?? error.message}).`, error);
  });
  try {
    yield* contentOf(new Source(file, path));
  } finally {
    await file.close();
  }
}

async function* contentOf(source: Source): AsyncGenerator<Content> {
  await demandBackup(source);
  const rows: Rows = {};
  let [parts, last] = [0, ""];
  for (;;) {
    source.place = parts === 0 ? "the head" : `what follows part ${parts}`;
    const [sum = "", ...rest] = (await source.line()).split(" ");
    const json = rest.join(" ");
    if (hexOf(`${last}${json}`) !== sum) throw source.damaged("a line does not agree with its checksum");
    last = sum;
    const content = JSON.parse(json) as { head: Head } | Part | { end: End };
    if ("head" in content) {
      yield content;
      continue;
    }
    if ("end" in content) {
      if (content.end.parts !== parts || JSON.stringify(content.end.rows) !== JSON.stringify(rows))
        throw source.damaged("its parts are not those that its end counts");
      await source.demandEnd();
      yield content;
      return;
    }
    source.place = `part ${content.part} (${content.table} of ${content.tenant})`;
    const bytes = await source.bytes(content.bytes);
    if (hexOf(bytes) !== content.sha256) throw source.damaged("its bytes do not agree with their checksum");
    const lines = String(await gunzipped(bytes, { maxOutputLength: mostBytes })).split("\n");
    if (lines.length !== content.rows) throw source.damaged(`it holds ${lines.length} rows and not ${content.rows}`);
    parts++;
    count(rows, content);
    yield { ...content, lines };
  }
}

async function demandBackup(source: Source): Promise<void> {
  source.place = "its first line";
  const begin = String(await source.bytes(firstLine.length).catch(() => ""));
  if (begin === firstLine) return;
  if (begin.startsWith("xiaoben-backup "))
    throw new MaintenanceError(
      "backup-version",
      `${source.path} was written in a form that this program does not know. Use a newer version.`,
    );
  throw new MaintenanceError("not-a-backup", `${source.path} is no backup: it does not begin as one.`);
}

const hexOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** A file that is read forwards, line by line and by counts of bytes. */
class Source {
  readonly path: string;
  readonly #file: FileHandle;
  #read = 0;
  #rest = Buffer.alloc(0);
  /** What is being read, for whoever is told that it is damaged. */
  place = "";

  constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.path = path;
  }

  async line(): Promise<string> {
    for (let from = 0; ;) {
      const end = this.#rest.indexOf(10, from);
      if (end >= 0) return String(this.#take(end + 1).subarray(0, end));
      from = this.#rest.length;
      if (from > longestLine) throw this.damaged("a line does not end");
      if (!(await this.#more())) throw this.truncated();
    }
  }

  async bytes(count: number): Promise<Buffer> {
    while (this.#rest.length < count) if (!(await this.#more(count - this.#rest.length))) throw this.truncated();
    return this.#take(count);
  }

  async demandEnd(): Promise<void> {
    if (this.#rest.length > 0 || (await this.#more())) throw this.damaged("something follows its end");
  }

  truncated(): MaintenanceError {
    const said = `${this.path} is cut off in ${this.place}: it ends at byte ${this.#read}.`;
    return new MaintenanceError("backup-truncated", `${said} Fetch it again from where it is kept, or use an older one.`);
  }

  damaged(what: string): MaintenanceError {
    const at = this.#read - this.#rest.length;
    const said = `${this.path} is damaged in ${this.place}, before byte ${at}: ${what}.`;
    return new MaintenanceError("backup-damaged", `${said} Fetch it again from where it is kept, or use an older one.`);
  }

  #take(count: number): Buffer {
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  async #more(wanted = 0): Promise<boolean> {
    const { bytesRead, buffer } = await this.#file.read(Buffer.alloc(Math.max(65_536, Math.min(wanted, 16_777_216))));
    this.#read += bytesRead;
    this.#rest = Buffer.concat([this.#rest, buffer.subarray(0, bytesRead)]);
    return bytesRead > 0;
  }
}
