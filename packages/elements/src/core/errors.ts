import type { GatewayError, GatewayErrorCode, Language } from "@xiaoben/contract";
import type { CoreMessages } from "./core.strings.ts";
import { speakAnew, type Words } from "./words.ts";

/** For each code: what happened, and what to do now. */
export type ErrorMessages = Record<GatewayErrorCode, [what: string, next: string]>;

/** What is known of an error; the code is enough. */
export type ErrorLike = Pick<GatewayError, "code"> & Partial<GatewayError>;

/** Says an error in one language. */
export type TellError = (error: ErrorLike) => [what: string, next: string];

const load: Record<Language, () => Promise<{ tell: TellError }>> = {
  "zh-Hans": () => import("./errors.zh-hans.ts"),
  "zh-Hant": () => import("./errors.zh-hant.ts"),
  en: () => import("./errors.en.ts"),
};

const loaded: { [L in Language]?: TellError } = {};
let begun = false;

/** What happened, and what to do now. Until the words of the language are there, in general terms. */
export function errorOf(core: Words<CoreMessages>, error: ErrorLike): [what: string, next: string] {
  const tell = loaded[core.language];
  if (tell) return tell(error);
  void fetchErrors(core.language);
  return [core.say("failed"), core.say("failedNext")];
}

/** The same as one text. */
export const errorWords = (core: Words<CoreMessages>, error: ErrorLike): string =>
  errorOf(core, error).join(core.language === "en" ? " " : "");

/** Fetches the words while there is a connection: once there is none it is too late to load what says so. */
export function prepareErrors(languageOf: () => Language): void {
  if (begun) return;
  begun = true;
  setTimeout(() => void fetchErrors(languageOf()), 1000);
}

const fetchErrors = (language: Language): Promise<void> =>
  load[language]().then(
    ({ tell }) => {
      if (loaded[language]) return;
      loaded[language] = tell;
      speakAnew();
    },
    // Without the network the general words stand; the next error asks again.
    () => undefined,
  );
