/**
 * What one classic script tag does: it finds its own address, looks for tags of the kit in the page, now and later,
 * and imports the module of each from beside itself. A second copy on the page finds the first one's mark and stays quiet.
 */
const modules: Record<string, string> = {
  "xb-provider": "provider",
  "xb-tasks": "tasks",
  "xb-sync-status": "sync-status",
  "xb-study-hours": "study-hours",
  "xb-observation-form": "observation-form",
  "xb-mentor-pair": "mentor-pair",
  "xb-plan-editor": "plan-editor",
};
const mark = Symbol.for("xiaoben/loader/1");
const page = globalThis as typeof globalThis & { [mark]?: true };
const script = document.currentScript as HTMLScriptElement | null;
const base = new URL("./", script?.src || location.href).href;

if (!page[mark]) {
  page[mark] = true;
  const begun = new Set<string>();
  const look = (): void => {
    for (const [tag, name] of Object.entries(modules)) {
      if (begun.has(tag) || customElements.get(tag) || !document.querySelector(tag)) continue;
      begun.add(tag);
      import(/* @vite-ignore */ `${base}elements/${name}.js`).catch((error: unknown) => {
        begun.delete(tag);
        console.error(`xiaoben: <${tag}> could not be loaded from ${base}`, error);
      });
    }
  };
  look();
  // Scripts in the head run before there is a body: the observer sees every tag as it is parsed.
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
}
