import { expect } from "@open-wc/testing";
import { newId, type CampusGateway, type Live } from "@xiaoben/contract";
import { gatewayOver } from "../gateway/gateway.ts";
import { memoryTransport, somebody, type MemoryTransport } from "../testing/memory-transport.ts";
import { withOutbox, type Outbox, type OutboxOptions } from "./outbox.ts";

/* The same outbox on a real IndexedDB, with real locks, channels and page events. */
let boxes = 0;
const open: (CampusGateway & Outbox)[] = [];
const pause = (ms = 60) => new Promise<void>((done) => setTimeout(done, ms));
const data = <T>(live: Live<T>): T | undefined => ("data" in live.current ? live.current.data : undefined);

async function until(holds: () => unknown): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await pause(20);
  expect(Boolean(holds()), holds.toString()).to.equal(true);
}

function made(options: OutboxOptions = {}): { back: MemoryTransport; page(): CampusGateway & Outbox } {
  const back = memoryTransport();
  const name = `browser-${newId()}-${++boxes}`;
  return {
    back,
    page() {
      const gateway = withOutbox(gatewayOver(back, { feed: false }), { name, pause: 5_000, retry: { first: 50, most: 100 }, ...options });
      open.push(gateway);
      return gateway;
    },
  };
}

afterEach(() => {
  for (const gateway of open.splice(0)) gateway.close();
});

for (const [way, options] of [
  ["a Web Lock", {}],
  ["a lease, as on plain http", { locks: null }],
] as const) {
  describe(`withOutbox in a browser, with ${way}`, () => {
    it("brings typed text back after the page is gone, and sends it before the action", async () => {
      const { back, page } = made(options);
      const ref = { kind: "observation", id: newId() } as const;
      const first = page();
      await until(() => data(first.session));
      back.fault = (request) => (request === "session" ? "none" : "cut");
      const draft = first.draft(ref);
      draft.current.subscribe(() => undefined);
      draft.change({ author: somebody.person, strengths: "typed" });
      await until(() => data(draft.current)?.saved === "device");
      first.close();
      const second = page();
      const again = second.draft(ref);
      again.current.subscribe(() => undefined);
      await until(() => data(again.current)?.value.strengths === "typed");
      expect((await second.act("observation.submit", { id: ref.id })).state).to.equal("waiting");
      back.fault = () => "none";
      await until(() => back.accepted.length === 2);
      expect(back.accepted.map(({ action }) => action)).to.deep.equal(["observation.create", "observation.submit"]);
    });

    it("lets two pages send each intent once", async () => {
      const { back, page } = made(options);
      const ids = Array.from({ length: 6 }, () => newId());
      for (const id of ids) back.put({ kind: "observation", id }, { state: "draft", author: somebody.person });
      const [one, two] = [page(), page()];
      await Promise.all(ids.map((id, i) => (i % 2 ? one : two).act("observation.submit", { id })));
      await until(() => data(one.pending)?.length === 0 && data(two.pending)?.length === 0);
      expect(back.accepted.map(({ ref }) => ref.id).sort()).to.deep.equal(ids.sort());
    });
  });
}

describe("withOutbox in a browser", () => {
  it("has the last keystroke on the device when the page is hidden or left, without waiting for its pause", async () => {
    for (const event of ["pagehide", "visibilitychange"]) {
      const { page } = made({ journal: 60_000 });
      const ref = { kind: "observation", id: newId() } as const;
      const first = page();
      await until(() => data(first.session));
      const draft = first.draft(ref);
      draft.current.subscribe(() => undefined);
      await until(() => data(draft.current));
      draft.change({ author: somebody.person, strengths: `before ${event}` });
      if (event === "pagehide") window.dispatchEvent(new Event(event));
      else {
        Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
        document.dispatchEvent(new Event(event));
        Reflect.deleteProperty(document, "visibilityState");
      }
      const second = page().draft(ref);
      second.current.subscribe(() => undefined);
      await until(() => data(second.current)?.value.strengths === `before ${event}`);
    }
  });

  it("tells the other page what is typed", async () => {
    const { page } = made();
    const ref = { kind: "observation", id: newId() } as const;
    const [one, two] = [page().draft(ref), page().draft(ref)];
    for (const draft of [one, two]) draft.current.subscribe(() => undefined);
    await until(() => data(one.current) && data(two.current));
    one.change({ author: somebody.person, problems: "seen there" });
    await until(() => data(two.current)?.value.problems === "seen there");
  });
});
