import type { AlongMessages } from "./along.strings.ts";

export const messages: AlongMessages = {
  take: "沒網也要用：存到這台裝置",
  why: "存好以後，沒有網路也能打開這份聽課表。提交後自動刪除，最多留 7 天。",
  taking: "正在存……",
  taken: (day) => `已存到這台裝置，沒有網路也能打開。留到 ${day}，提交後自動刪除`,
  takenOpen: (day) => `已存到這台裝置。這個網站沒有網路時打不開，請讓這一頁一直開著。留到 ${day}，提交後自動刪除`,
  whyOpen: "存好以後，這一頁開著時，沒有網路也能填。提交後自動刪除，最多留 7 天。",
  remove: "從這台裝置刪除",
  removed: "已從這台裝置刪除。寫好的內容不受影響。",
};
