import type { InspectMessages } from "./inspect.strings.ts";

export const messages: InspectMessages = {
  title: "Inspect this activity",
  item: (list, item) => `${list} · ${item}: what you saw`,
  missing: (n) => (n === 1 ? "1 thing is missing; the host adds it." : `${n} things are missing; the host adds them.`),
  unseen: "Write what you saw for each item, then confirm.",
  check: "Inspected, all there",
};
