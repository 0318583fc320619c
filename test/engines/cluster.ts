import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages, mayInstall } from "../browser/engines.ts";

/** A PostgreSQL server of the tests' own, in a folder of its own. */
export interface Cluster {
  /** An empty database, and an account that owns it, may make others and roles, and is no superuser. */
  url: string;
  /** The account that everything belongs to, for what only it may do to others' sessions. */
  ownerUrl: string;
  /** Starts it again after `stop`; waits until it answers. */
  start(): void;
  /** `immediate` ends its processes as a crash would. */
  stop(how: "fast" | "immediate"): void;
  remove(): void;
}

/** Where PostgreSQL's programs are, or why they are not there. */
export interface Programs {
  bin?: string;
  version?: string;
  why?: string;
}

const oldest = 15;
const debianPackage = "postgresql-15";

/** Finds PostgreSQL 15 or newer; installs Debian's where that is allowed (Debian, as root) and asked for. */
export function findPostgres({ install, say }: { install: boolean; say: (line: string) => void }): Programs {
  if (install && mayInstall() && binOf() === undefined) installPackages([debianPackage], say);
  const bin = binOf();
  if (bin === undefined) return { why: `none installed; \`apt-get install ${debianPackage}\` as root brings it` };
  if (process.getuid?.() === 0 && accountOf("postgres") === undefined)
    return { why: "PostgreSQL does not run as root, and there is no account postgres" };
  return { bin, version: said(join(bin, "postgres"), ["--version"]).replace(/^.*\) /, "") };
}

/**
 * Makes a cluster and starts it on a free port of the loopback address. It is stopped when the process ends, whatever ends it.
 * @param parent folder that its folder is made in
 */
export async function makeCluster(bin: string, parent: string = tmpdir()): Promise<Cluster> {
  const folder = mkdtempSync(join(parent, "xb-postgres-"));
  const account = process.getuid?.() === 0 ? accountOf("postgres") : undefined;
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, "data");
  const as = (program: string, args: string[]): void => {
    const [command = "", ...rest] = [
      ...(account === undefined ? [] : ["setpriv", `--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"]),
      join(bin, program),
      ...args,
    ];
    const { status, stderr, error } = spawnSync(command, rest, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
    if (error) throw error;
    if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.trim().split("\n").at(-1) ?? ""}`);
  };
  as("initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
  const port = await freePort();
  // A machine that goes on keeps what was written: fsync is for power cuts, which tests do not cause.
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='${folder}' -c fsync=off -c max_connections=60`;
  const start = (): void => as("pg_ctl", ["-D", data, "-w", "-t", "60", "-l", join(folder, "log"), "-o", settings, "start"]);
  const stop = (how: "fast" | "immediate"): void => {
    if (existsSync(join(data, "postmaster.pid"))) as("pg_ctl", ["-D", data, "-w", "-t", "60", "-m", how, "stop"]);
  };
  const remove = (): void => {
    process.off("exit", remove);
    stop("immediate");
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", remove);
  start();
  for (const statement of ["create role xb login createdb createrole", "create database xb owner xb"])
    as("psql", ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres", "-qc", statement]);
  const urlOf = (user: string): string => `postgres://${user}@127.0.0.1:${port}/xb`;
  return { url: urlOf("xb"), ownerUrl: urlOf("postgres"), start, stop, remove };
}

/** The newest folder of programs that has what is needed. */
function binOf(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).filter((name) => Number(name) >= oldest) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(root, version, "bin"))
    .find((bin) => existsSync(join(bin, "initdb")) && existsSync(join(bin, "psql")));
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const { status, stdout } = spawnSync("getent", ["passwd", name], { encoding: "utf8" });
  const [, , uid, gid] = stdout.split(":");
  return status === 0 ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

const said = (command: string, args: string[]): string => execFileSync(command, args, { encoding: "utf8" }).trim();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
