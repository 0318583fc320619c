import type { PictureMessages } from "./pictures.strings.ts";

export const messages: PictureMessages = {
  take: "拍照",
  choose: "選圖片",
  photo: (n) => `第 ${n} 張照片`,
  remove: (n) => `去掉第 ${n} 張照片`,
  waiting: "存在這台裝置上，連網後自動上傳",
  pageOnly: "這台裝置存不下了，照片只在這個頁面裡，請先上傳再離開",
  sending: "正在上傳",
  sent: "已上傳",
  unread: "現在看不到，連網後顯示",
  again: "再傳一次",
  unreadable: "這張圖片在這裡打不開。請存成 JPEG 或 PNG 再選。",
};
