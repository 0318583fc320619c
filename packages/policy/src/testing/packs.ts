import { readFileSync } from "node:fs";
import type { Pack } from "@xiaoben/contract";

const read = (path: string): Pack => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as Pack;

/** The example of the format's own description. */
export const formatExample = (): Pack => read("./format-example.pack.json");
export const studyHours = (): Pack => read("../../packs/qinghe.study-hours.json");
export const termPlan = (): Pack => read("../../packs/nanhu.term-plan.json");
export const points = (): Pack => read("../../packs/liuxi.points.json");
