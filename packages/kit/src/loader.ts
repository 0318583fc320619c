/**
 * The one script of a page: `<script src="…/xiaoben.js"></script>`. Finds its own address, and imports the module of an element
 * when the element first appears. `data-load="xb-tasks xb-plan-editor"` names elements that it cannot see, such as those in a shadow root.
 */
import { tags } from "./tags.ts";

const script = document.currentScript as HTMLScriptElement | null;
const mark = Symbol.for("xiaoben/loader/1");
const page = document as unknown as Record<symbol, true | undefined>;

// A second tag of the script, also from another place, leaves the page to the first.
if (!page[mark]) {
  page[mark] = true;
  start(new URL("./", script?.src || location.href).href, script?.dataset["load"]?.split(/\s+/) ?? []);
}

function start(base: string, wanted: string[]): void {
  const left = new Set(Object.keys(tags).filter((tag) => !customElements.get(tag)));

  const load = (tag: string): void => {
    if (!left.delete(tag)) return;
    import(/* @vite-ignore */ `${base}elements/${tags[tag]}.js`).catch((error: unknown) => {
      left.add(tag);
      reportError(error);
    });
  };
  const scan = (): void => {
    for (const tag of left) if (wanted.includes(tag) || document.querySelector(tag)) load(tag);
    if (left.size === 0) watcher.disconnect();
  };
  const watcher = new MutationObserver(scan);
  watcher.observe(document.documentElement, { childList: true, subtree: true });
  // A module that could not be fetched is asked for again when the network is back.
  addEventListener("online", scan);
  scan();
}
