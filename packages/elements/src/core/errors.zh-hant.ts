import { tellBy } from "./errors.tell.ts";
import type { ErrorMessages } from "./errors.ts";

const errors: ErrorMessages = {
  offline: ["現在連不上網路。", "已填的內容不會遺失；連線後會自動繼續。"],
  timeout: ["等了太久沒有回應。", "請稍後再試。"],
  "bad-answer": ["收到的資料無法解讀。", "請稍後再試；若一直如此，請告知管理員。"],
  storage: ["瀏覽器沒能把內容存在這台裝置上。", "請先別關頁面，送到伺服器就好了。"],
  aborted: ["已中止。", "需要時再做一次即可。"],
  validation: ["有內容沒有填對。", "請依提示修改後再送出。"],
  "unknown-field-value": ["有一項選擇這裡不認得。", "請換一項再送出。"],
  "not-found": ["找不到這筆紀錄。", "它可能已被撤回；請回到清單看看。"],
  "not-permitted": ["您沒有這項權限。", "如有需要，請與學校管理員聯絡。"],
  "signed-out": ["登入已逾期。", "請重新登入，已填的內容還在。"],
  "stale-version": ["這筆紀錄剛剛被別人改過。", "請看過新的內容再決定。"],
  "transition-not-allowed": ["這一步現在不能做：紀錄的狀態已經變了。", "請看看它現在的樣子。"],
  "guard-failed": ["還差幾項內容。", "補齊以後再送出。"],
  "duplicate-key": ["這筆紀錄已經有了。", "不必再填一次。"],
  "action-reused": ["這次送出的內容與之前不同。", "請重新送出。"],
  "too-large": ["檔案太大。", "請換一個小一點的。"],
  "unsupported-type": ["這種檔案不能上傳。", "請換一種格式。"],
  "rate-limited": ["操作得有點快。", "請等一會兒再試。"],
  "not-offered": ["這裡沒有開通這項功能。", "如有需要，請與學校管理員聯絡。"],
  maintenance: ["系統正在維護。", "稍後會恢復，已填的內容不會遺失。"],
  internal: ["系統出了差錯。", "請稍後再試；若一直如此，請告知管理員。"],
};

export const tell = tellBy(errors, (where) => `請把這一行告訴管理員：${where}`);
