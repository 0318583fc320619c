import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway, Draft, GatewayError, Instant, Kind, Kinds, Ref } from "@xiaoben/contract";

interface Open {
  ref: Ref;
  draft: Draft<Kind>;
  unsubscribe: () => void;
}

/** Properties that are written anew; one that is `undefined` is taken away. */
export type Changes<K extends Kind> = { [P in keyof Kinds[K]]?: Kinds[K][P] | undefined };

/** The drafts of several records that one element edits: opened with the first change, followed while it is connected. */
export class DraftsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #gateway: () => CampusGateway | undefined;
  readonly #open = new Map<string, Open>();

  constructor(host: ReactiveControllerHost, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#gateway = gateway;
    host.addController(this);
  }

  /** Takes a change at once. `whole` is the content of a record that does not exist yet. */
  change<K extends Kind>(ref: Ref<K>, patch: Changes<K>, whole?: object): void {
    const open = this.#get(ref);
    if (!open) return;
    const begun = Object.keys(open.draft.current.current.data?.value ?? {}).some((name) => whole && name in whole && name !== "org");
    open.draft.change((whole && !begun ? { ...whole, ...patch } : patch) as Partial<Kinds[Kind]>);
    this.#host.requestUpdate();
  }

  /** What is typed and not yet in the record; `undefined` where nothing was changed here. */
  value<K extends Kind>(ref: Ref<K>): Partial<Kinds[K]> | undefined {
    return this.#open.get(keyOf(ref))?.draft.current.current.data?.value as Partial<Kinds[K]> | undefined;
  }

  error(ref: Ref): GatewayError | undefined {
    const current = this.#open.get(keyOf(ref))?.draft.current.current;
    return current?.status === "error" ? current.error : undefined;
  }

  draft(ref: Ref): Draft<Kind> | undefined {
    return this.#open.get(keyOf(ref))?.draft;
  }

  /** The least safe of all, and the latest moment; `undefined` where nothing was changed. */
  get saved(): { saved: "device" | "server" | "no"; at: Instant } | undefined {
    const all = [...this.#open.values()].flatMap(({ draft }) => draft.current.current.data ?? []);
    if (all.length === 0) return undefined;
    const saved = (["no", "device", "server"] as const).find((state) => all.some((one) => one.saved === state))!;
    return { saved, at: all.map((one) => one.at).reduce((a, b) => (a > b ? a : b)) };
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ draft }) => draft.flush()));
  }

  async discard(ref: Ref): Promise<void> {
    const open = this.#open.get(keyOf(ref));
    if (!open) return;
    await open.draft.discard();
    open.unsubscribe();
    this.#open.delete(keyOf(ref));
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const { unsubscribe } of this.#open.values()) unsubscribe();
    this.#open.clear();
  }

  #get(ref: Ref): Open | undefined {
    const gateway = this.#gateway();
    const key = keyOf(ref);
    let open = this.#open.get(key);
    if (!open && gateway) {
      const draft = gateway.draft(ref);
      open = { ref, draft, unsubscribe: draft.current.subscribe(() => this.#host.requestUpdate()) };
      this.#open.set(key, open);
    }
    return open;
  }
}

const keyOf = (ref: Ref): string => `${ref.kind}/${ref.id}`;
