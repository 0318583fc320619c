/** A statement as node-postgres takes it: one with a name is parsed once by each connection, and its plan may be kept. */
export type Statement = { text: string; values: unknown[]; name?: string };

/** Texts that are told apart, and uses from which on a statement is worth its place on every connection. */
const most = { texts: 200, names: 60 };
const worthIt = 5;

/** A statement that is parsed each time. */
export const unnamed = (text: string, values: readonly unknown[]): Statement => ({ text, values: [...values] });

/** Names statements that come again and again. The others, lists by many filters above all, would only fill the server's memory. */
export function namedStatements(): (text: string, values: readonly unknown[]) => Statement {
  const uses = new Map<string, number>();
  const names = new Map<string, string>();
  return (text, values) => {
    const statement = unnamed(text, values);
    const name = names.get(text);
    if (name !== undefined) return { ...statement, name };
    const used = (uses.get(text) ?? 0) + 1;
    if (used > worthIt && names.size < most.names) {
      const given = `xb${names.size}`;
      names.set(text, given);
      uses.delete(text);
      return { ...statement, name: given };
    }
    if (uses.size >= most.texts) uses.clear();
    uses.set(text, used);
    return statement;
  };
}
