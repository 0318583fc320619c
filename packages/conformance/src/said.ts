/** A sentence in the languages of the command: the developer who reads it may speak either. */
export interface Said {
  "zh-Hans": string;
  en: string;
}

export const said = (zh: string, en: string): Said => ({ "zh-Hans": zh, en });
