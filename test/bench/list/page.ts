import { listTimes } from "./contestants.ts";

Object.assign(window, { listTimes });
