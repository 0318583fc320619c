/** The `xiaoben` command, for those who call it from a program of their own. */
export { exits } from "./terminal/exits.ts";
export { main } from "./main.ts";
export type { Terminal } from "./terminal/terminal.ts";
