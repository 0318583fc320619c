/** What pages are kept with. */
export interface Keeping {
  /** Nothing of another origin is kept. */
  readonly origin: string;
  readonly caches: CacheStorage;
  now(): number;
  fetch(request: Request): Promise<Response>;
}

const name = "xiaoben-offline";
/** As long as a lesson that is taken along. */
const keepMs = 7 * 86_400_000;
const keptAt = "x-xiaoben-kept-at";

/** Keeps what stands at these addresses, of the own origin, as it is now. What cannot be read is left out; what is too old goes. */
export async function keep(keeping: Keeping, urls: readonly string[]): Promise<void> {
  const cache = await keeping.caches.open(name);
  await tidy(keeping, cache);
  const own = urls.filter((url) => URL.canParse(url) && new URL(url).origin === keeping.origin && !new URL(url).pathname.includes("/api/"));
  await Promise.all(
    own.map(async (url) => {
      const request = new Request(url, { credentials: "same-origin" });
      const response = await keeping.fetch(request).catch(() => undefined);
      if (response) await put(keeping, cache, url, response);
    }),
  );
}

/** Over the network; without one, what was kept. */
export async function respond(keeping: Keeping, request: Request): Promise<Response> {
  try {
    const response = await keeping.fetch(request);
    const cache = await keeping.caches.open(name);
    // What is kept stays as new as the page.
    if (response.ok && (await cache.match(request.url))) await put(keeping, cache, request.url, response.clone());
    return response;
  } catch (error) {
    const kept = await (await keeping.caches.open(name)).match(request.url);
    if (kept && !isOver(keeping, kept)) return kept;
    throw error;
  }
}

/** The addresses that are kept. */
export const kept = async ({ caches }: Keeping): Promise<ReadonlySet<string>> =>
  new Set((await (await caches.open(name)).keys()).map(({ url }) => url));

/** Nothing is left. */
export const forget = (keeping: Keeping): Promise<boolean> => keeping.caches.delete(name);

async function put(keeping: Keeping, cache: Cache, url: string, response: Response): Promise<void> {
  // A page that sends elsewhere, as to the sign-in, is not the page that was meant.
  if (!response.ok || response.redirected) return;
  const headers = new Headers(response.headers);
  headers.set(keptAt, String(keeping.now()));
  await cache.put(url, new Response(await response.blob(), { status: response.status, headers }));
}

async function tidy(keeping: Keeping, cache: Cache): Promise<void> {
  for (const request of await cache.keys()) {
    const kept = await cache.match(request);
    if (kept && isOver(keeping, kept)) await cache.delete(request);
  }
}

const isOver = ({ now }: Keeping, response: Response): boolean => Number(response.headers.get(keptAt)) + keepMs <= now();
