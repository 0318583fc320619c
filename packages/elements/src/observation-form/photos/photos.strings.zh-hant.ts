import type { PhotoMessages } from "./photos.strings.ts";

export const messages: PhotoMessages = {
  title: "照片",
  rule: "預設不拍學生。只拍板書、課件、作品。",
  preview: "要加的照片",
  affirm: "我看過了，照片裡認不出任何學生",
  add: "加進紀錄",
  cancel: "不要了",
  removedSent: "已從紀錄裡去掉。傳上去的檔案仍和這份草稿存在一起，刪去草稿時一起刪去。",
};
