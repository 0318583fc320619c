import { after, describe, it } from "node:test";
import { behaviourSuite, storeSuite } from "@xiaoben/backend/testing";
import { openPgliteStore } from "./open.ts";

storeSuite("PGlite", () => openPgliteStore({ memory: true }), { describe, it, after });
behaviourSuite("PGlite", () => openPgliteStore({ memory: true }), { describe, it, after });
