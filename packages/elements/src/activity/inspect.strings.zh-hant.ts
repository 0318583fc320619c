import type { InspectMessages } from "./inspect.strings.ts";

export const messages: InspectMessages = {
  title: "檢查這個活動",
  item: (list, item) => `${list}·${item}：看到了什麼`,
  missing: (n) => `還有 ${n} 項內容沒有，等組織的人補上。`,
  unseen: "每一項寫下看到了什麼，再確認。",
  check: "檢查過了，齊全",
};
