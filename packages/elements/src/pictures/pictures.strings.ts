import { catalogue } from "../core/words.ts";

/** Words of the pictures of a record. */
const source = {
  take: "拍照",
  choose: "选图片",
  photo: (n: number) => `第 ${n} 张照片`,
  remove: (n: number) => `去掉第 ${n} 张照片`,
  waiting: "存在这台设备上，联网后自动上传",
  pageOnly: "这台设备存不下了，照片只在这个页面里，请先上传再离开",
  sending: "正在上传",
  sent: "已上传",
  unread: "现在看不到，联网后显示",
  again: "再传一次",
  unreadable: "这张图片在这里打不开。请存成 JPEG 或 PNG 再选。",
};

export type PictureMessages = typeof source;

export const pictureStrings = catalogue<PictureMessages>("pictures", source, {
  "zh-Hant": async () => (await import("./pictures.strings.zh-hant.ts")).messages,
  en: async () => (await import("./pictures.strings.en.ts")).messages,
});
