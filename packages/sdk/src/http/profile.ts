/** How writes travel: with their own methods, or all as POST because something on the way blocks PUT, PATCH and DELETE. */
export type Profile = "rest" | "getPost";

export interface ProfileMemory {
  readonly current: Profile;
  /** The way with its own methods was blocked and the other one passed. */
  switched(): void;
}

const known = new Map<string, Profile>();

/** Remembers per origin which way passed, also over a reload where the browser allows it. */
export function profileOf(origin: string, fixed?: Profile): ProfileMemory {
  const name = `xb:profile:${origin}`;
  return {
    get current() {
      return fixed ?? known.get(origin) ?? (stored(name) === "getPost" ? "getPost" : "rest");
    },
    switched() {
      known.set(origin, "getPost");
      store(name, "getPost");
    },
  };
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // No storage here, or blocked: the switch is then found out again.
    return null;
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // As above: remembered until the page is left.
  }
}
