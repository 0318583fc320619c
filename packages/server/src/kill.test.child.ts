import { idOf, isId, ProblemError } from "@xiaoben/contract";
import { fixture, ids, seed } from "@xiaoben/backend/testing";
import type { Settings } from "@xiaoben/backend";
import { startServer, type ServerOptions } from "./index.ts";

/** A server on a database, with a small county and many lessons that wait for an observer. It lives until it is killed. */
const [at = "{}", lessons = "0", settings = "{}"] = process.argv.slice(2);
const server = await startServer({
  ...(JSON.parse(at) as Pick<ServerOptions, "dataDir" | "databaseUrl">),
  port: 0,
  // One person reads everything again after each kill.
  limits: { caller: null },
  settings: JSON.parse(settings) as Partial<Settings>,
  identity: {
    async verify(token) {
      if (!isId(token)) throw new ProblemError("signed-out", "Nobody.");
      return { tenant: "t", person: token };
    },
  },
  async prepare(store) {
    if ((await store.get("t", { kind: "org", id: ids.county })) !== null) return;
    const lesson = fixture.find((entry) => entry.kind === "lesson")!;
    const many = Array.from(
      { length: Number(lessons) },
      (_, n) => ({ ...lesson, record: { ...lesson.record, id: idOf("lesson", String(n)) } }) as typeof lesson,
    );
    // In portions, as loads are: one write may not take longer than its limit, however busy the machine.
    await seed(store, "t", fixture);
    for (let n = 0; n < many.length; n += 200) await seed(store, "t", many.slice(n, n + 200), fixture);
  },
});
process.send?.(server.url);
