import { random } from "./random.ts";

const surnames = [
  ..."陈周吴郑冯蒋韩杨朱秦许何吕施孔曹严金魏陶姜戚谢邹窦章潘葛范彭鲁韦马方俞任袁柳鲍史唐费薛雷贺倪汤罗毕郝安常乐于傅齐康伍余卜孟黄穆萧尹姚",
];
const first = [..."书雨思明晓文佳若清静子嘉云梓星月秋春素景承怀允知以"];
const second = [..."涵琪然川宁远澜桥禾怡峰岚蓉芸轩舟言溪笛棠梅青原松岩珂柔敏枫"];

/** Invented names, all different, and none of those given. */
export function inventNames(seed: number, count: number, taken: readonly string[]): string[] {
  const draw = random(seed, "names");
  const used = new Set(taken);
  const names: string[] = [];
  while (names.length < count) {
    const name = draw.pick(surnames) + draw.pick(first) + (draw.chance(0.85) ? draw.pick(second) : "");
    if (used.has(name)) continue;
    used.add(name);
    names.push(name);
  }
  return names;
}
