import type { BesideMessages } from "./beside.strings.ts";

export const messages: BesideMessages = {
  choose: "看哪一份評課紀錄",
  noObservations: "還沒有您能看到的聽課紀錄。交上來以後，可以在這裡勾選。",
  later: "評課開始以後才交上來，可以勾選",
  addPerson: "加一位參加的人",
  add: "新增",
  removePerson: (name) => `${name}沒有參加，去掉`,
  alone: "兩個人就可以評課，一對一也算。",
  stepAsk: (name) => `${name}這次做得怎樣？`,
  stepText: "怎麼看出來的",
  stepSaid: (step, outcome) => `上次的下一步「${step}」：${outcome}。`,
  clear: "清除",
  closes: (n) => `有 ${n} 份聽課紀錄雙方已簽字，只等評課。結束評課以後它們就鎖定，計入聽課人的學時。`,
  mayClose: "學校規定先評課的，聽課紀錄要等評課結束、雙方簽字以後才鎖定。結束以後紀錄不能再改，需要時可以重新打開。",
  closed: "評課已結束。",
  closedMine: "評課已結束。有遺漏可以重新打開；已經鎖定的聽課紀錄不受影響。",
  writing: (name) => `${name}正在記錄，還沒有結束。`,
};
