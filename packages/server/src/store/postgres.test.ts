import { after, describe, it } from "node:test";
import { behaviourSuite, storeSuite } from "@xiaoben/backend/testing";
import { openPostgresStore } from "./open.ts";

/** An empty database, e.g. `postgres://xb@127.0.0.1:5432/xb`; its account may make roles and tables. */
const url = process.env["XB_POSTGRES_URL"];

if (url === undefined) {
  it("the store over PostgreSQL", { skip: "XB_POSTGRES_URL names no database" }, () => undefined);
} else {
  storeSuite("PostgreSQL", () => openPostgresStore(url), { describe, it, after });
  behaviourSuite("PostgreSQL", () => openPostgresStore(url), { describe, it, after });
}
