import { walkXml } from "./xml.ts";

/** Built-in number formats that are days, those of Chinese Excel (27–36, 50–58) among them: they stand in no file. */
const builtIn = new Set([14, 15, 16, 17, 22, ...range(27, 31), 36, ...range(50, 54), 57, 58]);

/** For each cell style of a workbook, whether its numbers are days. */
export function dayStyles(stylesXml: string): boolean[] {
  const own = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellXfs = false;
  walkXml(stylesXml, {
    open: (name, attributes) => {
      if (name === "numFmt") own.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (name === "cellXfs") inCellXfs = true;
      if (name === "xf" && inCellXfs) {
        const format = Number(attributes["numFmtId"] ?? 0);
        styles.push(own.has(format) ? isDayFormat(own.get(format)!) : builtIn.has(format));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellXfs = false;
    },
    text: () => undefined,
  });
  return styles;
}

/** Whether a number format shows a day: it names a day or a year outside quotes, brackets and escapes. */
export function isDayFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  return /[dy]/.test(bare) && !/general/.test(bare);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
