import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import { it } from "node:test";
import { newId, type CampusGateway, type Live, type Receipt } from "@xiaoben/contract";
import fc from "fast-check";
import { gatewayOver } from "../gateway/gateway.ts";
import { memoryTransport, somebody, type Fault, type MemoryTransport } from "../testing/memory-transport.ts";
import type { Transport } from "../transport.ts";
import { withOutbox, type Outbox } from "./outbox.ts";

/*
 * Random schedules of typing, sending, cut networks, lost answers, failing back ends, reloads, crashes and second pages.
 * Whatever happened: in the end the back end has every text that was on the device, every intent exactly once, and those of one record in order.
 */
const runs = process.env["XB_TIER"] === "long" ? 10_000 : 300;
const fields = ["strengths", "problems", "measures"] as const;
type Field = (typeof fields)[number];

type Step =
  | { do: "type"; record: number; field: Field; page: number }
  | { do: "flush"; record: number; page: number }
  | { do: "submit"; record: number; page: number }
  | { do: "fault"; faults: Fault[] }
  | { do: "reload"; page: number }
  | { do: "crash"; page: number; record: number; ticks: number }
  | { do: "wait"; ms: number };

const page = fc.nat(1);
const record = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("type" as const), record, field: fc.constantFrom(...fields), page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("flush" as const), record, page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("submit" as const), record, page }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("fault" as const),
      faults: fc.array(fc.constantFrom<Fault>("none", "cut", "answer-lost", "broken"), { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reload" as const), page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("crash" as const), page, record, ticks: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(100, 1_500, 11_000) }) },
);

it(`[R204] loses nothing, doubles nothing and keeps the order over ${runs} schedules of faults`, { timeout: 3_600_000 }, async (t) => {
  const seed = Number(process.env["XB_SEED"]) || Date.now() % 1_000_000_007;
  t.diagnostic(`seed ${seed}`);
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), walk), {
    numRuns: runs,
    seed,
    examples: [[typedAfterSubmitting]],
    endOnFailure: runs > 300,
  });
});

/** Two pages go on typing after a submission that named no version: nobody else wrote. */
const typedAfterSubmitting: Step[] = [
  { do: "type", record: 1, field: "strengths", page: 1 },
  { do: "wait", ms: 11_000 },
  { do: "submit", record: 1, page: 1 },
  { do: "type", record: 1, field: "measures", page: 1 },
  { do: "type", record: 1, field: "strengths", page: 0 },
];

let worlds = 0;

async function walk(steps: Step[]): Promise<void> {
  const world = new World();
  try {
    for (const one of steps) await world.take(one);
    await world.settle();
    world.check();
  } finally {
    for (const open of world.pages) open?.crash();
  }
}

class World {
  readonly back: MemoryTransport = memoryTransport();
  readonly name = `schedule-${++worlds}`;
  readonly pages: (Page | undefined)[] = [undefined, undefined];
  readonly ids = [newId(), newId(), newId()];
  /** What the back end must have in the end; several where a crash came before the text was on the device. */
  readonly typed = new Map<string, Map<Field, Set<string>>>();
  /** What had been typed when a record was submitted. */
  readonly submitted = new Map<string, Map<Field, Set<string>>>();
  /** Records of which something reached the device for certain. */
  readonly safe = new Set<string>();
  faults: Fault[] = [];
  time = 1_800_000_000_000;
  count = 0;

  constructor() {
    this.back.put({ kind: "observation", id: this.ids[2]! }, { state: "draft", author: somebody.person, org: somebody.org });
    this.back.fault = (request) => (request.startsWith("write") ? (this.faults.shift() ?? "none") : "none");
  }

  async page(n: number): Promise<Page> {
    const open = (this.pages[n] ??= new Page(this));
    await this.advance(0);
    return open;
  }

  async take(one: Step): Promise<void> {
    this.time += 1;
    if (one.do === "fault") this.faults = [...one.faults];
    else if (one.do === "wait") await this.advance(one.ms);
    else if (one.do === "reload") {
      this.pages[one.page]?.gateway.close();
      this.pages[one.page] = undefined;
    } else await this.act(one);
  }

  async act(one: Exclude<Step, { do: "fault" | "wait" | "reload" }>): Promise<void> {
    const { gateway } = await this.page(one.page);
    const ref = { kind: "observation", id: this.ids[one.record]! } as const;
    if (one.do === "type") {
      gateway.draft(ref).change({ ...this.begin(ref.id), [one.field]: this.text(ref.id, one.field) });
      await this.advance(300);
      this.onDevice(ref.id);
    } else if (one.do === "flush") {
      void gateway.draft(ref).flush();
      await this.advance(50);
    } else if (one.do === "submit") {
      if (this.submitted.has(ref.id) || !this.safe.has(ref.id)) return;
      this.submitted.set(ref.id, new Map([...this.typed.get(ref.id)!].map(([field, texts]) => [field, new Set(texts)])));
      let receipt: Receipt | undefined;
      void gateway.act("observation.submit", { id: ref.id }).then((answer) => (receipt = answer));
      await this.advance(2_000);
      assert.ok(receipt, "act answers within its grace");
      assert.notEqual(receipt.state, "refused");
    } else {
      gateway.draft(ref).change({ ...this.begin(ref.id), measures: this.text(ref.id, "measures") });
      void gateway.draft(ref).flush();
      for (let i = 0; i < one.ticks; i++) await tick();
      this.pages[one.page]!.crash();
      this.pages[one.page] = undefined;
    }
  }

  /** What makes an observation valid goes with the first text. */
  begin(id: string): object {
    return this.typed.has(id) || id === this.ids[2] ? {} : { author: somebody.person, lesson: newId() };
  }

  text(id: string, field: Field): string {
    const text = `${field} ${++this.count}`;
    const of = this.typed.get(id) ?? new Map<Field, Set<string>>();
    this.typed.set(id, of.set(field, new Set([...(of.get(field) ?? []), text])));
    return text;
  }

  /** From here on only the last text counts: it was on the device. */
  onDevice(id: string): void {
    this.safe.add(id);
    for (const [field, texts] of this.typed.get(id)!) {
      const last = [...texts].at(-1)!;
      if (field !== "measures") this.typed.get(id)!.set(field, new Set([last]));
    }
  }

  /** Lets time pass, in steps that are short enough for what follows from what. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await quiet();
      const next = Math.min(...this.pages.map((open) => open?.next() ?? Infinity));
      if (next > end) break;
      this.time = Math.max(this.time, next);
      for (const open of this.pages) open?.fire();
    }
    this.time = Math.max(this.time, end);
    await quiet();
  }

  async settle(): Promise<void> {
    this.faults = [];
    for (const open of this.pages) open?.crash();
    this.pages.fill(undefined);
    const { gateway } = await this.page(0);
    for (let i = 0; i < 12; i++) {
      await this.advance(12_000);
      for (const pending of data(gateway.pending)) {
        assert.ok(!pending.error || pending.error.code === "internal", `nobody else wrote, and yet: ${JSON.stringify(pending)}`);
        if (pending.state === "attention") void gateway.resolve(pending.actionId, "retry");
      }
      if (i > 1 && data(gateway.pending).length === 0) return;
    }
    assert.fail(`still waiting: ${JSON.stringify(data(gateway.pending))}`);
  }

  check(): void {
    const ids = this.back.accepted.map(({ actionId }) => actionId);
    assert.equal(new Set(ids).size, ids.length, "nothing is accepted twice");
    for (const [id, texts] of this.typed) {
      const at = this.back.records.get(`observation/${id}`);
      for (const [field, allowed] of texts) {
        const found = String(at?.[field]);
        assert.ok(
          allowed.has(found) || (field === "measures" && found === "undefined"),
          `${field} of ${id} is "${found}" and should be one of ${[...allowed].join()}`,
        );
      }
    }
    for (const [id, texts] of this.submitted) {
      const of = this.back.accepted.filter(({ ref }) => ref.id === id);
      const place = of.findIndex(({ action }) => action === "observation.submit");
      assert.equal(of.filter(({ action }) => action === "observation.submit").length, 1, "an intent is carried out once");
      const before = JSON.stringify(of.slice(0, place).map(({ input }) => input));
      for (const [field, allowed] of texts)
        if (field !== "measures")
          assert.ok(
            [...allowed].some((text) => before.includes(text)),
            `${field} was typed before the submission and goes before it`,
          );
    }
  }
}

/** One page of one browser. A crash leaves everything as it is: no closing, no last words. */
class Page {
  readonly gateway: CampusGateway & Outbox;
  readonly timers = new Set<{ at: number; work(): void }>();
  readonly databases: IDBDatabase[] = [];
  dead = false;
  readonly world: World;

  constructor(world: World) {
    this.world = world;
    const undo = this.listen();
    const clock = {
      now: () => world.time,
      later: (ms: number, work: () => void) => {
        const timer = { at: world.time + ms, work };
        this.timers.add(timer);
        return () => this.timers.delete(timer);
      },
    };
    this.gateway = withOutbox(gatewayOver(this.wire(world.back), { feed: false }), {
      name: world.name,
      locks: null,
      clock,
      retry: { first: 1_000, most: 4_000 },
    });
    void quiet().then(undo);
  }

  next(): number {
    return Math.min(...[...this.timers].map(({ at }) => at));
  }

  fire(): void {
    for (const timer of Array.from(this.timers)) {
      if (timer.at > this.world.time || !this.timers.delete(timer)) continue;
      timer.work();
    }
  }

  crash(): void {
    this.dead = true;
    this.timers.clear();
    for (const database of this.databases) Object.defineProperty(database, "transaction", { value: () => assert.fail("the page is gone") });
  }

  /** The network of a page: after the crash nothing comes back. */
  wire(back: MemoryTransport): Transport {
    const never = new Promise<never>(() => undefined);
    return new Proxy(back, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...input: unknown[]) => {
          if (this.dead) return never;
          try {
            const answer: unknown = await (method as (...all: unknown[]) => Promise<unknown>)(...input);
            return this.dead ? never : answer;
          } catch (error) {
            if (this.dead) return never;
            throw error;
          }
        };
      },
    });
  }

  /** Gets hold of the connections that this page opens. */
  listen(): () => void {
    const open = indexedDB.open.bind(indexedDB);
    indexedDB.open = (...input) => {
      const request = open(...input);
      request.addEventListener("success", () => {
        this.databases.push(request.result);
        if (this.dead) this.crash();
      });
      return request;
    };
    return () => (indexedDB.open = open);
  }
}

const tick = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Long enough for everything that does not wait for the clock. */
async function quiet(): Promise<void> {
  for (let i = 0; i < 40; i++) await tick();
}

const data = <T>(live: Live<T>): T => (live.current as { data: T }).data;
