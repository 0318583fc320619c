import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { idOf, newId, type ActionId, type CampusGateway, type Id, type Lesson, type Live, type Observation } from "@xiaoben/contract";

/** A campus in which one lesson waits for one observer. Opened anew for every test. */
export interface GatewayWorld {
  observer: CampusGateway;
  observed: CampusGateway;
  /** A lesson of the observed that waits for the observer. */
  lesson: Id;
  /** A rating that the rubric of the lesson allows, e.g. `{ "aim": { value: "8" } }`. */
  ratings: Observation["ratings"];
  close?(): Promise<void>;
}

/** The rules of the port, over any gateway: in memory, over HTTP, or a vendor's own. */
export function gatewaySuite(name: string, make: () => Promise<GatewayWorld>): void {
  const rule = (title: string, test: (world: GatewayWorld) => Promise<void>): void =>
    void it(title, async () => {
      const world = await make();
      try {
        await test(world);
      } finally {
        await world.close?.();
      }
    });

  describe(`${name}: readings`, () => {
    rule("shares one Live between equal questions", async ({ observer, lesson }) => {
      assert.equal(observer.one({ kind: "lesson", id: lesson }), observer.one({ kind: "lesson", id: lesson }));
      assert.equal(observer.list({ kind: "hour", limit: 5, order: "-day" }), observer.list({ order: "-day", kind: "hour", limit: 5 }));
      assert.equal(observer.tasks(), observer.tasks());
    });

    rule("knows who is signed in and what is offered", async ({ observer, observed }) => {
      const [one, two] = [await read(observer.session), await read(observed.session)];
      assert.ok(one && two && one.person !== two.person);
      assert.match(one.today, /^\d{4}-\d\d-\d\d$/);
      assert.ok((await read(observer.capabilities)).has("observation.submit"));
    });

    rule("answers null for what is not there", async ({ observer }) => {
      assert.equal(await read(observer.one({ kind: "observation", id: newId() })), null);
    });

    rule("cuts lists in pages that hold every record once", async ({ observer }) => {
      const seen: Id[] = [];
      let cursor: string | undefined;
      for (let pages = 0; pages < 5; pages++) {
        const page = await read(observer.list({ kind: "lesson", limit: 3, ...(cursor ? { cursor } : {}) }));
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
        if (!cursor) break;
      }
      assert.ok(seen.length > 0);
      assert.equal(new Set(seen).size, seen.length);
    });

    rule("never changes what it has shown", async ({ observer, lesson }) => {
      const before = await read(observer.one({ kind: "lesson", id: lesson }));
      assert.throws(() => Object.assign(before!, { topic: "changed" }), TypeError);
    });

    rule("gives a definition once and for ever", async ({ observer, lesson }) => {
      const { form } = (await read(observer.one({ kind: "lesson", id: lesson })))!;
      const first = await observer.definition<{ sections: unknown[] }>(form);
      assert.ok(first.sections.length > 0);
      assert.equal(await observer.definition(form), first);
    });
  });

  describe(`${name}: writings`, () => {
    rule("tells what changed, and re-reads what is listened to", async (world) => {
      const { observer } = world;
      const begun = await begin(world);
      const tasks = observer.tasks();
      const stop = tasks.subscribe(() => undefined);
      await until(() => ready(tasks)?.some(({ action, on }) => action === "observation.submit" && on.id === begun.id));
      const receipt = await observer.act("observation.submit", { id: begun.id });
      assert.equal(receipt.state, "sent", JSON.stringify(receipt.error));
      assert.ok(receipt.changes.some(({ kind, id, version }) => kind === "observation" && id === begun.id && version > begun.version));
      await until(() => ready(tasks)?.every(({ on }) => on.id !== begun.id));
      stop();
    });

    rule("answers a repeated action once", async (world) => {
      const { observer } = world;
      const begun = await begin(world);
      const actionId = newId();
      const first = await observer.act("observation.submit", { id: begun.id, version: begun.version }, { actionId });
      const again = await observer.act("observation.submit", { id: begun.id, version: begun.version }, { actionId });
      assert.deepEqual([first.state, again.state], ["sent", "sent"]);
      assert.deepEqual(again.changes, first.changes);
    });

    rule("refuses a version that somebody else has changed since, and shows the record as it is now", async (world) => {
      const { observer, observed } = world;
      const begun = await begin(world);
      await sent(observer, "observation.submit", begun.id);
      const late = await observed.act(
        "observation.change",
        { id: begun.id, version: begun.version, patch: { answer: "late" } },
        { actionId: newId() },
      );
      assert.equal(late.state, "refused");
      assert.equal(late.error?.code, "stale-version");
      assert.equal((late.error?.current as Observation | undefined)?.state, "submitted");
    });

    rule("refuses what is not possible in this state, and keeps the refusal until somebody resolves it", async (world) => {
      const { observer } = world;
      const begun = await begin(world);
      const receipt = await observer.act("observation.sign", { id: begun.id });
      assert.equal(receipt.state, "refused");
      assert.equal(receipt.error?.code, "transition-not-allowed");
      await until(() => ready(observer.pending)?.some(({ state, actionId }) => state === "attention" && actionId === receipt.actionId));
      await observer.resolve(receipt.actionId, "discard");
      await until(() => ready(observer.pending)?.length === 0);
    });

    rule("rejects mistakes of the program", async ({ observer }) => {
      await assert.rejects(observer.act("observation.fly" as ActionId, { id: newId() } as never), TypeError);
    });
  });

  describe(`${name}: forms`, () => {
    rule("creates from a form and goes on from what is there", async (world) => {
      const { observer } = world;
      const begun = await begin(world);
      const draft = observer.draft({ kind: "observation", id: begun.id });
      const stop = draft.current.subscribe(() => undefined);
      await until(() => ready(draft.current)?.base === begun.version);
      draft.change({ problems: "pace" });
      assert.equal(ready(draft.current)?.value.problems, "pace", "a change is seen at once");
      await draft.flush();
      await until(() => ready(draft.current)?.saved === "server");
      const live = observer.one({ kind: "observation", id: begun.id });
      await live.refresh();
      assert.equal(ready(live)?.problems, "pace");
      stop();
    });
  });

  describe(`${name}: files`, () => {
    rule("are kept for who may read their record, or it is said that none are", async (world) => {
      const { observer, observed } = world;
      const begun = await begin(world);
      const file = new File(["听课记录\n".repeat(90_000)], "听课记录.txt", { type: "text/plain" });
      const to = { kind: "observation", id: begun.id } as const;
      if (!(await read(observer.capabilities)).has("attachments")) {
        await assert.rejects(observer.attach(file, to), { code: "not-offered" });
        return;
      }
      const files = observer.list({ kind: "attachment", where: { of: begun.id } });
      const stop = files.subscribe(() => undefined);
      await until(() => ready(files)?.items.length === 0);
      const told: number[] = [];
      const made = await observer.attach(file, to, { onProgress: (arrived) => void told.push(arrived) });
      assert.deepEqual([told.length, told[0], told.at(-1)], [3, 0, file.size]);
      await until(() => ready(files)?.items.some(({ id, state }) => id === made.id && state === "complete"));
      stop();
      assert.equal(await (await observer.blob(made.id)).text(), await file.text());
      await assert.rejects(observed.blob(made.id), { code: "not-found" });
      await sent(observer, "observation.submit", begun.id);
      const seen = await observed.blob(made.id);
      assert.deepEqual([seen.type, seen.size], ["text/plain", file.size]);
      await assert.rejects(observer.attach(file, to), { code: "not-permitted" });
    });
  });

  describe(`${name}: the way of one record`, () => {
    rule("is walked by two people, from the lesson that waits to the hour that counts", async (world) => {
      const { observer, observed, lesson } = world;
      await Promise.all([
        observer.session.refresh(),
        observer.capabilities.refresh(),
        observed.session.refresh(),
        observed.capabilities.refresh(),
      ]);
      assert.ok((await read(observer.tasks())).some(({ action, on }) => action === "observation.create" && on.id === lesson));
      const begun = await begin(world);
      const ref = { kind: "observation", id: begun.id } as const;
      await sent(observer, "observation.submit", ref.id);
      assert.ok(
        (await read(observed.tasks())).some(({ on }) => on.id === ref.id),
        "it waits for the observed",
      );
      await observed.one(ref).refresh();
      assert.equal(observed.allows("observation.answer", ref), "yes");
      assert.equal(observed.allows("observation.submit", ref), "no");
      const change = await observed.act("observation.change", { id: ref.id, patch: { answer: "agreed" } });
      assert.equal(change.state, "sent", JSON.stringify(change.error));
      await sent(observed, "observation.answer", ref.id);
      await sent(observer, "observation.sign", ref.id);
      await observer.one(ref).refresh();
      assert.equal(observer.allows("observation.sign", ref), "no", "nobody signs twice");
      const last = await observed.act("observation.sign", { id: ref.id });
      assert.equal(last.state, "sent", JSON.stringify(last.error));
      assert.ok(
        last.changes.some(({ kind }) => kind === "hour"),
        "the hour record is derived with the lock",
      );
      assert.equal((await read(observer.one(ref)))?.state, "locked");
      const person = (await read(observer.session))!.person;
      const hours = await read(observer.list({ kind: "hour", where: { person }, limit: 200 }));
      assert.ok(hours.items.some(({ source, state }) => source?.id === ref.id && state === "approved"));
    });
  });
}

/** An observation of the lesson that waits, made through a form. */
async function begin({ observer, lesson, ratings }: GatewayWorld): Promise<Observation> {
  const { person, org } = (await read(observer.session))!;
  const { teacher, on, lessons, form, kind, mode } = (await read(observer.one({ kind: "lesson", id: lesson })))! as Lesson;
  const ref = { kind: "observation", id: idOf("observation", lesson, person) } as const;
  const draft = observer.draft(ref);
  const stop = draft.current.subscribe(() => undefined);
  await until(() => ready(draft.current) !== undefined);
  const first = {
    author: person,
    observed: teacher,
    lesson,
    on,
    lessons,
    form,
    org,
    points: [],
    notes: [],
    ratings,
    strengths: "clear",
    problems: "",
    measures: "",
    nextStep: "",
    answer: "",
    reflection: "",
  };
  draft.change(Object.assign(first, { kind, mode }));
  await draft.flush();
  await until(() => ready(draft.current)?.saved === "server");
  stop();
  const made = observer.one(ref);
  await made.refresh();
  const record = ready(made);
  assert.ok(record, JSON.stringify(made.current));
  return record;
}

async function sent(
  gateway: CampusGateway,
  action: "observation.submit" | "observation.answer" | "observation.sign",
  id: Id,
): Promise<void> {
  const receipt = await gateway.act(action, { id });
  assert.equal(receipt.state, "sent", `${action}: ${JSON.stringify(receipt.error)}`);
}

const ready = <T>(live: Live<T>): T | undefined => ("data" in live.current ? live.current.data : undefined);

async function read<T>(live: Live<T>): Promise<T> {
  await live.refresh();
  assert.equal(live.current.status, "ready", JSON.stringify(live.current));
  return (live.current as { data: T }).data;
}

/** Waits for something that follows from a write without anybody asking for it. */
async function until(holds: () => boolean | undefined): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (holds()) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  assert.fail(`did not come to be: ${holds.toString()}`);
}
