/* Runs in a worker, where there is neither `window` nor `document`. */
import { isTransportError } from "../errors.ts";
import { json } from "../testing/scripted-back-end.ts";
import { createClient } from "./client.ts";

/** What the worker found out. */
export interface Findings {
  isWorker: boolean;
  /** Address of a question at a relative base URL. */
  asked: string;
  tasks: number;
  /** What is said of a question that nobody answers. */
  far: { code: string; status: number | undefined; request: string | undefined };
  listed: number;
}

async function look(): Promise<Findings> {
  const asked: string[] = [];
  const fetch = (async (request: Request) => {
    asked.push(request.url);
    return json({ items: [], changes: [] });
  }) as typeof globalThis.fetch;
  const client = createClient({ baseUrl: "/api", fetch, getToken: () => "t" });
  const tasks = await client.tasks();
  let listed = 0;
  for await (const hour of client.hours.list()) listed += hour.id.length;
  // Over the network of the browser: nobody answers there.
  const far: unknown = await createClient({ baseUrl: "/nowhere", retries: 0 })
    .tasks()
    .catch((refused: unknown) => refused);
  if (!isTransportError(far)) throw new Error(`an error was expected, not ${String(far)}`);
  const { code, status, request } = far;
  return { isWorker: typeof document === "undefined", asked: asked[0]!, tasks: tasks.length, far: { code, status, request }, listed };
}

look().then(
  (findings) => postMessage(findings),
  (error: unknown) => postMessage({ failed: String(error) }),
);
