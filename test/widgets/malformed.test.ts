import { expect } from "@open-wc/testing";
import { connect, county, page, plan, withPage, type Watched, type Widget } from "./campus.ts";

const unreadable = "收到的数据看不懂";
const widgets: readonly Widget[] = ["tasks", "study-hours", "verdict", "observation-form", "mentor-pair", "plan-editor"];

/** One answer put out of order. */
interface Case {
  says: string;
  /** Which requests are answered so. */
  of: RegExp;
  /** JSON pointer of the place, and what stands there; `undefined`: nothing. As a function: the whole answer. */
  puts: [pointer: string, value: unknown] | ((body: Loose) => unknown);
  /** Who says that the data cannot be read; all others stand as ever. */
  breaks: readonly Widget[];
  /** What is not shown any more. */
  without?: RegExp;
  /** What an administrator is told. */
  where?: string;
  /** What else is said. */
  shows?: { readonly [W in Widget]?: RegExp };
}

type Loose = Record<string, unknown>;

const { landmarks } = county;
const pair = landmarks.pair.id;

const cases: Case[] = [
  {
    says: "session: a day that does not exist",
    of: /GET \/v1\/session/,
    puts: ["/today", "2026-02-30"],
    breaks: widgets,
    where: "session · /today",
  },
  {
    says: "session: an unknown time zone",
    of: /GET \/v1\/session/,
    puts: ["/timeZone", "Mars/Olympus"],
    breaks: widgets,
    where: "session · /timeZone",
  },
  { says: "session: no person", of: /GET \/v1\/session/, puts: ["/person", undefined], breaks: widgets, where: "session · /person" },
  {
    says: "capabilities of another contract",
    of: /GET \/v1\/capabilities/,
    puts: ["/contract", 2],
    breaks: widgets,
    where: "capabilities · /contract",
  },
  { says: "capabilities: an object for the list", of: /GET \/v1\/capabilities/, puts: ["/operations", {}], breaks: widgets },
  {
    says: "tasks: an envelope of the vendor",
    of: /GET \/v1\/tasks/,
    puts: (body) => ({ code: 0, msg: "ok", data: body }),
    breaks: ["tasks"],
    where: "tasks · /items",
  },
  {
    says: "task: an id that is none",
    of: /GET \/v1\/tasks/,
    puts: ["/items/0/on/id", 7],
    breaks: ["tasks"],
    where: "tasks · /items/0/on/id",
  },
  { says: "task: a moment without Z", of: /GET \/v1\/tasks/, puts: ["/items/0/due", "2026-11-20 10:00"], breaks: ["tasks"] },
  {
    says: "hour: a day that does not exist",
    of: /GET \/v1\/hours\?/,
    puts: ["/items/0/on", "2026-02-30"],
    breaks: ["study-hours"],
    where: "hour.list · /items/0/on · hour ",
  },
  { says: "hour: an unknown state", of: /GET \/v1\/hours\?/, puts: ["/items/0/state", "confirmed"], breaks: ["study-hours"] },
  { says: "hour: five decimals", of: /GET \/v1\/hours\?/, puts: ["/items/0/approvedHours", "1.23456"], breaks: ["study-hours"] },
  {
    says: "hours of somebody else",
    of: /GET \/v1\/hours\?/,
    puts: ["/items/0/person", county.people.su.id],
    breaks: ["study-hours"],
    where: "hour.list · /items/0/person",
  },
  { says: "waivers: null for a list", of: /GET \/v1\/waivers/, puts: ["/items", null], breaks: ["study-hours"] },
  {
    says: "verdict: a value that is no decimal",
    of: /POST \/v1\/evaluate/,
    puts: ["/verdicts/0/value", "26,5"],
    breaks: ["study-hours", "verdict"],
    without: /26(\.\d+)? 学时/,
  },
  {
    says: "verdicts on somebody else",
    of: /POST \/v1\/evaluate/,
    puts: ["/verdicts/0/subject/id", county.people.su.id],
    breaks: ["study-hours", "verdict"],
    without: /\d 学时/,
  },
  {
    says: "verdict: a calculation that comes to something else",
    of: /POST \/v1\/evaluate/,
    puts: ["/verdicts/0/arithmetic", { op: "sum", of: [], value: "987654.5" }],
    breaks: ["study-hours", "verdict"],
    without: /\d 学时|987654/,
  },
  {
    says: "verdict: an unknown outcome",
    of: /POST \/v1\/evaluate/,
    puts: ["/verdicts/0/outcome", "good"],
    breaks: ["study-hours", "verdict"],
    without: /\d 学时/,
  },
  {
    says: "pack: no consequences",
    of: /definitions\/qinghe.study-hours\/[^/]+\/pack/,
    puts: ["/consequences", undefined],
    breaks: ["study-hours", "verdict"],
    where: "definition · /consequences",
  },
  {
    says: "pack: a rule of no kind",
    of: /definitions\/qinghe.study-hours\/[^/]+\/pack/,
    puts: ["/rules/0/kind", "amounts"],
    breaks: ["study-hours", "verdict"],
  },
  {
    says: "lesson: a time of day that does not exist",
    of: /GET \/v1\/lessons\//,
    puts: ["/slot/from", "24:10"],
    breaks: ["observation-form", "tasks"],
    where: "lesson.get · /slot/from · lesson ",
  },
  {
    says: "another lesson",
    of: /GET \/v1\/lessons\//,
    puts: ["/id", pair],
    breaks: ["observation-form", "tasks"],
    where: "lesson.get · /id",
  },
  {
    says: "rubric: a section without items",
    of: /definitions\/.*\/(?!pack)[^/]+$/,
    puts: ["/sections/0/items", undefined],
    breaks: ["observation-form"],
  },
  {
    says: "rubric: an item of no kind",
    of: /definitions\/.*\/(?!pack)[^/]+$/,
    puts: ["/sections/0/items/0/field", "stars"],
    breaks: ["observation-form"],
  },
  {
    says: "pair: no stage",
    of: new RegExp(`GET /v1/pairs/${pair}`),
    puts: ["/stage", ""],
    breaks: ["mentor-pair"],
    where: `pair.get · /stage · pair ${pair}`,
  },
  { says: "pair: an unknown state", of: new RegExp(`GET /v1/pairs/${pair}`), puts: ["/state", "paused"], breaks: ["mentor-pair"] },
  {
    says: "pair template: null for words",
    of: /definitions\/.*\/(?!pack)[^/]+$/,
    puts: ["/stages/0/title", null],
    breaks: ["mentor-pair"],
  },
  {
    says: "plan: text for a number",
    of: new RegExp(`GET /v1/plans/${plan}`),
    puts: ["/step", "1"],
    breaks: ["plan-editor"],
    where: `plan.get · /step · plan ${plan}`,
  },
  { says: "plan section: no section", of: /GET \/v1\/plan-sections/, puts: ["/items/0/section", null], breaks: ["plan-editor"] },
  {
    says: "a plan section twice",
    of: /GET \/v1\/plan-sections/,
    puts: (body) => ({ items: [...(body["items"] as unknown[]), (body["items"] as unknown[])[0]] }),
    breaks: ["plan-editor"],
  },
  {
    says: "plan item: a quota without a count",
    of: /GET \/v1\/plan-items/,
    puts: ["/items/0/quota", { unit: "节" }],
    breaks: ["plan-editor"],
  },
  {
    says: "plan template: sections as an object",
    of: /definitions\/.*\/(?!pack)[^/]+$/,
    puts: ["/sections/0/required", "yes"],
    breaks: ["plan-editor"],
  },
  ...(["observation-form", "mentor-pair", "plan-editor"] as const).map((widget): Case => ({
    says: `a checklist, where <xb-${widget}> asks for its own form`,
    of: /definitions\/.*\/(?!pack)[^/]+$/,
    puts: ({ id }) => ({ id, title: "三查", items: [{ id: "a", text: "查备课", phase: "before", filled: [] }] }),
    breaks: ["observation-form", "mentor-pair", "plan-editor"],
    where: "definition · ",
    shows: { [widget]: /已填的内容还在/ },
  })),
  {
    says: "person: no name",
    of: /GET \/v1\/people\//,
    puts: ["/displayName", undefined],
    breaks: [],
    shows: Object.fromEntries(
      (["tasks", "observation-form", "mentor-pair", "plan-editor"] as const).map((one) => [one, /一位同事（姓名读不到）/]),
    ),
  },
  {
    says: "a sign-in page of the network",
    of: /POST \/v1\/evaluate/,
    puts: () => "<!doctype html><title>校园网登录</title>",
    breaks: ["study-hours", "verdict"],
    where: "evaluate · ",
  },
  {
    says: "an empty object",
    of: /GET \/v1\/(plan-sections|hours\?|lessons\/|pairs\/)/,
    puts: () => ({}),
    breaks: ["plan-editor", "study-hours", "observation-form", "tasks", "mentor-pair"],
  },
];

describe("a malformed answer is said in words where it is needed, and nowhere else", function () {
  this.timeout(60_000);
  let usual: Record<string, string> = {};
  before(async () => {
    const watched: Watched = { requests: [], noise: [] };
    await withPage(page(connect("nothing", "lin", watched)), watched, (says) => {
      usual = Object.fromEntries(widgets.map((widget) => [widget, timeless(says(widget))]));
    });
    expect(watched.noise).to.deep.equal([]);
    for (const widget of widgets) expect(usual[widget], widget).not.to.contain(unreadable);
  });

  for (const { says: title, of, puts, breaks, without, where, shows } of cases)
    it(title, async () => {
      const watched: Watched = { requests: [], noise: [] };
      let spoilt = 0;
      const gateway = connect("nothing", "lin", watched, (request, body) => {
        const next = of.test(request) ? spoil(body as Loose, puts) : undefined;
        if (next !== undefined) spoilt += 1;
        return next;
      });
      await withPage(page(gateway), watched, async (says) => {
        expect(spoilt).to.be.greaterThan(0);
        for (const widget of widgets) {
          if (shows?.[widget]) expect(says(widget), widget).to.match(shows[widget]);
          if (!breaks.includes(widget)) {
            expect(says(widget), widget).not.to.contain(unreadable);
            if (title !== "person: no name")
              expect(await same(() => timeless(says(widget)), usual[widget]), widget).to.equal(usual[widget]);
            continue;
          }
          expect(says(widget), widget)
            .to.contain(unreadable)
            .and.match(/请把这一行告诉管理员：.*[0-9a-f]{8}-/);
          if (where) expect(says(widget), widget).to.contain(where);
          if (without) expect(says(widget), widget).not.to.match(without);
        }
      });
      expect(watched.noise).to.deep.equal([]);
    });
});

/** What is said once it is as usual, or after ten seconds: a name that comes late is not a fault. */
async function same(says: () => string, as: string | undefined): Promise<string> {
  for (const end = Date.now() + 10_000; says() !== as && Date.now() < end;) await new Promise((done) => setTimeout(done, 100));
  return says();
}

/** A slow page is read a minute later. */
const timeless = (words: string): string => words.replaceAll(/\d\d:\d\d算出/g, "算出");

/** The answer with its fault; `undefined` where the place is not in it. */
function spoil(body: Loose, puts: Case["puts"]): unknown {
  if (typeof puts === "function") return puts(body);
  const [pointer, value] = puts;
  const path = pointer.slice(1).split("/");
  const last = path.pop()!;
  const holder = path.reduce<unknown>((inner, key) => (inner as Loose | undefined)?.[key], body) as Loose | undefined;
  if (typeof holder !== "object" || holder === null) return undefined;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return body;
}
