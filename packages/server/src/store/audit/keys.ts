import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from "node:crypto";
import { chmodSync, closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from "node:fs";
import { StartError } from "../../start-error.ts";

/** The keys of an audit trail: one that signs, and all that ever signed here, by id. */
export interface AuditKeys {
  /** None: entries are chained, and nobody signs. */
  signer?: { id: string; sign(text: string): Buffer };
  /** Public keys, DER in base64, by id. The id is the beginning of the SHA-256 of the key. */
  known: ReadonlyMap<string, string>;
}

interface KeyFile {
  format: typeof format;
  /** PKCS#8 DER in base64; absent in a file that only checks. */
  private?: string;
  /** SPKI DER in base64, by id. */
  public: Record<string, string>;
}

const format = "xiaoben.audit-keys/1";

/** Nobody signs and nothing can be checked against a key. */
export const noKeys: AuditKeys = { known: new Map() };

/** Keys that end with the process: for a database in memory. */
export const passingKeys = (): AuditKeys => keysOf(madeFile());

/**
 * Reads a file of keys, and makes one that its owner alone can read where there is none.
 * @throws {StartError} `audit-key` where it is no such file, or where others could read the key that signs.
 */
export function openKeys(path: string): AuditKeys {
  const found = readKeys(path);
  if (found !== undefined) return found;
  writeNew(path, madeFile());
  return readKeys(path) ?? refuse(path, "it was removed while it was made");
}

/** Reads a file of keys; `undefined`: there is none. @throws {StartError} `audit-key` */
export function readKeys(path: string): AuditKeys | undefined {
  const file = readFile(path);
  return file && keysOf(file);
}

/** Makes a new key that signs from the next start on; those before stay, so that what they signed can be checked. Answers its id. */
export function rotateKeys(path: string): string {
  const before = readFile(path) ?? refuse(path, "there is no such file");
  const made = madeFile();
  const next = `${path}.next`;
  writeNew(next, { ...made, public: { ...before.public, ...made.public } });
  renameSync(next, path);
  return Object.keys(made.public)[0]!;
}

/** The public half, to check with elsewhere: the content of a file that `readKeys` reads. */
export const publicFile = ({ known }: AuditKeys): string => JSON.stringify({ format, public: Object.fromEntries(known) }, null, 2) + "\n";

/** Whether a text was signed with a public key. */
export function isSignedBy(publicKey: string, text: string, signature: Buffer): boolean {
  return verify(null, Buffer.from(text), publicOf(publicKey), signature);
}

const publicOf = (key: string): KeyObject => createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });

function madeFile(): KeyFile {
  const pair = generateKeyPairSync("ed25519");
  const own = pair.publicKey.export({ format: "der", type: "spki" }).toString("base64");
  return { format, private: pair.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"), public: { [idOfKey(own)]: own } };
}

const idOfKey = (publicKey: string): string => createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex").slice(0, 16);

function keysOf(file: KeyFile): AuditKeys {
  const known = new Map(Object.entries(file.public));
  if (file.private === undefined) return { known };
  const key = createPrivateKey({ key: Buffer.from(file.private, "base64"), format: "der", type: "pkcs8" });
  const own = createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");
  const id = idOfKey(own);
  return { signer: { id, sign: (text) => sign(null, Buffer.from(text), key) }, known: known.set(id, own) };
}

function readFile(path: string): KeyFile | undefined {
  const text = textOf(path);
  if (text === undefined) return undefined;
  const file = parsed(path, text);
  if (file.format !== format || typeof file.public !== "object" || file.public === null) refuse(path, `it is not of the form ${format}`);
  for (const [id, key] of Object.entries(file.public)) if (idOfKey(key) !== id) refuse(path, `the key ${id} in it is another one`);
  if (file.private !== undefined && process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0)
    refuse(path, "others may read it; take that right away (chmod 600)");
  return file;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    return refuse(path, `it cannot be read (${code ?? "unknown"})`);
  }
}

function parsed(path: string, text: string): KeyFile {
  try {
    return JSON.parse(text) as KeyFile;
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(path, "it is no JSON");
    throw error;
  }
}

/** Written whole or not at all; a file that is there is left alone: of two that start together one makes it. */
function writeNew(path: string, file: KeyFile): void {
  const own = `${path}.${process.pid}`;
  const handle = openSync(own, "w", 0o600);
  try {
    writeSync(handle, JSON.stringify(file, null, 2) + "\n");
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(own, 0o600);
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") refuse(path, `it cannot be written (${String((error as Error).message)})`);
  } finally {
    unlinkSync(own);
  }
}

function refuse(path: string, why: string): never {
  throw new StartError("audit-key", `The keys of the audit trail, ${path}, cannot be used: ${why}.`);
}
