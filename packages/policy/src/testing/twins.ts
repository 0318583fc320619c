import { readdirSync, readFileSync } from "node:fs";
import type { Pack } from "@xiaoben/contract";

const folder = new URL("twins/", import.meta.url);

/** Invented twins of real documents, as data only: each has the shape of a rule book that somewhere is in force. */
export const twins = (): Pack[] =>
  readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Pack);
