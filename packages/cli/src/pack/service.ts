import { newId, type Issue, type Pack, type PackRecord, type Session } from "@xiaoben/contract";
import { problemSchema } from "@xiaoben/contract/schemas";
import { jsonOf, reach } from "../service/http.ts";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import type { Words } from "../words/words.ts";
import { findingsText, type Found } from "./findings.ts";

/** A service that keeps packs, asked as one person. */
export interface Service {
  url: string;
  token: string;
}

/** The organisation of whoever asks. @throws {FailedError} */
export async function ownOrg(service: Service, words: Words): Promise<string> {
  const session = (await ask(service, "GET", "session", {}, words)) as Partial<Session> | undefined;
  if (typeof session?.org !== "string") throw new FailedError("bad-answer", words.badAnswer(service.url), exits.server);
  return session.org;
}

/** The record of a pack version, in whatever state. @throws {FailedError} */
export async function findVersion(service: Service, pack: Pack, words: Words): Promise<PackRecord | undefined> {
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: "100", ...(cursor !== undefined && { cursor }) });
    const page = (await ask(service, "GET", `packs?${query}`, {}, words)) as { items?: PackRecord[]; next?: string } | undefined;
    if (!Array.isArray(page?.items)) throw new FailedError("bad-answer", words.badAnswer(service.url), exits.server);
    const found = page.items.find((record) => record.pack.id === pack.id && record.pack.version === pack.version);
    if (found) return found;
    cursor = page.next;
  } while (cursor !== undefined);
  return undefined;
}

/** Writes a draft. @throws {FailedError} */
export const createDraft = (service: Service, org: string, pack: Pack, words: Words): Promise<PackRecord> =>
  write(service, "PUT", `packs/${newId()}`, { body: { org, pack }, headers: { "if-none-match": "*", "x-action-id": newId() } }, words);

/** Puts another content into a draft. @throws {FailedError} */
export const changeDraft = (service: Service, draft: PackRecord, pack: Pack, words: Words): Promise<PackRecord> =>
  write(
    service,
    "PATCH",
    `packs/${draft.id}`,
    { body: { pack }, headers: { "if-match": `"${draft.version}"`, "x-action-id": newId() } },
    words,
  );

/** Publishes a draft. @throws {FailedError} with the findings, where it has any */
export const publishDraft = (service: Service, draft: PackRecord, words: Words): Promise<PackRecord> =>
  write(service, "POST", `packs/${draft.id}/actions/publish`, { body: { actionId: newId(), version: draft.version, input: {} } }, words);

interface Sent {
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

async function write(service: Service, method: string, path: string, sent: Sent, words: Words): Promise<PackRecord> {
  const answer = (await ask(service, method, path, sent, words)) as { record?: PackRecord } | undefined;
  if (typeof answer?.record?.version !== "number") throw new FailedError("bad-answer", words.badAnswer(service.url), exits.server);
  return answer.record;
}

async function ask({ url, token }: Service, method: string, path: string, { body, headers }: Sent, words: Words): Promise<unknown> {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const response = await reach(
    `${url}/v1/${path}`,
    {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": type }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    words,
  );
  const answer = await jsonOf(response);
  if (response.ok) return answer;
  throw refusal(answer, url, words);
}

/** What is wrong with the pack is told finding by finding; every other refusal is the service's own. */
function refusal(answer: unknown, url: string, words: Words): FailedError {
  const problem = problemSchema.safeParse(answer).data;
  if (!problem) return new FailedError("bad-answer", words.badAnswer(url), exits.server);
  const found = (problem.issues ?? []).map(asFound);
  if (found.length > 0)
    return new FailedError(problem.code, `${findingsText(found, words)}\n${words.packFaulty(found.length)}`, exits.faulty);
  return new FailedError(problem.code, words.pack.refusals[problem.code] ?? words.refused(problem.code, problem.detail), exits.server);
}

/** Places are told as they are in the file. */
const asFound = ({ pointer, code, message }: Issue): Found => ({ path: pointer.replace(/^\/pack(?=\/|$)/, ""), code, message });
