import type { Pack } from "@xiaoben/contract";
import { tokenFor } from "../service/http.ts";
import { serviceNames, serviceOptions } from "../service/options.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { readPack } from "./read.ts";
import { changeDraft, createDraft, findVersion, ownOrg, publishDraft } from "./service.ts";

const options = { ...serviceNames, server: "text", org: "text" } as const;

/**
 * `pack publish FILE --server URL`: writes the draft and publishes it. A second run says that it is published already; a published
 * version with another content is refused. Where the check finds something the draft stays, and the next run takes it up.
 */
export async function publishFile(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const asked = given(args, options, 1, words);
  const text = (name: string): string | undefined => (name === "url" ? asked.text("server") : undefined) ?? asked.text(name);
  const where = serviceOptions({ text }, terminal.env, words);
  const pack = readPack(asked.files[0]!, words);
  const service = { url: where.url, token: await tokenFor(where, words) };
  const known = await findVersion(service, pack, words);
  if (known && known.state !== "draft") {
    if (known.state === "withdrawn") throw new FailedError("withdrawn", words.pack.withdrawn(pack.id, pack.version), exits.faulty);
    if (!same(known.pack, pack))
      throw new FailedError("published-otherwise", words.pack.publishedOtherwise(pack.id, pack.version), exits.faulty);
    terminal.out(words.pack.publishedAlready(pack.id, pack.version));
    return exits.good;
  }
  const draft = !known
    ? await createDraft(service, asked.text("org") ?? (await ownOrg(service, words)), pack, words)
    : same(known.pack, pack)
      ? known
      : await changeDraft(service, known, pack, words);
  await publishDraft(service, draft, words);
  terminal.out(words.pack.published(pack.id, pack.version));
  return exits.good;
}

const same = (a: Pack, b: Pack): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
