import { say, type Hour, type Pack } from "@xiaoben/contract";
import { plain } from "./plain.ts";

/** What the words of a ledger mean as a category. */
export interface Categories {
  codeOf(word: string): string | undefined;
  /** Titles, for whoever used another word. */
  readonly titles: readonly string[];
}

/** Categories of the packs that judge a school: by code, by what is mapped to them, or by their title in any language. */
export function categoriesOf(packs: readonly Pack[]): Categories {
  const codes = new Map<string, string>();
  const titles: string[] = [];
  for (const { id, title, maps = [] } of packs.flatMap((pack) => pack.categories ?? [])) {
    titles.push(say(title, "zh-Hans"));
    for (const code of [id, ...maps]) codes.set(plain(code), code);
    for (const language of ["zh-Hans", "zh-Hant", "en"] as const) codes.set(plain(say(title, language)), id);
  }
  return {
    codeOf(word) {
      const said = plain(word).replace(/(学时|學時|类|類)$/, "");
      return codes.get(plain(word)) ?? codes.get(said) ?? codes.get(staffRoom[said] ?? "");
    },
    titles: [...new Set(titles)],
  };
}

/** What ledgers call the usual kinds of activity. A word counts only where a pack knows its code. */
const staffRoom: Readonly<Record<string, string>> = {
  听课: "observation",
  听评课: "observation",
  观课: "observation",
  观课议课: "observation",
  集体备课: "group-study",
  教研活动: "group-study",
  教研组活动: "group-study",
  校本教研: "group-study",
  沙龙: "salon",
  教研沙龙: "salon",
  读书沙龙: "salon",
  公开课: "open-lesson",
  讲座: "lecture",
  专题讲座: "lecture",
  课题研究: "topic-study",
  小课题: "topic-study",
  校本研修: "school-based",
  校本培训: "school-based",
  网络研修: "online",
  网络培训: "online",
  远程培训: "online",
  外出培训: "external",
  外出学习: "external",
  集中培训: "external",
};

const roles: Readonly<Record<string, string>> = {
  参加: "participant",
  参与: "participant",
  参与者: "participant",
  学员: "participant",
  听众: "participant",
  主讲: "speaker",
  主讲人: "speaker",
  主持: "speaker",
  发言: "speaker",
  组织: "organiser",
  组织者: "organiser",
  承办: "organiser",
  听课: "observer",
  观课: "observer",
  听课者: "observer",
  participant: "participant",
  speaker: "speaker",
  organiser: "organiser",
  observer: "observer",
};

const levels: Readonly<Record<string, Hour["level"]>> = {
  校: "school",
  校级: "school",
  校本: "school",
  中心校: "centralSchool",
  片区: "centralSchool",
  镇级: "centralSchool",
  县: "county",
  县级: "county",
  区级: "county",
  市: "city",
  市级: "city",
  州: "prefecture",
  州级: "prefecture",
  省: "province",
  省级: "province",
  国家: "nation",
  国家级: "nation",
  school: "school",
  centralschool: "centralSchool",
  county: "county",
  city: "city",
  prefecture: "prefecture",
  province: "province",
  nation: "nation",
};

/** What somebody did, from the word in the ledger; without one: took part. */
export const roleOf = (word: string | undefined): string | undefined => (word === undefined ? "participant" : roles[plain(word)]);

/** Level of what was attended, from the word in the ledger; without one: the school's. */
export const levelOf = (word: string | undefined): Hour["level"] | undefined => (word === undefined ? "school" : levels[plain(word)]);
