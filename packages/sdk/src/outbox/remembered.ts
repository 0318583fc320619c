import type { Session, Snapshot } from "@xiaoben/contract";

/** Who was signed in last on this device: ids only, so that the right drafts are found again without network. Forgotten at sign-out. */
export interface Remembered {
  over(snapshot: Snapshot<Session | null>): Snapshot<Session | null>;
  /** Before signing out: this person is not remembered again until somebody has signed in anew. */
  forget(): void;
}

/** `never`: nobody is found again after a reload, as on a device that several people share. */
export function rememberedSession(name: string, never = false): Remembered {
  let last = never ? null : read(name);
  let leaving: string | undefined;
  return {
    over(snapshot) {
      if (snapshot.status === "ready") {
        const now = snapshot.data;
        if (now?.person !== leaving) {
          leaving = undefined;
          if (!never && JSON.stringify(last) !== JSON.stringify(now)) write(name, (last = now));
        }
        return snapshot;
      }
      const unreachable = snapshot.status === "error" && snapshot.error.retryable && !snapshot.data;
      return unreachable && last ? { status: "ready", data: last, at: new Date().toISOString(), from: "device" } : snapshot;
    },
    forget() {
      leaving = last?.person;
      write(name, (last = null));
    },
  };
}

function read(name: string): Session | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Session | null;
  } catch {
    // No storage here: without network nobody is known after a reload.
    return null;
  }
}

function write(name: string, session: Session | null): void {
  try {
    if (session) localStorage.setItem(name, JSON.stringify(session));
    else localStorage.removeItem(name);
  } catch {
    // As above.
  }
}
