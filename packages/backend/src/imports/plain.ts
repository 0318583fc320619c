/** A word, name or number without blanks, full-width forms and case: people type them in many ways. */
export const plain = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toLowerCase();
