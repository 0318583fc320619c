import { dayOf, isInstant, newId, operations, type Operation, type Session } from "@xiaoben/contract";
import { capabilitiesSchema, sessionSchema } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { accepted, describe, isObject, must, pageOf, refused, validAs, type AnyRecord } from "../run/expect.ts";
import type { Answer, Asked } from "../run/send.ts";
import { giveUp, type Trial } from "../run/trial.ts";
import { offers, type PersonName } from "../run/world.ts";
import type { Case } from "./case.ts";

export const sessionCases = {
  "session.answer": async (trial) => {
    const people = new Map<string, string>();
    await trial.each(["teacher", ...Object.keys(trial.world.people).filter((name) => name !== "teacher")] as PersonName[], async (as) => {
      const answer = await trial.ask({ as, path: "/v1/session" });
      accepted(answer, 200);
      validAs(sessionSchema, answer.json, "session", answer);
      const { person } = answer.json as { person: string };
      const before = people.get(person);
      must(before === undefined, said(`${as} 和 ${before} 是两个人`, `${as} and ${before} are two people`), "the same person", answer);
      people.set(person, as);
      if (offers(trial.world, "role.list")) await rolesOfToday(trial, as, answer);
    });
  },
  "session.today": async (trial) => {
    const answer = await trial.ask({ path: "/v1/session" });
    accepted(answer, 200);
    const { now, timeZone, today } = answer.json as { now?: unknown; timeZone: string; today: string };
    const clock = isInstant(now) ? Date.parse(now) : Date.parse(answer.headers.get("date") ?? "");
    if (Number.isNaN(clock)) giveUp(said("回答里没有 now，也没有 Date 头", "the answer has neither now nor a Date header"));
    // Around midnight the answer may be older than the clock that is read.
    const days = [clock - 2000, clock].map((at) => dayOf(at, timeZone));
    must(
      days.includes(today),
      said(`today 是 ${days[1]}（${timeZone}）`, `today is ${days[1]} in ${timeZone}`),
      `today is ${today}`,
      answer,
    );
  },
  "session.noToken": async (trial) =>
    trial.each(guarded(trial), async (asked) => void refused(await trial.ask({ ...asked, as: "nobody" }), "signed-out")),
  "session.badToken": async (trial) =>
    trial.each(guarded(trial), async (asked) => void refused(await trial.ask({ ...asked, as: "badToken" }), "signed-out")),
} satisfies Record<string, Case>;

/** No role of the session is one whose days are over or have yet to come. Roles that no record speaks of may come from elsewhere. */
async function rolesOfToday(trial: Trial, as: PersonName, answer: Answer): Promise<void> {
  const { person, roles, today } = answer.json as Session;
  const { items } = pageOf(await trial.list("role", { person, limit: 100 }, { as }));
  const isOf = (item: AnyRecord, day: string): boolean =>
    String(item["from"]) <= day && (item["to"] === undefined || String(item["to"]) >= day);
  const over = roles.filter(({ role, org }) => {
    const rows = items.filter((item) => item["role"] === role && item["org"] === org);
    return rows.length > 0 && !rows.some((item) => isOf(item, today));
  });
  must(
    over.length === 0,
    said(`${as}：roles 只列今天有效的`, `${as}: roles that are held today`),
    `${over.map(({ role, org }) => `${role} of ${org}`).join(", ")} is not valid on ${today}`,
    answer,
  );
}

/** Addresses of several kinds behind which nobody comes without a token. */
function guarded(trial: Trial): Asked[] {
  const { world } = trial;
  const all: { operation: string; asked: Asked; writes?: true }[] = [
    { operation: "session", asked: { path: "/v1/session" } },
    { operation: "hour.list", asked: { path: "/v1/hours" } },
    { operation: "person.get", asked: { path: `/v1/people/${newId()}` } },
    { operation: "changes", asked: { path: "/v1/changes" } },
    { operation: "live", asked: { path: "/v1/live", query: { seconds: 0 } } },
    { operation: "hour.remove", asked: { method: "DELETE", path: `/v1/hours/${newId()}` }, writes: true },
  ];
  return all.flatMap(({ operation, asked, writes }) => (offers(world, operation) && !(writes && world.readOnly) ? [asked] : []));
}

export const capabilityCases = {
  "capabilities.answer": async (trial) => {
    const unasked = await trial.ask({ path: "/v1/capabilities", as: "nobody" });
    await trial.attempt(async () => accepted(unasked, 200));
    const answer = await trial.ask({ path: "/v1/capabilities" });
    accepted(answer, 200);
    validAs(capabilitiesSchema, answer.json, "capabilities", answer);
    const { levels, profiles } = answer.json as { levels: number[]; profiles: string[] };
    must(levels.includes(1), said("levels 含 1", "levels hold 1"), `levels are ${levels.join(", ")}`, answer);
    must(profiles.length > 0, said("至少一种传输方式", "at least one profile"), "profiles is empty", answer);
  },
  "capabilities.named": async (trial) => {
    await trial.each(level1(trial, true), async (operation) => {
      const answer = await trial.ask(probe(operation));
      must(
        isThere(answer),
        said(`${operation.id} 有这个地址`, `${operation.id} is there, as the capabilities say`),
        describe(answer),
        answer,
      );
    });
  },
  "capabilities.absent": async (trial) => {
    const absent = level1(trial, false);
    if (absent.length === 0) giveUp(said("第一级的操作都提供了", "every operation of level 1 is offered"));
    await trial.each(absent, async (operation) => {
      const answer = await trial.ask(probe(operation));
      if (operation.kind && operation.does === "create") trial.keep(answer, operation.kind, idIn(answer));
      must(
        [404, 405, 501].includes(answer.status),
        said(`${operation.id} 回答 501、405 或 404`, `${operation.id} is answered 501, 405 or 404`),
        describe(answer),
        answer,
      );
    });
  },
} satisfies Record<string, Case>;

function level1(trial: Trial, offered: boolean): Operation[] {
  if (!trial.world.capabilities) giveUp(said("能力清单读不到", "the capabilities could not be read"));
  return operations.filter(
    (operation) =>
      operation.level === 1 && offers(trial.world, operation.id) === offered && (operation.method === "GET" || !trial.world.readOnly),
  );
}

/** A request that reaches an operation and does nothing: it speaks of a record that is not there, or has an empty body. */
function probe({ id, does, method, path }: Operation): Asked {
  const named: Record<string, string> = { id: does === "ask" ? "none" : newId(), pack: "none", version: "0", part: "1" };
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? "none");
  if (does === "create") return { method, path: target, headers: { "if-none-match": "*" }, body: {} };
  if (does === "act") return { method, path: target, body: { actionId: newId(), input: {} } };
  if (does === "part" || id === "hours.import" || id === "roster.import")
    return { method, path: target, headers: { "content-type": "application/octet-stream" }, body: "-" };
  // A file that holds nothing: the answer is kept in the report.
  if (does === "export") return { method, path: target, query: { person: newId() } };
  // An answer that would stay open.
  if (id === "live") return { method, path: target, query: { seconds: 0 } };
  return { method, path: target, ...(method === "POST" || method === "PATCH" ? { body: {} } : {}) };
}

/** A 404 is good where it says that there is no such record, and not that there is no such address. */
function isThere({ status, json }: Answer): boolean {
  if (status === 404) return isObject(json) && json["code"] === "not-found";
  return status !== 405 && status < 500;
}

const idIn = (answer: Answer): string => answer.exchange.path.split("/").at(-1)!;
