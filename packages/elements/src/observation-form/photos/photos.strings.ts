import { catalogue } from "../../core/index.ts";

/** Words of the pictures of a lesson. */
const source = {
  title: "照片",
  rule: "默认不拍学生。只拍板书、课件、作品。",
  take: "拍照",
  choose: "选图片",
  preview: "要加的照片",
  affirm: "我看过了，照片里认不出任何学生",
  add: "加进记录",
  cancel: "不要了",
  photo: (n: number) => `第 ${n} 张照片`,
  remove: (n: number) => `去掉第 ${n} 张照片`,
  waiting: "存在这台设备上，联网后自动上传",
  pageOnly: "这台设备存不下了，照片只在这个页面里，请先上传再离开",
  sending: "正在上传",
  sent: "已上传",
  unread: "现在看不到，联网后显示",
  again: "再传一次",
  unreadable: "这张图片在这里打不开。请存成 JPEG 或 PNG 再选。",
  removedSent: "已从记录里去掉。传上去的文件仍和这份草稿存在一起，删去草稿时一起删去。",
};

export type PhotoMessages = typeof source;

export const photoStrings = catalogue<PhotoMessages>("photos", source, {
  "zh-Hant": async () => (await import("./photos.strings.zh-hant.ts")).messages,
  en: async () => (await import("./photos.strings.en.ts")).messages,
});
