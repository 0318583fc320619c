import { tellBy } from "./errors.tell.ts";
import type { ErrorMessages } from "./errors.ts";

const errors: ErrorMessages = {
  offline: ["现在连不上网络。", "已填的内容不会丢；连上以后会自动继续。"],
  timeout: ["等了太久没有回应。", "请稍后再试。"],
  "bad-answer": ["收到的数据看不懂。", "请稍后再试；若总是这样，请告诉管理员。"],
  storage: ["浏览器没能把内容存在这台设备上。", "请先别关页面，送到服务器就好了。"],
  aborted: ["已中止。", "需要时再做一次即可。"],
  validation: ["有内容没有填对。", "请按提示改好再提交。"],
  "unknown-field-value": ["有一项选择这里不认识。", "请换一项再提交。"],
  "not-found": ["没有找到这条记录。", "它可能已被撤回；请回到列表看看。"],
  "not-permitted": ["您没有这项权限。", "需要的话，请与学校管理员联系。"],
  "signed-out": ["登录已过期。", "请重新登录，已填的内容还在。"],
  "stale-version": ["这条记录刚刚被别人改过。", "请看过新的内容再决定。"],
  "transition-not-allowed": ["这一步现在不能做：记录的状态已经变了。", "请看看它现在的样子。"],
  "guard-failed": ["还差几样内容。", "补齐以后再提交。"],
  "duplicate-key": ["这条记录已经有了。", "不必再填一次。"],
  "action-reused": ["这次提交与之前的内容不同。", "请重新提交。"],
  "too-large": ["文件太大。", "请换一个小一些的。"],
  "unsupported-type": ["这种文件不能上传。", "请换一种格式。"],
  "rate-limited": ["操作得有些快。", "请等一会儿再试。"],
  "not-offered": ["这里没有开通这项功能。", "需要的话，请与学校管理员联系。"],
  maintenance: ["系统正在维护。", "稍后会恢复，已填的内容不会丢。"],
  internal: ["系统出了差错。", "请稍后再试；若总是这样，请告诉管理员。"],
};

export const tell = tellBy(errors, (where) => `请把这一行告诉管理员：${where}`);
