/** A subject of the school: its lessons a week in every class, and how many teach it. */
export interface Subject {
  code: string;
  name: string;
  perWeek: number;
  teachers: number;
  /** What lessons are about: in all grades alike, or in the first two, the middle two and the last two. */
  topics: readonly [string[]] | readonly [string[], string[], string[]];
}

/** Thirty lessons a week in each class, sixty-five teachers. */
export const subjects: readonly Subject[] = [
  {
    code: "chinese",
    name: "语文",
    perWeek: 8,
    teachers: 18,
    topics: [
      ["看图说一句完整的话", "儿歌里的叠词", "把想法说给同桌听", "认识偏旁", "小动物的本领"],
      ["把一件事写清楚", "童话里的反复", "带着问题默读", "口语交际：怎样商量", "给校园写一则说明"],
      ["借景抒情的段落", "古诗里的秋天", "人物的一个动作", "复述要抓住什么", "一封回信"],
    ],
  },
  {
    code: "maths",
    name: "数学",
    perWeek: 5,
    teachers: 12,
    topics: [
      ["20 以内的退位减法", "认识钟表", "乘法口诀的来历", "有余数的除法", "比一比谁长"],
      ["分数的初步认识", "两位数乘两位数", "长方形的面积", "位置与方向", "三角形的内角和"],
      ["小数除法", "用字母表示数", "圆的认识", "可能性", "按比分配", "平均数"],
    ],
  },
  {
    code: "english",
    name: "英语",
    perWeek: 3,
    teachers: 6,
    topics: [["At the market", "My weekend plan", "Seasons and clothes", "Asking the way", "A letter to a friend", "What time is it"]],
  },
  {
    code: "science",
    name: "科学",
    perWeek: 2,
    teachers: 5,
    topics: [["水去哪儿了", "简单电路", "种子发芽的条件", "声音怎样传播", "影子的变化", "摆的快慢"]],
  },
  { code: "pe", name: "体育", perWeek: 4, teachers: 7, topics: [["前滚翻", "小篮球行进间运球", "接力跑交接棒", "立定跳远", "跳绳的节奏"]] },
  { code: "music", name: "音乐", perWeek: 2, teachers: 4, topics: [["二声部轮唱", "听辨主题", "竖笛的气息", "打击乐编创"]] },
  { code: "art", name: "美术", perWeek: 2, teachers: 4, topics: [["校园一角速写", "对称的美", "纸浮雕", "色彩的冷暖"]] },
  {
    code: "morality",
    name: "道德与法治",
    perWeek: 2,
    teachers: 5,
    topics: [["规则从哪里来", "家乡的物产", "我们的班级公约", "网络上的我"]],
  },
  { code: "it", name: "信息科技", perWeek: 1, teachers: 2, topics: [["顺序与循环", "给数据分类", "会转弯的小车"]] },
  { code: "labour", name: "劳动", perWeek: 1, teachers: 2, topics: [["整理书柜", "种一盆蒜苗", "学做凉拌菜"]] },
];

/** Classes of the school, six grades with three each. */
export const classes: readonly string[] = [..."一二三四五六"].flatMap((grade) => [..."123"].map((number) => `${grade}（${number}）班`));

/** The topics that are taught in a class. */
export function topicsOf(subject: Subject, className: string): readonly string[] {
  const grade = "一二三四五六".indexOf(className[0]!);
  return subject.topics[Math.floor(grade / 2)] ?? subject.topics[0];
}
