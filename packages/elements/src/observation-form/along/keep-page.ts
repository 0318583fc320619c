/**
 * Asks the page's offline worker, where the host has registered one, to keep this page and what it has loaded, so that it opens without
 * a network; tells whether it did. Without one the form comes back when the page does.
 */
export async function keepPage(): Promise<boolean> {
  const worker = await offlineWorker();
  if (!worker) return false;
  const loaded = performance
    .getEntriesByType("resource")
    .filter((entry) => ["script", "link", "css", "img", "other"].includes((entry as PerformanceResourceTiming).initiatorType))
    .map(({ name }) => name);
  const { port1, port2 } = new MessageChannel();
  const done = new Promise<boolean>((enough) => {
    port1.onmessage = () => enough(true);
    // A worker that is not ours never answers.
    setTimeout(() => enough(false), 30_000);
  });
  worker.postMessage({ type: "xiaoben:keep", urls: [location.href, ...new Set(loaded)] }, [port2]);
  const kept = await done;
  port1.close();
  return kept;
}

/** The host's offline worker; none on plain `http://`, and where the host has registered none. */
export const offlineWorker = async (): Promise<ServiceWorker | undefined> =>
  (await navigator.serviceWorker?.getRegistration())?.active ?? undefined;
