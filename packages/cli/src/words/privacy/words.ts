/** What `privacy` says. */
export interface PrivacyWords {
  personWanted: string;
  basisWanted: string;
  nobody: string;
  basisNames: string;
  notARetention(path: string): string;
  columns: string[];
  nothing: string;
  named(refs: string): string;
  notYet: string;
  rows(count: number): string;
  erased(pseudonym: string): string;
  erasureWanted: string;
  noErasure: string;
  readmitted: string;
  folderFull(path: string): string;
  exported(path: string, records: number, files: number, withheld: number): string;
}
