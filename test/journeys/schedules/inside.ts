import type { CampusGateway, DeviceState, Live, Pending } from "@xiaoben/contract";

/* What runs in the page: each function stands by itself. */

/** What a tab shows of the form, and says of what is kept. */
export interface Seen {
  /** All of it is drawn: it can be written in, or read only. */
  drawn: "to write" | "to read" | undefined;
  fields: Record<string, string>;
  notes: Record<string, string>;
  /** Whether all that was typed is at least on the device. */
  kept: boolean;
  pending: Pending[];
  unsent: number | undefined;
  trouble: string | undefined;
}

export function look(id: string): Seen {
  const form = document.querySelector("xb-observation-form") as HTMLElement | null;
  const root = form?.shadowRoot;
  const campus = (form as { campus?: CampusGateway } | null)?.campus;
  const dataOf = <T>(live: Live<T> | undefined): T | undefined => (live && "data" in live.current ? live.current.data : undefined);
  const draft = campus?.draft({ kind: "observation", id }).current;
  const state = dataOf<DeviceState>(campus?.device?.state);
  const texts = [...(root?.querySelectorAll("textarea") ?? [])];
  const writable = root?.querySelector("#strengths") && root.querySelector("#add-note") && root.querySelector("[data-move=submit]");
  return {
    drawn: writable ? "to write" : root?.querySelector("#status") ? "to read" : undefined,
    fields: Object.fromEntries(texts.filter((one) => !one.id.startsWith("note-")).map((one) => [one.id, one.value])),
    notes: Object.fromEntries(texts.filter((one) => one.id.startsWith("note-")).map((one) => [one.id.slice("note-".length), one.value])),
    kept: (dataOf(draft)?.saved ?? "no") !== "no",
    pending: dataOf(campus?.pending) ?? [],
    unsent: state?.unsent,
    trouble: draft?.current.status === "error" ? draft.current.error.code : undefined,
  };
}

/** Puts the caret into a field, with all of its text marked, so that the next keys replace it. */
export function mark(id: string): void {
  const field = document.querySelector("xb-observation-form")!.shadowRoot!.getElementById(id) as HTMLTextAreaElement;
  field.focus();
  field.select();
}

/** Begins a note; answers its id as soon as the caret is in it. */
export async function beginNote(): Promise<string> {
  const root = document.querySelector("xb-observation-form")!.shadowRoot!;
  const before = new Set([...root.querySelectorAll(".note textarea")].map(({ id }) => id));
  root.querySelector<HTMLButtonElement>("#add-note")!.click();
  for (let i = 0; i < 1_000; i++) {
    const id = root.activeElement?.id ?? "";
    if (id.startsWith("note-") && !before.has(id)) return id.slice("note-".length);
    await new Promise((again) => requestAnimationFrame(again));
  }
  throw new Error("The caret never came into the new note");
}

export function removeNote(id: string): void {
  const root = document.querySelector("xb-observation-form")!.shadowRoot!;
  root.getElementById(`note-${id}`)!.closest("li")!.querySelector<HTMLButtonElement>("button.icon-only")!.click();
}

/** Another tab comes to the front: nothing has the caret any longer. */
export function leave(): void {
  (document.querySelector("xb-observation-form")?.shadowRoot?.activeElement as HTMLElement | null)?.blur();
}

/** Hands in; answers whether that could be pressed. */
export function submit(): boolean {
  const button = document
    .querySelector("xb-observation-form")!
    .shadowRoot!.querySelector<HTMLButtonElement>("[data-move=submit]:not([aria-disabled=true])");
  button?.click();
  return !!button;
}

/** A person tries again what the back end refused. */
export function tryAgain(): void {
  const form = document.querySelector("xb-observation-form") as HTMLElement | null;
  const { campus } = form as unknown as { campus: CampusGateway };
  const pending = campus.pending.current;
  for (const { actionId, state, error } of ("data" in pending && pending.data) || [])
    if (state === "attention" && error?.code === "internal") void campus.resolve(actionId, "retry");
}

/** No Web Locks, as on plain `http://`. */
export function withoutLocks(): void {
  Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
}
