import assert from "node:assert/strict";
import { newId, type Live, type Pending, type Receipt } from "@xiaoben/contract";
import type { TransportError } from "../../errors.ts";
import { memoryTransport, somebody, type Fault, type MemoryTransport } from "../../testing/memory-transport.ts";
import { BrowserPage, Locks, tick, type Browser, type Mutant } from "./browser.ts";
import type { Field, Schedule, Step } from "./steps.ts";

/** Kinds of faults, counted where they took effect. */
export const kinds = [
  "lost acknowledgement",
  "delivered twice",
  "delivered late",
  "killed",
  "401",
  "other sign-in",
  "412",
  "413",
  "429",
  "429 with Retry-After",
  "500",
  "no room",
  "two tabs, locks",
  "two tabs, lease",
  "wrong clock",
] as const;
export type Counts = Map<(typeof kinds)[number], number>;

/** A text that was typed, in the order of typing. */
interface Typed {
  text: string;
  /** The form said that it is kept. */
  safe: boolean;
  /** It said so before anything else happened: pages without storage cannot see each other's texts, and have no common order. */
  ordered: boolean;
}

let worlds = 0;

/** Walks a schedule, then mends everything, and asserts that nothing is lost, doubled, or out of order. */
export async function walk(
  { locks, calm, steps }: Schedule,
  counts: Counts,
  mutant?: Mutant,
  watch?: (world: World) => void,
): Promise<void> {
  const world = new World(locks, counts, mutant);
  watch?.(world);
  try {
    for (const one of steps) if (!calm || (one.do !== "clock" && one.do !== "room")) await world.take(one);
    await world.settle();
    world.check();
  } finally {
    for (const open of world.pages) open?.crash();
  }
}

export class World implements Browser {
  readonly back: MemoryTransport = memoryTransport();
  readonly name = `schedule-${++worlds}`;
  readonly pages: (BrowserPage | undefined)[] = [undefined, undefined];
  readonly ids = [newId(), newId(), newId()];
  readonly typed = new Map<string, Map<Field, Typed[]>>();
  /** Intents by record: who has them, whether they are on the device, and what was typed before them. */
  readonly submitted = new Map<string, { page: BrowserPage; safe: boolean; before: string[] }>();
  readonly writing = new Map<BrowserPage, number>();
  readonly locks: Locks | null;
  readonly counts: Counts;
  readonly mutant: Mutant | undefined;
  time = 1_800_000_000_000;
  skew = 0;
  full = false;
  /** What becomes of the next writes. */
  faults: Fault[] = [];
  busy = 0;
  count = 0;
  others = 0;
  /** Whether pages can be expected to take turns: neither the clock nor the storage that they do it by failed. */
  orderly = true;
  /** Two pages were open without room to share what they know: each may write the same text of a form, and again where an answer is lost. */
  apart = false;
  /** What a person decided to write once more, over what somebody else wrote. */
  readonly agreed: string[] = [];
  short = false;
  jumped = false;
  /** A write that the device had given up arrived after all: to whoever has not read it, it is as somebody else's. */
  overtaken = false;

  constructor(locks: boolean, counts: Counts, mutant: Mutant | undefined) {
    this.locks = locks ? new Locks() : null;
    this.counts = counts;
    this.mutant = mutant;
    this.back.put({ kind: "observation", id: this.ids[2]! }, { state: "draft", author: somebody.person, org: somebody.org });
    this.back.fault = (request) => {
      if (!request.startsWith("write")) return "none";
      this.meanwhile();
      const fault = this.faults.shift() ?? "none";
      const kind = named[fault];
      if (kind) this.counted(kind);
      return fault;
    };
  }

  counted(kind: (typeof kinds)[number]): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  refused(): void {
    this.orderly = false;
    this.short = true;
    this.apart ||= this.pages.every(Boolean);
    this.counted("no room");
  }

  answered(error: unknown): void {
    if ((error as TransportError).status === 412) this.counted("412");
  }

  /** Called while a write is under way. */
  meanwhile(): void {
    assert.equal(this.back.session$?.person ?? somebody.person, somebody.person, "nothing is sent under another name");
    const pages = [...this.writing].filter(([open, writes]) => !open.dead && writes > 0);
    if (this.orderly) assert.ok(pages.length <= 1, "one page sends at a time");
    const waiting = this.pages.filter((open) => open && pendingOf(open).length > 0);
    if (waiting.length === 2) this.counted(this.locks ? "two tabs, locks" : "two tabs, lease");
  }

  async page(n: number): Promise<BrowserPage> {
    const open = (this.pages[n] ??= new BrowserPage(this, this.back, this.mutant));
    await this.advance(0);
    return open;
  }

  async take(one: Step): Promise<void> {
    this.time += 1;
    if (one.do === "fault") this.faults = [...this.faults, ...one.faults].slice(-12);
    else if (one.do === "wait") await this.advance(one.ms);
    else if (one.do === "room") this.full = one.full;
    else if (one.do === "arrive") this.arrive();
    else if (one.do === "clock") this.jump(one.by);
    else if (one.do === "session") await this.sign(one.who);
    else if (one.do === "other") this.other(this.ids[one.record]!, one.field);
    else if (one.do === "reload") this.leave(one.page);
    else if (this.back.session$?.person === somebody.person) await this.act(one);
  }

  async act(one: Extract<Step, { do: "type" | "flush" | "submit" | "crash" | "resolve" }>): Promise<void> {
    const page = await this.page(one.page);
    if (one.do === "resolve") return this.resolve(page, one.merged);
    const ref = { kind: "observation", id: this.ids[one.record]! } as const;
    const draft = page.gateway.draft(ref);
    if (one.do === "type") {
      const typed = this.text(ref.id, one.field);
      draft.change({ ...this.begin(ref.id), [one.field]: typed.text });
      assert.equal(valueOf(draft.current)?.[one.field], typed.text, "what was typed is seen at once");
      await this.advance(300);
      if (!this.eitherHasTheLastWord()) assert.equal(valueOf(draft.current)?.[one.field], typed.text, "and stays to be seen");
      this.look();
      typed.ordered = typed.safe;
    } else if (one.do === "flush") {
      // Both pages at once, as when the network is back.
      for (const open of this.pages) void open?.gateway.draft(ref).flush();
      await this.advance(50);
    } else if (one.do === "submit") {
      const safe = [...(this.typed.get(ref.id)?.values() ?? [])].flatMap((texts) => texts.filter((typed) => typed.safe).slice(-1));
      if (this.submitted.has(ref.id) || safe.length === 0) return;
      const intent = { page, safe: false, before: safe.map(({ text }) => text) };
      this.submitted.set(ref.id, intent);
      let receipt: Receipt | undefined;
      void page.gateway.act("observation.submit", { id: ref.id }).then((answer) => (receipt = answer));
      await this.advance(2_000);
      assert.ok(receipt, "act answers within its grace");
      this.look();
    } else {
      this.text(ref.id, "measures", draft);
      void draft.flush();
      for (let i = 0; i < one.ticks; i++) await tick();
      this.counted("killed");
      this.leave(one.page, true);
    }
  }

  /** What makes an observation valid goes with the first text. */
  begin(id: string): object {
    return this.typed.get(id)?.size ? {} : { author: somebody.person, lesson: newId() };
  }

  text(id: string, field: Field, draft?: { change(patch: object): void }): Typed {
    const begin = this.begin(id);
    const typed = { text: `${field} ${++this.count}.`, safe: false, ordered: false };
    const of = this.typed.get(id) ?? new Map<Field, Typed[]>();
    this.typed.set(id, of.set(field, [...(of.get(field) ?? []), typed]));
    draft?.change({ ...begin, [field]: typed.text });
    return typed;
  }

  /** Takes the forms and the pending list at their word about what is kept. */
  look(): void {
    for (const open of this.pages) {
      if (!open) continue;
      for (const [id, of] of this.typed) {
        const draft = open.gateway.draft({ kind: "observation", id }).current.current;
        const [saved, value] =
          "data" in draft
            ? [draft.data!.saved, draft.data!.value as unknown as Record<string, unknown>]
            : ["no", {} as Record<string, unknown>];
        for (const [field, texts] of of) for (const typed of texts) if (saved !== "no" && value[field] === typed.text) typed.safe = true;
        const intent = this.submitted.get(id);
        // While the storage fails, an intent can be in memory alone.
        const kept = data(open.gateway.device.state)?.storage === "kept";
        if (kept && intent && pendingOf(open).some(({ on, action }) => on.id === id && action.endsWith("submit"))) intent.safe = true;
      }
    }
  }

  leave(n: number, crash = false): void {
    const page = this.pages[n];
    if (!page) return;
    if (!crash) page.gateway.close();
    page.crash();
    this.pages[n] = undefined;
  }

  arrive(): void {
    for (const arrive of this.back.late.splice(0)) {
      this.counted("delivered late");
      try {
        arrive();
        this.overtaken = true;
      } catch {
        // Refused by the back end, with nobody there to hear it.
      }
    }
  }

  jump(by: number): void {
    this.skew += by;
    this.jumped = true;
    this.orderly = false;
    if (this.pages.some((open) => open && pendingOf(open).length > 0)) this.counted("wrong clock");
  }

  async sign(who: "me" | "nobody" | "other"): Promise<void> {
    if (who === "other" && this.pages.some((open) => open && pendingOf(open).length > 0)) this.counted("other sign-in");
    this.back.session$ =
      who === "me" ? somebody : who === "nobody" ? null : { ...somebody, person: "00000000-0000-7000-8000-00000000000b" };
    for (const open of this.pages) if (open) void open.gateway.session.refresh();
    await this.advance(0);
    if (who !== "other") return;
    for (const open of this.pages) if (open) assert.deepEqual(pendingOf(open), [], "another account sees nothing");
  }

  other(id: string, field: Field): void {
    if (!this.back.records.has(`observation/${id}`)) return;
    this.back.put({ kind: "observation", id }, { [field]: `theirs ${++this.others}.` });
  }

  async resolve({ gateway }: BrowserPage, merged: boolean): Promise<void> {
    for (const { actionId, state, error, input } of pendingOf({ gateway })) {
      if (state !== "attention") continue;
      const { body, patch } = input as { body?: object; patch?: object };
      const mine = error?.code === "stale-version" && merged ? (body ?? patch) : undefined;
      if (mine) this.agreed.push(JSON.stringify(mine));
      void gateway.resolve(actionId, mine ? { merged: mine } : "retry");
    }
    await this.advance(50);
  }

  /** Of two pages that could not see each other for want of room, under a clock that jumped, nobody knows who typed later. */
  eitherHasTheLastWord(): boolean {
    return this.short && this.jumped;
  }

  /** Lets time pass, in steps that are short enough for what follows from what. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await this.quiet();
      const next = Math.min(...this.pages.map((open) => open?.next() ?? Infinity));
      if (next > end) break;
      this.time = Math.max(this.time, next);
      for (const open of this.pages) open?.fire();
    }
    this.time = Math.max(this.time, end);
  }

  /** Until nothing goes on that does not wait for the clock. */
  async quiet(): Promise<void> {
    for (let calm = 0; calm < 4; calm++) {
      await tick();
      if (this.busy > 0) calm = 0;
    }
  }

  async settle(): Promise<void> {
    this.faults = [];
    this.full = false;
    await this.sign("me");
    await this.advance(70_000);
    this.look();
    for (const n of [0, 1]) this.leave(n, true);
    this.arrive();
    const { gateway } = await this.page(0);
    for (let i = 0; i < 12; i++) {
      await this.advance(12_000);
      if (i > 0 && pendingOf({ gateway }).every(({ error }) => error)) break;
    }
    for (const pending of pendingOf({ gateway })) assert.ok(this.explained(pending), `waits without a reason: ${JSON.stringify(pending)}`);
  }

  /** Why something may need a person in the end: somebody else wrote, or the back end refused it for a reason of this schedule. */
  explained({ error, on }: Pending): boolean {
    if (!error) return pendingOf({ gateway: this.pages[0]!.gateway }).some((other) => other.on.id === on.id && other.error);
    if (error.code === "stale-version") return this.others > 0 || this.overtaken || !this.orderly;
    return error.code === "internal" || error.code === "too-large";
  }

  check(): void {
    const { accepted, records } = this.back;
    const ids = accepted.map(({ actionId }) => actionId);
    assert.equal(new Set(ids).size, ids.length, "nothing is accepted twice");
    const waits = JSON.stringify(pendingOf(this.pages[0]!));
    const anew = (text: string): number => this.agreed.filter((mine) => mine.includes(`"${text}"`)).length;
    for (const [id, of] of this.typed) {
      const writes = accepted.filter(({ ref }) => ref.id === id).map(({ input }) => JSON.stringify(input));
      for (const [field, texts] of of) {
        const there = texts.map(({ text }) => writes.flatMap((write, at) => (write.includes(`"${text}"`) ? [at] : [])));
        for (const [n, { text }] of texts.entries())
          assert.ok(this.apart || there[n]!.length <= 1 + anew(text), `"${text}" was taken ${there[n]!.length} times`);
        const order = there.filter((_, n) => texts[n]!.ordered && !anew(texts[n]!.text)).flat();
        if (!this.apart)
          assert.deepEqual(
            order,
            [...order].sort((a, b) => a - b),
            `texts of ${field} arrive in the order in which they were typed`,
          );
        const last = texts.map(({ safe }) => safe).lastIndexOf(true);
        if (last < 0) continue;
        const first = this.eitherHasTheLastWord() ? 0 : last;
        const kept = texts.slice(first).some(({ text }, n) => there[first + n]!.length > 0 || waits.includes(`"${text}"`));
        assert.ok(
          kept,
          `"${texts[last]!.text}" of ${id} was kept on the device and is lost; there is ${String(records.get(`observation/${id}`)?.[field])}`,
        );
      }
    }
    for (const [id, { safe, before }] of this.submitted) {
      const of = accepted.filter(({ ref }) => ref.id === id);
      const places = of.flatMap(({ action }, at) => (action === "observation.submit" ? [at] : []));
      assert.ok(places.length <= 1, "an intent is carried out once");
      if (places.length === 0) {
        assert.ok(
          !safe || pendingOf(this.pages[0]!).some(({ on, action }) => on.id === id && action.endsWith("submit")),
          "an intent is lost",
        );
        continue;
      }
      const earlier = JSON.stringify(of.slice(0, places[0]).map(({ input }) => input));
      const behind = JSON.stringify(of.slice(places[0]).map(({ input }) => input));
      // Pages without room cannot see each other's texts, and so cannot put one before the other's intent.
      for (const text of this.apart ? [] : before)
        assert.ok(
          earlier.includes(`"${text}"`) || !behind.includes(`"${text}"`),
          `"${text}" was typed before the submission and goes before it`,
        );
    }
  }
}

const named: { [fault: string]: (typeof kinds)[number] } = {
  "answer-lost": "lost acknowledgement",
  twice: "delivered twice",
  broken: "500",
  "signed-out": "401",
  "too-large": "413",
  busy: "429",
  "busy-for": "429 with Retry-After",
};

const data = <T>(live: Live<T>): T | undefined => ("data" in live.current ? live.current.data : undefined);
const pendingOf = ({ gateway }: Pick<BrowserPage, "gateway">): Pending[] => data(gateway.pending) ?? [];
const valueOf = (live: Live<{ value: object }>): Record<string, unknown> | undefined =>
  data(live)?.value as Record<string, unknown> | undefined;
