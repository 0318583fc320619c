import type { Hour, Person } from "@xiaoben/contract";

const base = { version: 1, org: "o", createdAt: "2026-11-20T01:00:00.000Z", updatedAt: "2026-11-20T01:00:00.000Z" };
const states = ["submitted", "approved", "returned", "approved", "registered"] as const;

/** The rows that every contestant shows: ten thousand records of a hundred people. */
export const people: Person[] = Array.from({ length: 100 }, (_, i) => ({
  ...base,
  id: `p${i}`,
  displayName: `教师${i + 1}`,
  externalIds: {},
  onPost: true,
}));
export const hours: Hour[] = Array.from({ length: 10_000 }, (_, i) => ({
  ...base,
  id: `h${i}`,
  state: states[i % states.length]!,
  person: `p${i % 100}`,
  on: `2026-${String(11 - (i % 3)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`,
  title: `第${i + 1}次集体备课`,
  category: i % 2 ? "group-study" : "external",
  role: "participant",
  level: "school",
  minutes: "90",
  claimedHours: "2",
  ...(i % 5 > 0 && { approvedHours: "2" }),
}));

/** What grids of others are given: the columns of the ledger as texts. */
export const columns = ["person", "day", "title", "category", "facts", "claimed", "approved", "state"] as const;
export const rows = hours.map((hour) => ({
  id: hour.id,
  person: people[Number(hour.person.slice(1))]!.displayName,
  day: `${Number(hour.on.slice(5, 7))}月${Number(hour.on.slice(8))}日`,
  title: hour.title,
  category: hour.category,
  facts: "90 分钟",
  claimed: "2",
  approved: hour.approvedHours ?? "—",
  state: hour.state,
}));

export const place = document.querySelector<HTMLElement>("#place")!;

/** What scrolls the rows of a grid of others, wherever it keeps it. */
export function scrollable(within: Element | ShadowRoot): HTMLElement {
  for (const one of within.querySelectorAll<HTMLElement>("*")) {
    if (one.scrollHeight > one.clientHeight + 10_000 && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
    if (one.shadowRoot && one.shadowRoot.textContent !== "") return scrollable(one.shadowRoot);
  }
  throw new Error("Nothing scrolls");
}

/** What a page offers to the harness. */
export interface Contestant {
  /** Shows the rows. */
  show(): void | Promise<void>;
  /** What is looked for to know that rows stand on the page, and what scrolls. */
  root(): ParentNode | null | undefined;
  scroller(): HTMLElement;
}

/** Makes a contestant measurable. */
export function enter({ show, root, scroller }: Contestant): void {
  Object.assign(window, {
    async measureFirstRows(): Promise<number> {
      const began = performance.now();
      await show();
      do await new Promise(requestAnimationFrame);
      while (!root()?.textContent?.includes("集体备课"));
      await task();
      return performance.now() - began;
    },
    async scrollFrames(count: number): Promise<void> {
      const box = scroller();
      for (let i = 0; i < count; i++) {
        box.scrollTop += 200;
        await new Promise(requestAnimationFrame);
      }
      if (box.scrollTop < 100 * count) throw new Error(`It scrolled to ${box.scrollTop}`);
    },
  });
}

const task = (): Promise<void> =>
  new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(0);
  });
