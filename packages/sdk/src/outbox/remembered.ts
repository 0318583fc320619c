import type { Session, Snapshot } from "@xiaoben/contract";

/** Who was signed in last on this device: ids only, so that the right drafts are found again without network. Forgotten at sign-out. */
export function rememberedSession(name: string): { over(snapshot: Snapshot<Session | null>): Snapshot<Session | null> } {
  let last = read(name);
  return {
    over(snapshot) {
      if (snapshot.status === "ready") {
        if (JSON.stringify(last) !== JSON.stringify(snapshot.data)) write(name, (last = snapshot.data));
        return snapshot;
      }
      const unreachable = snapshot.status === "error" && snapshot.error.retryable && !snapshot.data;
      return unreachable && last ? { status: "ready", data: last, at: new Date().toISOString(), from: "device" } : snapshot;
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
