import type { PrivacyWords } from "./words.ts";

export const privacyEn: PrivacyWords = {
  personWanted: "Give the id of a person (a UUID) and, to export, a folder: xiaoben privacy export ID FOLDER",
  basisWanted: "Say with --basis what it rests on: the number of the request or decision, no names.",
  nobody: "There is no such person.",
  basisNames: "The basis names the person. It stays in the audit trail for ever: give the number of the request or decision instead.",
  notARetention: (path) => `${path} must be JSON such as {"attachment": "keep"}, with keep or remove.`,
  columns: ["kind", "kept under the pseudonym", "removed"],
  nothing: "There is nothing about this person.",
  named: (refs) => `The text of these records that are kept has the name in it; somebody has to look at them:\n  ${refs}`,
  notYet: "Nothing was changed yet. To do it, run it with --commit; it cannot be undone.",
  rows: (count) => `Rows of imports that were begun and not ended, which will not be written: ${count}`,
  erased: (pseudonym) => `Erased. From now on the pseudonym ${pseudonym} stands there, and nothing in the database leads back.`,
  erasureWanted: "Give the id of the erasure (a UUID), as the finding of the roster names it: xiaoben privacy readmit ID",
  noErasure: "There is no such erasure, or its person was taken up again already.",
  readmitted: "The next roster that names this person takes her as somebody new. What was kept under the pseudonym stays there.",
  folderFull: (path) => `${path} is no empty folder. Name another.`,
  exported: (path, records, files, withheld) =>
    `Wrote ${records} records and ${files} files to ${path}; ${withheld} more the person may not read as yet, they are listed by their ids. Begin with README.md.`,
};
