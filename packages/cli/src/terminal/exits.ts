/** Exit codes of the command. */
export const exits = {
  good: 0,
  /** The command line cannot be understood. */
  usage: 1,
  /** A back end breaks a clause of the contract (`conform`). */
  broken: 1,
  /** The file or some of its rows have faults; nothing was written. */
  faulty: 2,
  /** The server cannot be reached, refuses, or answers something else; nothing was written. */
  server: 3,
} as const;

export type Exit = (typeof exits)[keyof typeof exits];
