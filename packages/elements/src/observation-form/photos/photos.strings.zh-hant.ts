import type { PhotoMessages } from "./photos.strings.ts";

export const messages: PhotoMessages = {
  title: "照片",
  rule: "預設不拍學生。只拍板書、課件、作品。",
  take: "拍照",
  choose: "選圖片",
  preview: "要加的照片",
  affirm: "我看過了，照片裡認不出任何學生",
  add: "加進紀錄",
  cancel: "不要了",
  photo: (n) => `第 ${n} 張照片`,
  remove: (n) => `去掉第 ${n} 張照片`,
  waiting: "存在這台裝置上，連網後自動上傳",
  pageOnly: "這台裝置存不下了，照片只在這個頁面裡，請先上傳再離開",
  sending: "正在上傳",
  sent: "已上傳",
  unread: "現在看不到，連網後顯示",
  again: "再傳一次",
  unreadable: "這張圖片在這裡打不開。請存成 JPEG 或 PNG 再選。",
  removedSent: "已從紀錄裡去掉。傳上去的檔案仍和這份草稿存在一起，刪去草稿時一起刪去。",
};
