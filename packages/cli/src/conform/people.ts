import type { ConformOptions, PersonName } from "@xiaoben/conformance";
import { demoToken } from "../service/http.ts";
import { isLoopback } from "../service/options.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";

/** The people of the demo, by the part that they play. */
const ofTheDemo: Record<PersonName, string> = {
  teacher: "林知远",
  otherTeacher: "苏禾",
  groupLead: "顾明岚",
  schoolAdmin: "沈若川",
  principal: "邵怀瑾",
  countyOfficer: "陆星桥",
};

/** The tokens given; where there are none and the demo runs on this machine, those of its people. @throws {FailedError} */
export async function tokensFor(url: string, given: ConformOptions["tokens"], words: Words): Promise<ConformOptions["tokens"]> {
  if (given.teacher !== undefined) return given;
  if (!isLoopback(url) || Object.keys(given).length > 0) throw new FailedError("token", words.noToken, exits.usage);
  const tokens: ConformOptions["tokens"] = {};
  for (const [name, person] of Object.entries(ofTheDemo)) tokens[name as PersonName] = await demoToken(url, person, words);
  return tokens;
}
