import type { Draw } from "../../draw/draw.ts";

/** What `draw` says. */
export interface DrawWords {
  fileWanted: string;
  badCount(most: number): string;
  twice(line: string): string;
  empty: string;
  notUtf8: string;
  /** What is to be published before anybody knows the word. */
  before(draw: { list: string; of: number; count: number }): string;
  howToDraw(command: string): string;
  drawn(draw: Draw, of: number): string;
}
