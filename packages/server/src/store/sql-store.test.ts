import { after, describe, it } from "node:test";
import { behaviourSuite, storeSuite } from "@xiaoben/backend/testing";
import { engines } from "../engines.test.help.ts";

for (const { name, openEmpty } of engines) {
  storeSuite(name, openEmpty, { describe, it, after });
  behaviourSuite(name, openEmpty, { describe, it, after });
}
