import type { ChangesPage } from "@xiaoben/contract";
import type { Following } from "@xiaoben/backend";
import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { parameters, wholeNumber } from "./asked.ts";
import type { Handler } from "./handlers.ts";
import type { Place, Streams } from "./streams.ts";

/** Longest time that a caller may ask for, in seconds. */
const mostSeconds = 600;

/** What keeps those on the way from holding an event back, changing it or giving it to somebody else. */
const headers = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** Tells the feed as it happens, until the token ends, `seconds` are over, or the process ends: then the reader comes again with its cursor. */
export const followLive =
  (streams: Streams): Handler =>
  async (c, backend, caller) => {
    const asked = parameters(c, ["cursor", "seconds"]);
    const seconds = wholeNumber("seconds", asked["seconds"], 0, mostSeconds);
    const cursor = c.req.header("last-event-id") ?? asked["cursor"] ?? "";
    let following: Following | undefined;
    const place = streams.enter(caller, () => following?.stop());
    try {
      following = await backend.live(caller, cursor === "" || cursor === "now" ? undefined : cursor);
    } catch (error) {
      place.leave();
      throw error;
    }
    if (c.req.method === "HEAD") {
      leave(following, place);
      return c.body(null, 200, headers);
    }
    const left = Math.min((seconds ?? mostSeconds) * 1000, streams.longest, (caller.expires ?? Infinity) - Date.now());
    return c.body(told(following, { place, beat: streams.beat, left, once: seconds === 0, drop: dropOf(c) }), 200, headers);
  };

interface Telling {
  place: Place;
  beat: number;
  /** Milliseconds until it ends. */
  left: number;
  /** One page, and no more. */
  once: boolean;
  /** Cuts the line to one who does not read. */
  drop(): void;
}

/** Milliseconds in which one who was told all that he is told may still take it. */
const grace = 5_000;
const encoder = new TextEncoder();
const heartbeat = encoder.encode(":\n\n");

/** Pages as events, as fast as the other side takes them: nothing is made before it asks for more. */
function told(following: Following, { place, beat, left, once, drop }: Telling): ReadableStream<Uint8Array<ArrayBuffer>> {
  let next: Promise<ChangesPage | undefined> | undefined;
  const end = once ? undefined : later(Math.max(left, 0), stop);
  let cut: NodeJS.Timeout | undefined;
  function stop(): void {
    following.stop();
    cut ??= later(grace, drop);
  }
  const over = (): void => {
    clearTimeout(end);
    clearTimeout(cut);
    leave(following, place);
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(control) {
        try {
          next ??= following.next();
          const page = await within(beat, next);
          if (page === "nothing yet") return control.enqueue(heartbeat);
          next = undefined;
          if (page === undefined) {
            over();
            return control.close();
          }
          control.enqueue(encoder.encode(eventOf(page)));
          if (once) following.stop();
        } catch (error) {
          over();
          throw error;
        }
      },
      cancel: over,
    },
    { highWaterMark: 0 },
  );
}

const eventOf = (page: ChangesPage): string => `id: ${page.cursor}\nevent: changes\ndata: ${JSON.stringify(page)}\n\n`;

function leave(following: Following, place: Place): void {
  following.stop();
  place.leave();
}

async function within<T>(ms: number, answer: Promise<T>): Promise<T | "nothing yet"> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<"nothing yet">((fulfil) => (timer = setTimeout(() => fulfil("nothing yet"), ms)));
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

const later = (ms: number, work: () => void): NodeJS.Timeout => setTimeout(work, ms).unref();

/** Behind a real line: who does not read blocks the end of his answer too. */
const dropOf = (c: Context): (() => void) => {
  const { outgoing } = (c.env ?? {}) as Partial<HttpBindings>;
  return () => void outgoing?.destroy();
};
