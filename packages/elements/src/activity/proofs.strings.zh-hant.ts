import type { ProofsMessages } from "./proofs.strings.ts";

export const messages: ProofsMessages = {
  add: "附照片或證明",
  open: (name) => `下載${name}`,
  sending: (name, share) => `正在上傳${name}，${share}`,
  failed: (name, why) => `${name}沒有傳上去：${why}`,
};
