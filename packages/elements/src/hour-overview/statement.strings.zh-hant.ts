import type { StatementMessages } from "./statement.strings.ts";

export const messages: StatementMessages = {
  title: "結算單",
  knownAt: "據當時所知",
  note: "選一天，看那天晚上所知道的是多少。後來補的紀錄不改變那時的結算單。",
  asKnown: (day) => `這是據 ${day}晚上所知的結算單。`,
  newer: (day) => `這份結算單據現在所知，取代據 ${day}晚上所知的那一份。`,
  back: "看現在的結算單",
  same: "兩份沒有差別。",
  differ: (n) => `後來的紀錄改變了 ${n} 人的數：`,
  older: (day) => `看 ${day}的那一份`,
  close: "不比了",
  was: "當時",
  is: "現在",
  unseen: "一條您不能查看的紀錄",
  absent: "沒有",
  noRecord: "沒有紀錄變化：變的是規則、裁定或豁免。",
  more: (n) => `還有 ${n} 人。`,
  tooMany: "人太多，不能一次算出那時的數。請到各單位裡看。",
};
