import { catalogue } from "../../core/index.ts";

/** Words of the pictures of a lesson. */
const source = {
  title: "照片",
  rule: "默认不拍学生。只拍板书、课件、作品。",
  preview: "要加的照片",
  affirm: "我看过了，照片里认不出任何学生",
  add: "加进记录",
  cancel: "不要了",
  removedSent: "已从记录里去掉。传上去的文件仍和这份草稿存在一起，删去草稿时一起删去。",
};

export type PhotoMessages = typeof source;

export const photoStrings = catalogue<PhotoMessages>("photos", source, {
  "zh-Hant": async () => (await import("./photos.strings.zh-hant.ts")).messages,
  en: async () => (await import("./photos.strings.en.ts")).messages,
});
