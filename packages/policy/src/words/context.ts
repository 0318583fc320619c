import type { Language } from "@xiaoben/contract";
import type { Messages } from "./messages.ts";

/** A catalogue and what is said alike everywhere. */
export interface Context {
  messages: Messages;
  language: Language;
  unit(code: string): string;
  amount(value: string, unit: string): string;
}
