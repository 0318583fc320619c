import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Observation } from "@xiaoben/contract";
import type { Device } from "./device.ts";
import { beginNote, mark, removeNote, submit, tryAgain, type Seen } from "./inside.ts";
import type { Taken } from "./line.ts";
import type { Schedule, Step } from "./steps.ts";

/** What stood in a field or a note, in the order of typing; `null`: the note was removed. */
interface Typed {
  text: string | null;
  /** It was seen to be on the device. */
  safe: boolean;
  tab: Page;
}

/** Walks a schedule, then brings the network back and waits until nothing waits. Answers what must be true of the record. */
export async function walk(device: Device, { fresh, steps }: Schedule): Promise<Walked> {
  const walked = new Walked(device);
  for (const step of steps) await walked.take(step);
  await walked.settle(fresh);
  return walked;
}

export class Walked {
  readonly #device: Device;
  readonly #fields = new Map<string, Typed[]>();
  readonly #notes = new Map<string, Typed[]>();
  /** The tab that was written in last. */
  #front: number | undefined;
  #handedIn: "no" | "pressed" | "safe" = "no";
  #count = 0;

  constructor(device: Device) {
    this.#device = device;
  }

  async take(step: Step): Promise<void> {
    const device = this.#device;
    switch (step.do) {
      case "net":
        return device.to(step.to);
      case "faults":
        device.line.faults = [...device.line.faults, ...step.faults].slice(-4);
        return;
      case "wait":
        return device.pass(step.s);
      case "reload":
        if (!device.tabs[step.tab]) return;
        device.count("reload");
        await device.load(step.tab);
        return;
      default: {
        const page = await this.#turnTo(step.tab);
        if ((await device.look(page)).drawn !== "to write") return;
        await this.#write(step, page);
      }
    }
  }

  async #write(step: Extract<Step, { tab: number }>, page: Page): Promise<void> {
    switch (step.do) {
      case "type":
        await this.#type(page, this.#fields, step.field);
        return this.#rest(page, step.kept);
      case "note": {
        const id = await page.evaluate(beginNote);
        this.#typed(this.#notes, id, "", page);
        await this.#type(page, this.#notes, id);
        return this.#rest(page, step.kept);
      }
      case "edit":
      case "remove": {
        const ids = Object.keys((await this.#device.look(page)).notes);
        const id = ids[step.note % ids.length];
        if (id === undefined) return;
        if (step.do === "edit") await this.#type(page, this.#notes, id);
        else {
          await page.evaluate(removeNote, id);
          this.#typed(this.#notes, id, null, page);
        }
        return this.#rest(page, step.kept);
      }
      case "kill":
        await this.#type(page, this.#fields, step.field);
        await new Promise((enough) => setTimeout(enough, step.ms));
        this.#device.count(step.by);
        return this.#device.kill(step.tab, step.by);
      case "submit":
        return this.#submit(page);
      case "reload":
        return;
    }
  }

  async #submit(page: Page): Promise<void> {
    await this.#type(page, this.#fields, "strengths");
    await this.#device.until(page, ({ kept }) => kept, "what is handed in is on the device");
    if (!(await page.evaluate(submit))) return;
    this.#handedIn = "pressed";
    await this.#device.until(page, ({ drawn }) => drawn === "to read", "it is handed in, or waits to be");
    await this.#noteWhatIsKept(page);
    this.#handedIn = "safe";
    this.#device.count("handed in");
  }

  /** Whoever changes tabs sees in the one what was written in the other. */
  async #turnTo(n: number): Promise<Page> {
    const device = this.#device;
    const before = this.#front === undefined || this.#front === n ? undefined : device.tabs[this.#front];
    this.#front = n;
    if (before) {
      await device.leave(before);
      if (this.#wroteIn(before) && (await device.look(before)).drawn) {
        await device.until(before, ({ kept, drawn }) => kept || drawn === "to read", "what was typed is on the device");
        await this.#noteWhatIsKept(before);
      }
    }
    const page = await device.tab(n);
    if ((await device.look(page)).drawn === "to write")
      await device.until(page, (seen) => seen.drawn === "to read" || this.#lacks(seen) === undefined, "the tab shows what is kept");
    if (before) device.count("two tabs");
    await this.#noteWhatIsKept(page);
    return page;
  }

  /** Where nothing was written there is nothing to be kept, and no draft when the network is away. */
  #wroteIn(page: Page): boolean {
    return [this.#fields, this.#notes].some((cells) => [...cells.values()].flat().some(({ tab }) => tab === page));
  }

  async #type(page: Page, cells: Map<string, Typed[]>, id: string): Promise<void> {
    const text = `${cells === this.#fields ? id : "note"} ${++this.#count}.`;
    await page.evaluate(mark, cells === this.#fields ? id : `note-${id}`);
    await page.keyboard.insertText(text);
    this.#typed(cells, id, text, page);
  }

  #typed(cells: Map<string, Typed[]>, id: string, text: string | null, tab: Page): void {
    cells.set(id, [...(cells.get(id) ?? []), { text, safe: false, tab }]);
  }

  async #rest(page: Page, kept: boolean): Promise<void> {
    if (kept) await this.#device.until(page, (seen) => seen.kept, "what was typed is on the device", 0.1);
    await this.#noteWhatIsKept(page);
  }

  /** Takes a tab at its word about what it shows. */
  async #noteWhatIsKept(page: Page): Promise<void> {
    const seen = await this.#device.look(page);
    if (!seen.kept || seen.drawn !== "to write") return;
    for (const [cells, shown] of [[this.#fields, seen.fields] as const, [this.#notes, seen.notes] as const])
      for (const [id, texts] of cells)
        for (const typed of texts) {
          const there = shown[id] ?? null;
          // That a note is not there says something only where it was removed.
          if (there === typed.text && (there !== null || typed.tab === page)) typed.safe = true;
        }
  }

  /** What must be seen and is not. */
  #lacks(seen: Pick<Seen, "fields" | "notes">): string | undefined {
    for (const [cells, shown] of [[this.#fields, seen.fields] as const, [this.#notes, seen.notes] as const])
      for (const [id, texts] of cells) {
        const safe = texts.map((one) => one.safe).lastIndexOf(true);
        if (safe < 0) continue;
        const there = shown[id] ?? null;
        if (!texts.slice(safe).some(({ text }) => text === there))
          return `"${texts[safe]!.text}" was on the device and is lost; there is ${JSON.stringify(there)}`;
      }
    return undefined;
  }

  async settle(fresh: boolean): Promise<void> {
    const device = this.#device;
    device.line.faults = [];
    for (const page of device.tabs) if (page && (await device.look(page)).drawn) await device.leave(page);
    if (fresh) for (const n of [0, 1]) await device.kill(n, "close");
    await device.to("up");
    const page = await device.tab(fresh ? 0 : Math.max(0, device.tabs.findIndex(Boolean)));
    await device.until(
      page,
      ({ pending, unsent, kept, drawn }) => {
        if (pending.some(({ state }) => state === "attention")) void page.evaluate(tryAgain);
        return pending.length === 0 && unsent === 0 && (kept || drawn === "to read");
      },
      "nothing waits",
      3,
    );
    await page.locator("xb-sync-status").getByText("都已存到服务器").waitFor({ timeout: 5_000 });
    await device.line.quiet();
  }

  /** Asserts that nothing is lost and nothing doubled. */
  check(records: readonly Observation[], taken: readonly Taken[]): void {
    assert.ok(records.length < 2, `${records.length} records of one author and lesson`);
    const [record] = records;
    const seen = {
      fields: (record ?? {}) as Record<string, string>,
      notes: Object.fromEntries((record?.notes ?? []).map(({ id, text }) => [id, text])),
    };
    assert.equal(this.#lacks(seen), undefined);
    const texts = (record?.notes ?? []).map(({ text }) => text).filter(Boolean);
    assert.equal(new Set(texts).size, texts.length, `a note stands there twice: ${texts.join(" ")}`);
    for (const { id, text } of record?.notes ?? [])
      assert.ok(
        this.#notes.get(id)?.some((typed) => typed.text === text),
        `nobody wrote the note "${text}"`,
      );
    const asked = taken.map(({ actionId, path, body, version }) => `\n  ${actionId} ${path} → ${version} ${body}`).join("");
    for (const [field, cells] of this.#fields)
      for (const { text } of cells) {
        const times = new Set(taken.filter(({ body }) => body.includes(JSON.stringify(text))).map(actionOf)).size;
        assert.ok(times < 2, `"${text}" of ${field} was written ${times} times:${asked}`);
      }
    const actions = new Map<string, number | undefined>();
    for (const one of taken) if (!actions.has(actionOf(one))) actions.set(actionOf(one), one.version);
    // What leaves all as it was, such as a note that was taken and removed before it was sent, makes no version.
    const versions = new Set(actions.values());
    assert.equal(record?.version ?? 0, versions.size, `the back end did what it was asked for once:${asked}`);
    if (this.#handedIn === "safe") assert.equal(record?.state, "submitted", "what was handed in arrived");
    const submissions = new Set(taken.filter(({ path }) => path.endsWith("/submit")).map(({ actionId }) => actionId)).size;
    assert.ok(submissions < 2, `it was handed in ${submissions} times`);
  }
}

/** A record that both tabs begin is begun once: its id follows from lesson and author, and the back end knows it again. */
const actionOf = ({ actionId, method, path, body }: Taken): string => (method === "PUT" ? `${path} ${body}` : actionId);
