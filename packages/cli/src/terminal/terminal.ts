export interface Terminal {
  env: Readonly<Record<string, string | undefined>>;
  out(text: string): void;
  err(text: string): void;
}

export type CommandLanguage = "zh" | "en";

/** `--lang` decides, then the language of the terminal: Chinese where that says Chinese, else English. */
export function languageOf(args: readonly string[], env: Terminal["env"]): CommandLanguage {
  const given =
    args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length) ??
    (args.includes("--lang") ? args[args.indexOf("--lang") + 1] : undefined);
  const said = given ?? env["LC_ALL"] ?? env["LC_MESSAGES"] ?? env["LANG"] ?? "";
  return said.toLowerCase().startsWith("zh") ? "zh" : "en";
}
