import type { Publication, Shown } from "@xiaoben/contract";
import { catalogue } from "../core/index.ts";
import type { Group } from "./publication.model.ts";

const states: Record<Publication["state"], string> = {
  draft: "草稿",
  forObjection: "听取意见",
  published: "已公开",
  withdrawn: "已撤回",
};
const notices: Record<Publication["notice"], string> = { commendation: "表彰", criticism: "通报批评", results: "公开结果" };
const groups: Record<Group, string> = { asked: "请您先看", desk: "在办和撤回的", published: "已公开" };
const ways: Record<Shown, string> = { name: "按姓名", initial: "只写首字", number: "只写编号", omitted: "不出现" };

const source = {
  title: "结果公开",
  state: (state: Publication["state"]) => states[state],
  notice: (notice: Publication["notice"]) => notices[notice],
  shown: (way: Shown) => ways[way],
  group: (group: Group) => groups[group],
  back: "回到列表",
  drawUp: "拟一份名单",
  print: "打印",
  untitled: "还没有标题",
  askedUntil: (at: string) => `可以提出异议，到 ${at}`,
  asked: "现在可以提出异议",
  openedAt: (day: string) => `${day} 起听取意见`,
  publishedAt: (day: string) => `${day} 公开`,
  unanswered: (n: number) => `${n} 条异议待答复`,
  empty: "还没有公开的名单",
  emptyNext: "学校公开以后，会出现在这里。",
  emptyDraws: "您可以先拟一份；在公开以前，名单里的人都能先看到关于自己的那一条。",
  gone: "没有找到这份名单",
  goneNext: "它可能已被撤回，请回到列表看看。",
  latest: (n: number) => `只列最近的 ${n} 份。`,
  drawnUpBy: (name: string) => `${name}拟定`,
  withdrawnBecause: (reason: string) => `已撤回：${reason}`,
  yours: "关于您的",
  yoursNote: "这里只有您自己看得到关于您的这一条；别人的您看不到。",
  willStand: (way: string) => `公开以后，名单里${way}`,
  stands: (way: string) => `名单里${way}`,
  asName: "写您的姓名",
  asInitial: "只写您姓名的第一个字",
  asNumber: "只写一个编号",
  asOmitted: "不出现您",
  asGroup: (way: string) => `以组出现：${way}`,
  ofGroup: (name: string) => `${name}（您在这个组里）`,
  basis: (rests: string) => `依据：${rests}`,
  heardUntil: (at: string) => `到 ${at} 为止都可以提出异议。`,
  heardOpen: "公开以前都可以提出异议，何时结束由拟定人定。",
  heardOver: (at: string) => `提出异议的时间到 ${at} 为止；名单公开以前，仍可以提出。`,
  object: "提出异议",
  objectMore: "再提一条异议",
  objectLabel: "哪里不对、应该怎样，请写清楚",
  objected: "异议已记下。",
  yourObjection: (at: string) => `您 ${at} 提出：`,
  answered: (name: string, at: string) => `${name} ${at} 答复：`,
  notAnswered: "还没有答复。没有答复以前，名单不能公开。",
  list: "名单",
  who: "姓名或组",
  says: "说明",
  rests: "依据",
  nobodyRead: "名单里没有出现任何人。",
  publishedBy: (name: string, day: string) => `${name} ${day} 公开`,
  prepared: "拟定人",
  approved: "批准人",
  signedOn: "日期",
  onlyHere: (org: string) => `只在${org}范围内公开`,
  quoted: (title: string) => `《${title}》`,
};

export type PublicationMessages = typeof source;

export const publicationStrings = catalogue<PublicationMessages>("publication", source, {
  "zh-Hant": async () => (await import("./publication.strings.zh-hant.ts")).messages,
  en: async () => (await import("./publication.strings.en.ts")).messages,
});
