/** How large a file may be. A county's year of a hundred thousand rows fits; what is larger is no ledger and no roster, or an attack. */
export const limits = {
  /** Bytes of the file. */
  fileBytes: 10 * 1024 * 1024,
  /** Bytes of all parts of an .xlsx, unpacked. */
  unpackedBytes: 50 * 1024 * 1024,
  /** Parts in an .xlsx. */
  parts: 2_000,
  /** How many times its size an .xlsx may unpack to before it counts as a bomb, once it is beyond {@link unpackedBytes}. */
  ratio: 100,
  rows: 100_000,
  /** Rows of one file of a OneRoster set: pupils stand among them, and are left out. */
  rosterRows: 100_000,
  columns: 200,
  /** Milliseconds that reading an .xlsx may take, and megabytes that it may need. */
  readMs: 30_000,
  memoryMb: 512,
  /** Rows from the top in which the heading is looked for. */
  headingWithin: 30,
} as const;
