import { addDays, newId, type Kind } from "@xiaoben/contract";
import { said } from "../said.ts";
import { isObject, must, pageOf, refused, written, type AnyRecord } from "../run/expect.ts";
import type { Trial } from "../run/trial.ts";
import type { Case } from "./case.ts";
import { listed, rowOf } from "./reading.ts";

/** How many records a page holds where no limit is given. */
const usual = 50;

export const pageCases = {
  "page.limit": async (trial) => {
    await trial.each(listed(trial), async (kind) => {
      const answer = await trial.list(kind, { limit: 1 });
      const { items } = pageOf(answer);
      must(items.length <= 1, said("最多 1 条", "at most 1 record"), `${items.length} records`, answer);
    });
    const [kind] = listed(trial);
    await trial.each(
      ["0", "-1", "abc", "501"],
      async (limit) => void refused(await trial.list(kind!, { limit }), "validation", "unknown-field-value"),
    );
  },
  "page.default": async (trial) => {
    const { person } = trial.teacher.session;
    const mine = { person, state: "draft" };
    const there = pageOf(await trial.list("hour", { ...mine, limit: usual + 1 })).items.length;
    for (let i = there; i <= usual; i++) await trial.draft();
    const answer = await trial.list("hour", mine);
    const { items, next } = pageOf(answer);
    must(
      items.length === usual && next !== undefined,
      said(`${usual} 条和 next`, `${usual} records and a next`),
      `${items.length} records ${next === undefined ? "without" : "and"} a next`,
      answer,
    );
  },
  "page.full": async (trial) => {
    const { person } = trial.teacher.session;
    for (let i = 0; i < 5; i++) await trial.draft();
    const pages = await trial.walk("hour", { person, state: "draft", limit: 2 });
    const thin = pages.slice(0, -1).find((page) => page.length < 2);
    must(thin === undefined, said("有 next 的每页 2 条", "2 records on each page that has a next"), `${thin?.length ?? 0} records`);
  },
  "page.cursor": async (trial) => {
    if (trial.world.readOnly) return walkWhatIsThere(trial);
    const { person } = trial.teacher.session;
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.push((await trial.draft()).id);
    await trial.each(rowOf("hour").orders, async (order) => {
      const pages = await trial.walk("hour", { person, state: "draft", order, limit: 2 });
      onlyOnce(pages, order, 2);
      must(
        pages.length === 1 || pages.at(-1)!.length > 0,
        said(`order=${order}：next 只在后面还有时才有`, `order=${order}: next only where more follows`),
        "the last page is empty",
      );
      const ids = pages.flat().map(({ id }) => id);
      const lost = made.filter((id) => !ids.includes(id));
      must(
        lost.length === 0,
        said(`order=${order}：写下的 5 条都在`, `order=${order}: all 5 that were written`),
        `${lost.length} are missing`,
      );
    });
    await trial.each(rowOf("hour").orders, (order) => whileOthersWrite(trial, order));
    await walkWhatIsThere(trial);
  },
  "page.badCursor": async (trial) => {
    refused(await trial.list("hour", { cursor: "not-a-cursor-of-this-list" }), "validation");
  },
  "page.order": async (trial) => {
    const { person, today } = trial.teacher.session;
    for (const back of [2, 0, 1]) await trial.draft({ on: addDays(today, -back) });
    await trial.draft({ on: addDays(today, -3), until: addDays(today, -1) });
    const asked = [undefined, ...rowOf("hour").orders];
    await trial.each(asked, async (order) => {
      const items = (await trial.walk("hour", { person, state: "draft", order, limit: 100 })).flat();
      const wrong = items.findIndex((item, i) => i > 0 && !follows(items[i - 1]!, item, order ?? rowOf("hour").orders[0]!));
      const name = order ?? `${rowOf("hour").orders[0]} (default)`;
      must(
        wrong < 0,
        said(`按 ${name} 排列`, `in the order ${name}`),
        wrong < 0 ? "" : `${placeOf(items[wrong - 1]!)} before ${placeOf(items[wrong]!)}`,
      );
    });
    await trial.attempt(
      async () => void refused(await trial.list("hour", { order: "no-such-order" }), "validation", "unknown-field-value"),
    );
  },
  "page.filter": async (trial) => {
    await trial.each(listed(trial), (kind) => filterOf(trial, kind));
  },
  "page.days": async (trial) => {
    const { person, today } = trial.teacher.session;
    const day = (back: number): string => addDays(today, -back);
    const early = await trial.draft({ on: day(3) });
    const long = await trial.draft({ on: day(3), until: day(1) });
    const late = await trial.draft({ on: day(1) });
    const asked: [query: Record<string, string>, wanted: AnyRecord[]][] = [
      [{ from: day(3), to: day(3) }, [early]],
      [{ from: day(2) }, [long, late]],
      [{ to: day(2) }, [early]],
      [{ from: day(1), to: day(1) }, [long, late]],
    ];
    await trial.each(asked, async ([query, wanted]) => {
      const ids = (await trial.walk("hour", { person, state: "draft", ...query, limit: 100 })).flat().map(({ id }) => id);
      const of = (record: AnyRecord): string => `${String(record["on"])}${record["until"] ? `–${String(record["until"])}` : ""}`;
      const wrong = [early, long, late].filter((one) => wanted.includes(one) !== ids.includes(one.id));
      const text = JSON.stringify(query);
      must(
        wrong.length === 0,
        said(`${text} 恰好给出 ${wanted.map(of).join("、")}`, `${text} gives exactly those of ${wanted.map(of).join(", ")}`),
        wrong.map((one) => `${of(one)} ${ids.includes(one.id) ? "is there" : "is missing"}`).join(", "),
      );
    });
    await trial.each(["yesterday", "2026-02-30"], async (from) => {
      const answer = await trial.list("hour", { from });
      const { issues = [] } = refused(answer, "validation", "unknown-field-value");
      const pointers = issues.map(({ pointer }) => pointer);
      must(pointers.includes("/query/from"), said("issues 指出 /query/from", "an issue at /query/from"), JSON.stringify(pointers), answer);
    });
  },
  "page.unknownParameter": async (trial) => {
    refused(await trial.list("hour", { persn: trial.teacher.session.person }), "validation", "unknown-field-value");
  },
} satisfies Record<string, Case>;

/** Between two pages a record is written that comes before all of them: a list that counts places shows one of the first page again. */
async function whileOthersWrite(trial: Trial, order: string): Promise<void> {
  const { person, today } = trial.teacher.session;
  const made: AnyRecord[] = [];
  for (let i = 0; i < 4; i++) made.push(await trial.draft());
  const query = { person, state: "draft", order, limit: 2 };
  const first = pageOf(await trial.list("hour", query));
  if (first.next === undefined) return;
  const id = order === "id" ? newId().replace(/^.{8}/, "00000000") : newId();
  const on = order === "id" ? today : addDays(today, order === "day" ? -40 : 1);
  const put = await trial.put("hour", id, trial.hour({ on }));
  await trial.prepared("write.create", async () => written(put));
  const rest: AnyRecord[] = [];
  for (let cursor: string | undefined = first.next, pages = 0; cursor !== undefined && pages < 100; pages++) {
    const page = pageOf(await trial.askQuietly({ path: "/v1/hours", query: { ...query, cursor } }));
    rest.push(...page.items);
    cursor = page.next;
  }
  onlyOnce([first.items, rest], `order=${order}, while others write`, Infinity);
  const lost = made.filter((one) => ![...first.items, ...rest].some((item) => item.id === one.id));
  must(lost.length === 0, said(`order=${order}：都在`, `order=${order}: all are there`), `${lost.length} are missing`);
}

/** Walks lists as they are; at most a few pages, which is enough for a record that comes twice. */
async function walkWhatIsThere(trial: Trial): Promise<void> {
  await trial.each(listed(trial), async (kind) => onlyOnce(await trial.walk(kind, { limit: 3 }, { pages: 6 }), kind, 3));
}

function onlyOnce(pages: readonly AnyRecord[][], what: string, limit: number): void {
  const ids = pages.flat().map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  must(twice === undefined, said(`${what}：每条恰好一次`, `${what}: every record once`), `${twice} comes twice in ${pages.length} pages`);
  const thick = pages.find((page) => page.length > limit);
  must(thick === undefined, said(`${what}：每页最多 ${limit} 条`, `${what}: at most ${limit} on a page`), `${thick?.length ?? 0} records`);
}

const dayOf = (record: AnyRecord): string => String(record["until"] ?? record["on"]);
const placeOf = (record: AnyRecord): string => `${dayOf(record)} ${record.id}`;

function follows(before: AnyRecord, after: AnyRecord, order: string): boolean {
  if (order === "id") return before.id < after.id;
  if (order === "person") return String(before["person"]) <= String(after["person"]);
  return order === "day" ? dayOf(before) <= dayOf(after) : dayOf(before) >= dayOf(after);
}

/** Each filter of a kind, with a value that one of its records has: that record is there, and no other value is. */
async function filterOf(trial: Trial, kind: Kind): Promise<void> {
  const { items } = pageOf(await trial.list(kind, { limit: 100 }));
  for (const [name, { property, test }] of Object.entries(rowOf(kind).filters)) {
    if (test !== "is") continue;
    const values = [...new Set(items.map((item) => at(item, property)).filter((value) => typeof value === "string"))];
    const [value] = values;
    if (value === undefined) continue;
    const example = items.find((item) => at(item, property) === value)!;
    const answer = await trial.list(kind, { [name]: value, limit: 100 });
    const page = pageOf(answer);
    const strays = page.items.filter((item) => at(item, property) !== value);
    must(
      strays.length === 0,
      said(`${kind}?${name}=${value} 里都是 ${value}`, `${kind}?${name}=${value} holds such alone`),
      `${strays.length} of ${page.items.length} have another ${property}`,
      answer,
    );
    must(
      page.next !== undefined || page.items.some(({ id }) => id === example.id),
      said(`${kind}?${name}=${value} 里有 ${example.id}`, `${kind}?${name}=${value} holds ${example.id}`),
      `${page.items.length} records without it`,
      answer,
    );
  }
}

/** A property, also one of a property: `of.id`. */
const at = (record: AnyRecord, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), record);
