import type { FormMessages } from "./forms.strings.ts";

export const messages: FormMessages = {
  waiting: "已存在本機，連線後自動送出。",
  sending: "正在送出…",
  keepEditing: "先不送出，繼續修改",
  refusedTitle: "沒有被接受：",
  again: "再送出一次",
  drop: "放棄這次送出",
  conflictTitle: "這裡的內容在別處也改過",
  conflictNext: "兩邊不一樣的內容列在下面，請選一邊。",
  mine: "這裡寫的",
  theirs: "別處寫的",
  useMine: "用這裡的",
  useTheirs: "用別處的",
  look: "看現在的內容",
};
