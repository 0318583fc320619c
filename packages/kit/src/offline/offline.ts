import { forget, keep, kept, respond, type Keeping } from "./keeping.ts";

/** What a host says of its pages. */
export interface OfflineOptions {
  /** Paths at which nobody is signed in any more, as `/sign-in`: whoever goes there leaves no page behind on the device. */
  forgetAt: readonly string[];
}

/** What the script needs of a service worker's scope; its types are not those of a page. */
interface Scope {
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
  xiaobenOffline?: (options: OfflineOptions) => void;
}
interface WorkerEvent {
  readonly request: Request;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const scope = globalThis as unknown as Scope;

/**
 * For the host's own service worker: pages on which a lesson was taken along open without a network, with all that they had loaded.
 * Nothing else is kept, and nothing is taken from the device while there is a network.
 *
 * ```js
 * importScripts("/xiaoben/offline.js");
 * xiaobenOffline({ forgetAt: ["/sign-in"] });
 * ```
 */
scope.xiaobenOffline = ({ forgetAt }) => {
  const keeping: Keeping = { origin: scope.location.origin, now: Date.now, caches, fetch: (request) => fetch(request) };
  /** What is kept, once that is known: everything else goes its way without us. */
  let known: ReadonlySet<string> | undefined;
  const learn = async (): Promise<void> => void (known = await kept(keeping));
  void learn();
  scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
  scope.addEventListener("message", (event) => {
    const { type, urls } = (event.data ?? {}) as { type?: unknown; urls?: unknown };
    if (type !== "xiaoben:keep" || !Array.isArray(urls)) return;
    const work = keep(keeping, urls.map(String)).then(learn);
    event.waitUntil(work.finally(() => event.ports[0]?.postMessage("kept")));
  });
  scope.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== keeping.origin) return;
    if (request.mode === "navigate" && forgetAt.includes(url.pathname)) return event.waitUntil(forget(keeping).then(learn));
    if (known && !known.has(request.url)) return;
    event.respondWith(respond(keeping, request));
  });
};
