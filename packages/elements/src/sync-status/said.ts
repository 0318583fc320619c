/** Remembers, until the browser's tab is closed, that something was said and read. */
export function onceSaid(what: string): { readonly was: boolean; now(): void } {
  const key = `xb:said:${what}`;
  /** Where the browser keeps nothing, the page remembers. */
  let here = false;
  return {
    get was() {
      try {
        return here || sessionStorage.getItem(key) === "1";
      } catch {
        return here;
      }
    },
    now() {
      try {
        sessionStorage.setItem(key, "1");
      } catch {
        here = true;
      }
    },
  };
}
