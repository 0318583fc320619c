import type { DrawWords } from "./words.ts";

export const drawEn: DrawWords = {
  fileWanted: "Name one file with a line for each that may be drawn, such as: xiaoben draw teachers.txt --count 5",
  badCount: (most) => `Say with --count how many are drawn: a whole number from 1 to ${most}, as many as stand in the list.`,
  twice: (line) => `"${line}" stands in the list twice and would have two lots. Remove one, or tell the two apart, as by their numbers.`,
  empty: "The list is empty. Write a line for each that may be drawn.",
  notUtf8: "The list is no text in UTF-8. Save it as such: otherwise others would come to another hash.",
  before: ({ list, of, count }) =>
    [
      `${count} of ${of} are to be drawn. Publish now, before anybody knows the word:`,
      `  list    ${list}`,
      `  number  ${count}`,
      "  where the word comes from: something that nobody here decides and everybody can look up later, such as the numbers of a public lottery on a day to come",
    ].join("\n"),
  howToDraw: (command) => `When the word is known: ${command}`,
  drawn: ({ list, word, drawn }, of) =>
    [
      `Drawn ${drawn.length} of ${of}:`,
      ...drawn.map(({ line, lot }) => `  ${lot.slice(0, 12)}…  ${line}`),
      `  list    ${list}`,
      `  word    ${word}`,
      "Whoever has the list can draw again and comes to the same lines; see whether the list's hash is the one that was published.",
    ].join("\n"),
};
