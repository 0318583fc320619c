import { withStore } from "../data/options.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { personOptions } from "./options.ts";

/** `privacy readmit ERASURE --basis TEXT`: the next roster that names somebody who was erased takes her as somebody new. @throws {FailedError} */
export async function readmitPerson(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const options = personOptions(args, {}, 1, terminal, words, words.privacy.erasureWanted);
  const { tenant, person: erasure, basis, by } = options;
  const isKnown = await withStore(options, words, (store) => store.readmit(tenant, { erasure, basis, ...(by !== undefined && { by }) }));
  if (!isKnown) throw new FailedError("not-found", words.privacy.noErasure, exits.faulty);
  terminal.out(words.privacy.readmitted);
  return exits.good;
}
