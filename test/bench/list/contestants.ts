import { schemaOf } from "@xiaoben/contract/schemas";
import { createClient, gatewayOver } from "@xiaoben/sdk";
import type { Samples } from "../bench.ts";

/** Lists in a row of which the mean is one sample, so that the clock can tell. */
const inARow = 5;

/**
 * Times of listing one page of 1,000 hour records, in milliseconds. Runs in Node and in a page, with the packages as they are published.
 * `ours` is the client, `live` the same question through the gateway that widgets use: frozen, and compared with what was shown before.
 */
export async function listTimes(base: string, rounds: number): Promise<Samples> {
  const client = createClient({ baseUrl: base });
  const schema = schemaOf("hour");
  const parsed = async (): Promise<{ items: unknown[] }> => {
    const answer = await fetch(`${base}/v1/hours?limit=1000`);
    return JSON.parse(await answer.text()) as { items: unknown[] };
  };
  const contestants: Record<string, () => Promise<number>> = {
    ours: async () => (await client.hours.list({ limit: 1000 })).items.length,
    parse: async () => (await parsed()).items.length,
    "zod/mini": async () => (await parsed()).items.filter((item) => schema.safeParse(item).success).length,
    live: () => shown(gatewayOver(client.transport, { feed: false }).list({ kind: "hour", limit: 1000 })),
  };
  const samples: Samples = {};
  for (let round = -3; round < rounds; round++)
    for (const [name, list] of Object.entries(contestants)) {
      const start = performance.now();
      for (let n = 0; n < inARow; n++) {
        const length = await list();
        if (length !== 1000) throw new Error(`${name} listed ${length} records of 1,000`);
      }
      if (round >= 0) (samples[name] ??= []).push((performance.now() - start) / inARow);
    }
  return samples;
}

/** Listens until the page is there. */
const shown = (live: ReturnType<ReturnType<typeof gatewayOver>["list"]>): Promise<number> =>
  new Promise((fulfil, refuse) => {
    const stop = live.subscribe(() => {
      const { current } = live;
      if (current.status === "loading") return;
      stop();
      if (current.status === "ready") fulfil(current.data.items.length);
      else refuse(new Error(`${current.error.code}: ${current.error.detail ?? ""}`));
    });
  });
