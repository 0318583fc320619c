/** Texts that a person wrote and that differ from what is stored now: what a conflict shows side by side. */
export function differences<T extends object>(
  mine: T,
  theirs: T,
  names: readonly (keyof T & string)[],
): { name: keyof T & string; mine: unknown; theirs: unknown }[] {
  return names
    .filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]))
    .map((name) => ({ name, mine: mine[name], theirs: theirs[name] }));
}
