/** Minutes from one time of a day (`08:05`) to another; below nothing where that is earlier. */
export const minutesBetween = (from: string, to: string): number => minutesOf(to) - minutesOf(from);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
