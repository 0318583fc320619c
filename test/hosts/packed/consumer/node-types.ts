/** What the compiler of a vendor's back end sees. */
import { createBackend, type Backend, type Store } from "@xiaoben/backend";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { behaviourSuite } from "@xiaoben/backend/testing";
import { readHoursSheet, SheetError } from "@xiaoben/bridges/hours-sheet";
import { exits, main } from "@xiaoben/cli";
import { conform, junitOf, type ConformOptions } from "@xiaoben/conformance";
import type { Hour, HoursSheet } from "@xiaoben/contract";
import { checkPack, type Finding } from "@xiaoben/policy/check";
import { jwtIdentity, openPostgresStore, startServer, type RunningServer, type ServerOptions } from "@xiaoben/server";
import { after, describe, it } from "node:test";

const store: Store = createMemoryStore();
export const backend: Backend = createBackend({ store });
const options: ServerOptions = { store, port: 0, identity: jwtIdentity({ jwks: { keys: [] } }) };
export const server: Promise<RunningServer> = startServer(options);
export const open = openPostgresStore;
behaviourSuite("ours", () => Promise.resolve(createMemoryStore()), { describe, it, after });

export async function hours(bytes: Uint8Array): Promise<HoursSheet | string> {
  try {
    return await readHoursSheet(bytes);
  } catch (error) {
    if (error instanceof SheetError) return error.message;
    throw error;
  }
}
export const findings: (...given: Parameters<typeof checkPack>) => Finding[] = checkPack;
export const first = async (): Promise<Hour[]> =>
  (await backend.list({ tenant: "t", person: "00000000-0000-8000-8000-000000000001" }, { kind: "hour" })).items;
process.exitCode = await main(["help"], { env: process.env, out: console.log, err: console.error });
export const codes = exits;
const held: ConformOptions = { url: "https://campus.example/api", tokens: { teacher: "token" }, readOnly: true };
export const junit = async (): Promise<string> => junitOf(await conform(held));
