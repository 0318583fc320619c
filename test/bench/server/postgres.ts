import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL of one's own, in a folder that is removed with it. */
export interface Cluster {
  /** Address of a database on it. */
  url(database: string): string;
  /** Makes a database. */
  create(database: string): void;
  /** Runs SQL, or `COPY … FROM STDIN` with its input, by `psql`. */
  psql(database: string, command: string, input?: string): void;
  /** What a query answers in one column of one row. */
  ask(database: string, query: string): string;
  /** Of its first process. */
  pid: number;
  close(): Promise<void>;
}

/** Starts one from Debian's programs; `undefined` where they are not installed, or may not be run. */
export async function startCluster(): Promise<Cluster | undefined> {
  const bin = programs();
  const account = accountOf();
  if (bin === undefined || account === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "xb-bench-pg-"));
  if ("uid" in account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const run = (program: string, args: readonly string[], input?: string): void =>
    void execFileSync(join(bin, program), args, { ...account, cwd: folder, stdio: ["pipe", "ignore", "inherit"], input: input ?? "" });
  run("initdb", ["-D", data, "-U", "xb", "-A", "trust", "-E", "UTF8", "--no-sync"]);
  const server = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder, "-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB"],
    { ...account, cwd: folder, stdio: "ignore" },
  );
  const address = ["-h", "127.0.0.1", "-p", String(port), "-U", "xb", "-q", "-v", "ON_ERROR_STOP=1"];
  await until(() => execFileSync(join(bin, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port), "-q"], { stdio: "ignore" }));
  return {
    url: (database) => `postgres://xb@127.0.0.1:${port}/${database}`,
    create: (database) => run("psql", [...address, "-d", "postgres", "-c", `create database ${database}`]),
    psql: (database, command, input) => run("psql", [...address, "-d", database, "-c", command], input),
    ask: (database, query) => execFileSync(join(bin, "psql"), [...address, "-d", database, "-Atc", query], { encoding: "utf8" }).trim(),
    pid: server.pid!,
    async close() {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function programs(): string | undefined {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql").sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => `/usr/lib/postgresql/${version}/bin`), ...(process.env["PATH"] ?? "").split(":")];
  return folders.find((folder) => ["initdb", "postgres", "psql", "pg_isready"].every((name) => existsSync(join(folder, name))));
}

/** PostgreSQL does not run as root: there it takes the account that Debian makes for it. */
function accountOf(): { uid: number; gid: number } | Record<string, never> | undefined {
  if (process.getuid?.() !== 0) return {};
  try {
    const number = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: "pipe" }));
    return { uid: number("-u"), gid: number("-g") };
  } catch (error) {
    if (error instanceof Error && "status" in error) return undefined;
    throw error;
  }
}

async function until(works: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return works();
    } catch (error) {
      if (tries === 300) throw error;
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
