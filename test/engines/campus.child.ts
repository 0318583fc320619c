import { startCampus } from "./campus.ts";

/** A server in a process of its own, until it is killed. */
const server = await startCampus({ databaseUrl: process.argv[2]! });
process.send?.(server.url);
