import { kindTable, newId, type Kind } from "@xiaoben/contract";
import { said, type Said } from "../said.ts";
import { BrokenError, NotOfferedError, NotTriedError } from "./broken.ts";
import { accepted, describe, isObject, pageOf, written, type AnyRecord, type Written } from "./expect.ts";
import { newHour } from "./material.ts";
import { NoAnswerError, type Answer, type Asked } from "./send.ts";
import { offers, type Person, type PersonName, type World } from "./world.ts";

/** What was kept of one trial. */
export interface Tried {
  answers: Answer[];
  broken: (BrokenError | NoAnswerError)[];
}

/** A record that a case wrote, and who can take it away. */
interface Made {
  as: PersonName;
  kind: Kind;
  id: string;
}

/** How a write is sent beside its body. */
export type How = Pick<Asked, "as" | "headers" | "query">;

/** One case as it runs: what it may ask, what it wrote, what it found. */
export class Trial {
  readonly world: World;
  readonly clause: string;
  readonly tried: Tried = { answers: [], broken: [] };
  readonly made: Made[] = [];

  constructor(world: World, clause: string) {
    this.world = world;
    this.clause = clause;
  }

  /** Somebody whose token was given. @throws {NotTriedError} */
  person(name: PersonName): Person {
    const person = this.world.people[name];
    if (person) return person;
    throw new NotTriedError(said(`没有 ${name} 的令牌（--token ${name}=…）`, `no token of ${name} was given (--token ${name}=…)`));
  }

  /** The teacher: whose records most cases write. */
  get teacher(): Person {
    return this.person("teacher");
  }

  /** @throws {NotOfferedError} */
  needs(operation: string): void {
    if (!offers(this.world, operation)) throw new NotOfferedError(operation);
  }

  async ask(asked: Asked): Promise<Answer> {
    const answer = await this.world.send(asked);
    this.tried.answers.push(answer);
    return answer;
  }

  /** Asks without keeping the exchange: for what is asked again and again. */
  askQuietly(asked: Asked): Promise<Answer> {
    return this.world.send(asked);
  }

  get(kind: Kind, id: string, how: How = {}): Promise<Answer> {
    return this.ask({ ...how, path: pathOf(kind, id) });
  }

  list(kind: Kind, query: Asked["query"] = {}, how: How = {}): Promise<Answer> {
    return this.ask({ ...how, path: `/v1/${kindTable[kind].path}`, query });
  }

  /** Sends a creation, and takes the record away at the end if it was made. */
  async put(kind: Kind, id: string, body: unknown, { headers = { "if-none-match": "*" }, ...how }: How = {}): Promise<Answer> {
    const answer = await this.ask({ ...how, method: "PUT", path: pathOf(kind, id), headers, body });
    this.keep(answer, kind, id, how.as);
    return answer;
  }

  /** Remembers a record that may have been made. */
  keep(answer: Answer, kind: Kind, id: string, as: How["as"] = "teacher"): void {
    const isMade = answer.status >= 200 && answer.status < 300 && as !== "nobody" && as !== "badToken";
    if (isMade && !this.made.some((one) => one.id === id)) this.made.push({ as: as as PersonName, kind, id });
  }

  patch(kind: Kind, id: string, version: number | string | undefined, body: unknown, how: How = {}): Promise<Answer> {
    return this.ask({ ...how, method: "PATCH", path: pathOf(kind, id), headers: { ...matching(version), ...how.headers }, body });
  }

  remove(kind: Kind, id: string, version: number | undefined, how: How = {}): Promise<Answer> {
    return this.ask({ ...how, method: "DELETE", path: pathOf(kind, id), headers: { ...matching(version), ...how.headers } });
  }

  act(kind: Kind, id: string, action: string, body: Record<string, unknown> = {}, how: How = {}): Promise<Answer> {
    return this.ask({
      ...how,
      method: "POST",
      path: `${pathOf(kind, id)}/actions/${action}`,
      body: { actionId: newId(), input: {}, ...body },
    });
  }

  /** The content of a new hour record of somebody, with a title that says where it comes from. */
  hour(more: Record<string, unknown> = {}, as: PersonName = "teacher"): Record<string, unknown> {
    return { ...newHour(this.person(as).session, this.clause), ...more };
  }

  /** A draft that a case needs. @throws {NotTriedError} where it cannot be made: another clause says that. */
  async draft(more: Record<string, unknown> = {}): Promise<AnyRecord> {
    const id = newId();
    return this.prepared("write.create", async () => written(await this.put("hour", id, this.hour(more))).record);
  }

  /** A record that was handed in. */
  async submitted(more: Record<string, unknown> = {}): Promise<AnyRecord> {
    const draft = await this.draft(more);
    return this.prepared("act.transition", async () => {
      const { record } = written(await this.act("hour", draft.id, "submit", { version: draft.version }));
      if (record["state"] !== "submitted")
        throw new BrokenError(said("state 是 submitted", "state is submitted"), `state is ${String(record["state"])}`);
      return record;
    });
  }

  /** A step that prepares a case and is itself another clause's matter. @throws {NotTriedError} */
  async prepared<T>(clause: string, step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof BrokenError)) throw error;
      throw new NotTriedError(said(`准备这一条要先做到 ${clause}：${error.got}`, `it needs ${clause} to be kept first: ${error.got}`));
    }
  }

  /** The record as the back end has it now. */
  async now(kind: Kind, id: string, how: How = {}): Promise<AnyRecord> {
    const answer = await this.get(kind, id, how);
    accepted(answer, 200);
    if (!isObject(answer.json)) throw new BrokenError(said("一条记录", "a record"), describe(answer), { answer });
    return answer.json as AnyRecord;
  }

  /** Goes on with the next after one is broken, so that a run tells all of them. */
  async each<T>(items: readonly T[], test: (item: T) => Promise<void>): Promise<void> {
    for (const item of items) await this.attempt(() => test(item));
  }

  async attempt(test: () => Promise<void>): Promise<void> {
    try {
      await test();
    } catch (error) {
      if (!(error instanceof BrokenError) && !(error instanceof NoAnswerError)) throw error;
      this.tried.broken.push(error);
    }
  }

  /** All items of a list, page by page, without keeping the exchanges; at most `pages`. */
  async walk(kind: Kind, query: NonNullable<Asked["query"]>, { as, pages = 200 }: How & { pages?: number } = {}): Promise<AnyRecord[][]> {
    const found: AnyRecord[][] = [];
    let cursor: string | undefined;
    do {
      const path = `/v1/${kindTable[kind].path}`;
      const answer = await this.askQuietly({ ...(as && { as }), path, query: { ...query, cursor } });
      const page = pageOf(answer);
      found.push(page.items);
      cursor = page.next;
    } while (cursor !== undefined && found.length < pages);
    return found;
  }
}

/** What is not offered, not given or only partly there ends a case early. */
export function giveUp(reason: Said): never {
  throw new NotTriedError(reason);
}

export const pathOf = (kind: Kind, id: string): string => `/v1/${kindTable[kind].path}/${id}`;

const matching = (version: number | string | undefined): Record<string, string> =>
  version === undefined ? {} : { "if-match": typeof version === "number" ? `"${version}"` : version };

export type { Written };
