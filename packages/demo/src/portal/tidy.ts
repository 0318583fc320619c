const voids = new Set(["meta", "link", "input", "br", "img", "hr"]);

/** A tag with its attributes, also over several lines. */
const tags = /<\/?[a-z](?:[^>"]|"[^"]*")*>/g;

/** Page source as a person would indent it: vendors read it. Lines stay as they are written, and so does what stands in `<pre>`. */
export function tidy(source: string): string {
  let depth = 0;
  let kept = false;
  const lines: string[] = [];
  const onOneLine = source.replace(tags, (tag) => tag.replace(/\s+/g, " ").replace(/ ?\/?>$/, ">"));
  for (const line of onOneLine.replaceAll("</li> <li", "</li>\n<li").split("\n")) {
    if (kept) {
      lines.push(line);
    } else if (line.trim() !== "" || lines.at(-1) !== "") {
      const text = line.trim();
      const { first, sum } = steps(text);
      lines.push(text === "" ? "" : "  ".repeat(Math.max(0, depth + first)) + text);
      depth += sum;
    }
    if (line.includes("<pre")) kept = true;
    if (line.includes("</pre>")) {
      if (kept && !line.includes("<pre")) depth += steps(line).sum;
      kept = false;
    }
  }
  return lines.join("\n").trim() + "\n";
}

/** How much deeper a line leads (`sum`), and how far it stands back because it begins with closing tags (`first`). */
function steps(line: string): { first: number; sum: number } {
  let sum = 0;
  for (const [, slash, name, rest] of line.matchAll(/<(\/?)([a-z][\w-]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (voids.has(name!) || rest!.endsWith("/") || name === "html") continue;
    sum += slash ? -1 : 1;
  }
  const closing = /^(?:\s*<\/[^>]+>)*/.exec(line)![0];
  return { first: -(closing.split("</").length - 1), sum };
}
