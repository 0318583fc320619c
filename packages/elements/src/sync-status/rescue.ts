/** Name of a rescue file: `xiaoben-unsent-2026-11-22.json`. */
export const rescueName = (day: string): string => `xiaoben-unsent-${day}.json`;
