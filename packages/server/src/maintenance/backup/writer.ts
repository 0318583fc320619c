import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { MaintenanceError } from "../errors.ts";
import { count, firstLine, type End, type Head, type Part, type Rows } from "./format.ts";

const gzipped = promisify(gzip);

/** Writes a backup under a name of its own; it gets the name that was asked for when it is whole and on the disk. */
export class BackupWriter {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #rows: Rows = {};
  #last = "";
  #parts = 0;

  /** @throws {MaintenanceError} `file-exists`, `file-not-written` */
  static async create(path: string): Promise<BackupWriter> {
    if (existsSync(path)) throw new MaintenanceError("file-exists", `${path} is there already. Name a file that is not.`);
    try {
      // Records of people: nobody but the account that writes it reads it.
      const file = await open(unfinished(path), "wx", 0o600);
      await file.write(firstLine);
      return new BackupWriter(file, path);
    } catch (error) {
      throw notWritten(path, error);
    }
  }

  private constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  head(head: Head): Promise<void> {
    return this.#line({ head });
  }

  /** Rows of one table of one tenant, as the database writes them in JSON. */
  async part(of: { tenant: string; table: string }, rows: readonly string[]): Promise<void> {
    const bytes = await gzipped(rows.join("\n"));
    const part: Part = { part: ++this.#parts, ...of, rows: rows.length, bytes: bytes.byteLength, sha256: hexOf(bytes) };
    count(this.#rows, part);
    await this.#line(part);
    await this.#write(bytes);
  }

  /** Ends the file and gives it its name. */
  async finish(): Promise<End> {
    const end: End = { parts: this.#parts, rows: this.#rows };
    await this.#line({ end });
    try {
      await this.#file.sync();
      await this.#file.close();
      await rename(unfinished(this.#path), this.#path);
      const folder = await open(dirname(this.#path));
      await folder.sync().finally(() => folder.close());
    } catch (error) {
      throw notWritten(this.#path, error);
    }
    return end;
  }

  /** Takes away what was written. */
  async discard(): Promise<void> {
    await this.#file.close();
    await rm(unfinished(this.#path), { force: true });
  }

  async #line(content: object): Promise<void> {
    const json = JSON.stringify(content);
    this.#last = hexOf(`${this.#last}${json}`);
    await this.#write(`${this.#last} ${json}\n`);
  }

  async #write(content: string | Uint8Array): Promise<void> {
    try {
      await this.#file.writeFile(content);
    } catch (error) {
      throw notWritten(this.#path, error);
    }
  }
}

const unfinished = (path: string): string => `${path}.unfinished`;

const hexOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

function notWritten(path: string, cause: unknown): MaintenanceError {
  const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
  const mend =
    code === "EEXIST"
      ? `Another backup to it is being written, or was broken off: if none is, remove ${unfinished(path)}.`
      : "Look at the right to write there and at the space of the disk.";
  return new MaintenanceError("file-not-written", `${path} cannot be written (${code}). ${mend}`, cause);
}
