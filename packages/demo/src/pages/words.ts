/** The few words of the pages themselves, in the language of the portal. */
export function pageWords(): { choose: string; last: string; heard(event: string): string } {
  const language = document.documentElement.lang;
  if (language === "en")
    return { choose: "Choose one of the things that wait for you.", last: "Last school year", heard: (event) => `Heard: ${event}` };
  if (language === "zh-Hant") return { choose: "從待辦裡選一項。", last: "看上一學年", heard: (event) => `聽到事件：${event}` };
  return { choose: "从待办里选一项。", last: "看上一学年", heard: (event) => `听到事件：${event}` };
}

/** Key of the school year before the one that holds a day, where school years begin in September. */
export function lastSchoolYear(now: Date): string {
  const began = now.getFullYear() - (now.getMonth() < 8 ? 1 : 0);
  return `schoolYear:${began - 1}-${began}`;
}
