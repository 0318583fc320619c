import { after, describe, it } from "node:test";
import { storeSuite } from "@xiaoben/backend/testing";
import { openPgliteStore } from "./open.ts";

storeSuite("PGlite", () => openPgliteStore({ memory: true }), { describe, it, after });
