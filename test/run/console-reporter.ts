import { inspect } from "node:util";
import type { TestEvent } from "node:test/reporters";

/** Reporter for node:test that stays quiet about what passes: slow files and failures are named, with their errors. */
export default async function* quiet(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type === "test:fail") {
      const error = event.data.details.error as { failureType?: string; cause?: unknown };
      if (error.failureType === "subtestsFailed") continue;
      yield `✖ ${event.data.name} (${event.data.file ?? ""}:${event.data.line ?? ""})\n${inspect(error.cause ?? error, { depth: 4 })}\n`;
    }
    if (event.type === "test:pass" && event.data.details.duration_ms > 5000 && event.data.details.type !== "suite")
      yield `  slow: ${event.data.name} (${(event.data.details.duration_ms / 1000).toFixed(1)} s)\n`;
    if (event.type === "test:stderr") yield event.data.message;
  }
}
