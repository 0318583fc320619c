/** The same command once more, with something added; a token on the command line is not repeated. */
export function commandAgain(command: string, args: readonly string[], added: string): string {
  const shown = args.filter((arg, i) => arg !== "--token" && args[i - 1] !== "--token" && !arg.startsWith("--token="));
  return [
    `npm run xiaoben -- ${command}`,
    ...shown.map((arg) => (/^[\w./:=-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", String.raw`'\''`)}'`)),
    added,
  ].join(" ");
}
