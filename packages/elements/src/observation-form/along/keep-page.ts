/**
 * Asks the page's offline worker, where the host has registered one, to keep this page and what it has loaded, so that it opens without
 * a network. Without one the form comes back when the page does.
 */
export async function keepPage(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const worker = registration?.active;
  if (!worker) return;
  const loaded = performance
    .getEntriesByType("resource")
    .filter((entry) => ["script", "link", "css", "img", "other"].includes((entry as PerformanceResourceTiming).initiatorType))
    .map(({ name }) => name);
  const { port1, port2 } = new MessageChannel();
  const done = new Promise<void>((enough) => {
    port1.onmessage = () => enough();
    // A worker that is not ours never answers.
    setTimeout(enough, 30_000);
  });
  worker.postMessage({ type: "xiaoben:keep", urls: [location.href, ...new Set(loaded)] }, [port2]);
  await done;
  port1.close();
}
