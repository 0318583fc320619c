import type { DrawWords } from "./words.ts";

export const drawZh: DrawWords = {
  fileWanted: "请给一个文件，可能被抽到的每个人（或班、课）占一行，例如：xiaoben draw 教师.txt --count 5",
  badCount: (most) => `请用 --count 写明抽几个：1 到 ${most} 的整数，名单里有 ${most} 行。`,
  twice: (line) => `“${line}”在名单里有两行，会多一次机会。请删去一行；如果是两个人，请写上编号以便区分。`,
  empty: "名单是空的。请为可能被抽到的每一个写一行。",
  notUtf8: "名单不是 UTF-8 文本。请另存为 UTF-8，否则别人算出的指纹会不一样。",
  before: ({ list, of, count }) =>
    [
      `将从 ${of} 行中抽 ${count} 个。请现在就公布，赶在任何人知道口令之前：`,
      `  名单指纹  ${list}`,
      `  抽取数    ${count}`,
      "  口令从哪里来：这里没有人能决定、事后人人能查到的东西，例如以后某一天公开开奖的号码",
    ].join("\n"),
  howToDraw: (command) => `知道口令以后：${command}`,
  drawn: ({ list, word, drawn }, of) =>
    [
      `从 ${of} 行中抽到 ${drawn.length} 个：`,
      ...drawn.map(({ line, lot }) => `  ${lot.slice(0, 12)}…  ${line}`),
      `  名单指纹  ${list}`,
      `  口令      ${word}`,
      "有名单的人都可以再抽一遍，结果一定相同；请核对名单指纹是不是事先公布的那个。",
    ].join("\n"),
};
