import type { ChangesPage } from "@xiaoben/contract";
import { changesPageSchema } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { must, refused, same, validAs } from "../run/expect.ts";
import type { Answer } from "../run/send.ts";
import type { Case } from "./case.ts";

/** Seconds that one answer is held open: what was written before it began is told in it. */
const held = 1;

export const liveCases = {
  "live.page": async (trial) => {
    const answer = await trial.ask({ path: "/v1/live", query: { seconds: 0 }, headers });
    const [first, ...more] = eventsIn(answer);
    must(first !== undefined, said("一个事件", "an event"), "no event", answer);
    must(more.length === 0, said("seconds=0 时一页就结束", "an end after one page with seconds=0"), `${more.length + 1} events`, answer);
    same(first.page.changes, [], "/changes of the first page from now on", answer);
    for (const [name, part] of [
      ["cache-control", "no-transform"],
      ["cache-control", "no-store"],
    ] as const) {
      const found = answer.headers.get(name) ?? "none";
      must(found.includes(part), said(`${name}: ${part}`, `${name}: ${part}`), found, answer);
    }
  },
  "live.promise": async (trial) => {
    let [{ page }] = eventsIn(await trial.ask({ path: "/v1/live", query: { seconds: 0 }, headers })) as [Event];
    for (let round = 0; round < 2; round++) {
      const wanted = new Set<string>();
      for (let n = 0; n < 3; n++) wanted.add((await trial.draft()).id);
      const until = performance.now() + trial.world.patience;
      while (wanted.size > 0 && performance.now() < until) {
        const answer = await trial.askQuietly({ path: "/v1/live", query: { seconds: held, cursor: page.cursor }, headers });
        for (const event of eventsIn(answer)) {
          for (const { id } of event.page.changes) wanted.delete(id);
          page = event.page;
        }
      }
      const lost = [...wanted];
      must(
        lost.length === 0,
        said("写入的 3 条都说到", "all 3 writes that were acknowledged"),
        `${lost.length} were not told within ${trial.world.patience / 1000} s: ${lost.join(", ")}`,
      );
    }
  },
  "live.badCursor": async (trial) => {
    refused(await trial.ask({ path: "/v1/live", query: { seconds: 0, cursor: "not-a-cursor-of-this-feed" }, headers }), "validation");
  },
  "live.signedOut": async (trial) => {
    refused(await trial.ask({ as: "nobody", path: "/v1/live", query: { seconds: 0 }, headers }), "signed-out");
  },
} satisfies Record<string, Case>;

interface Event {
  page: ChangesPage;
}

const headers = { accept: "text/event-stream" };

/** The events of an answer that has ended. */
function eventsIn(answer: Answer): Event[] {
  const type = answer.headers.get("content-type") ?? "none";
  must(answer.status === 200, said("状态 200", "status 200"), `${answer.status}`, answer);
  must(type.startsWith("text/event-stream"), said("text/event-stream", "text/event-stream"), type, answer);
  return answer.text
    .replaceAll(/\r\n?/g, "\n")
    .split("\n\n")
    .map((block) => block.split("\n").filter((line) => line !== "" && !line.startsWith(":")))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const of = (name: string): string =>
        lines
          .find((line) => line.startsWith(`${name}:`))
          ?.slice(name.length + 1)
          .replace(/^ /, "") ?? "";
      same(of("event"), "changes", "event", answer);
      const page = parsed(of("data"));
      validAs(changesPageSchema, page, "changesPage", answer);
      same(of("id"), (page as ChangesPage).cursor, "id beside /cursor", answer);
      return { page: page as ChangesPage };
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
