import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isTransportError } from "../errors.ts";
import { eventsIn, type ServerEvent } from "./events.ts";

const never = new AbortController().signal;

async function read(parts: readonly Uint8Array[], signal = never): Promise<{ events: ServerEvent[]; heard: number }> {
  const left = [...parts];
  const stream = new ReadableStream<Uint8Array>({
    pull(control) {
      const part = left.shift();
      if (part === undefined) control.close();
      else control.enqueue(part);
    },
  });
  const events: ServerEvent[] = [];
  let heard = 0;
  for await (const event of eventsIn(stream.getReader(), signal, () => (heard += 1))) events.push(event);
  return { events, heard };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("events of a stream", () => {
  it("are the same wherever the portions end, whatever ends a line", async () => {
    const wanted = [
      { name: "changes", data: '{"课":1}' },
      { name: "message", data: "one\ntwo" },
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("\n", "\r\n", "\r"), fc.array(fc.nat(80), { maxLength: 12 }), async (end, cuts) => {
        const text = [
          ":",
          "",
          "id: 7",
          "event: changes",
          'data: {"课":1}',
          "",
          ": alive",
          "",
          "data:one",
          "data: two",
          "",
          "event: open",
          "",
          "data: cut off",
        ];
        const whole = bytes(text.join(end) + end);
        const at = [0, ...cuts.map((cut) => cut % whole.length), whole.length].sort((a, b) => a - b);
        const parts = at
          .slice(1)
          .map((to, n) => whole.slice(at[n], to))
          .filter((part) => part.length > 0);
        const { events, heard } = await read(parts);
        assert.deepEqual(events, wanted);
        assert.equal(heard, parts.length);
      }),
      { numRuns: 200 },
    );
  });

  it("end when the caller gives up, where the line breaks, and where one is too long", async () => {
    await assert.rejects(read([bytes("data: 1\n\n")], AbortSignal.abort()), (error) => isTransportError(error) && error.code === "aborted");
    const broken = new ReadableStream<Uint8Array>({ pull: (control) => control.error(new TypeError("reset")) });
    const reading = eventsIn(broken.getReader(), never, () => undefined).next();
    await assert.rejects(reading, (error) => isTransportError(error) && error.code === "offline");
    const long = Array.from({ length: 40 }, () => bytes("x".repeat(50_000)));
    await assert.rejects(read([bytes("data: "), ...long]), (error) => isTransportError(error) && error.code === "bad-answer");
  });
});
