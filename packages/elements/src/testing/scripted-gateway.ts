import {
  newId,
  operations,
  type ActionId,
  type ActionOf,
  type CampusGateway,
  type Change,
  type DefinitionRef,
  type Draft,
  type EvaluateAsk,
  type GatewayError,
  type GatewayErrorCode,
  type Id,
  type Instant,
  type Kind,
  type Kinds,
  type Live,
  type Page,
  type Pending,
  type Query,
  type Receipt,
  type Ref,
  type Rollup,
  type RollupAsk,
  type Session,
  type Snapshot,
  type Task,
  type Verdict,
} from "@xiaoben/contract";
import { ScriptedDevice, type DeviceScript } from "./scripted-device.ts";
import { ScriptedLive } from "./scripted-live.ts";
import { initial, RecordStore, type ScriptedRecords } from "./scripted-records.ts";

/** What a scripted gateway knows and how it behaves. */
export interface Script {
  /** `null`: signed out. */
  session?: Session | null;
  records?: ScriptedRecords;
  tasks?: Task[];
  verdicts?: Verdict[] | ((ask: EvaluateAsk) => Verdict[]);
  rollups?: Rollup[] | ((ask: RollupAsk) => Rollup[]);
  /** By `pack/version/id`; `…/pack` is the whole pack. */
  definitions?: Record<string, unknown>;
  /** Operation ids that are offered; all of them by default. */
  capabilities?: readonly string[];
  /** Actions that are drawn as not permitted. */
  forbids?: readonly ActionId[];
  /** Actions that the back end refuses, and why. */
  refuse?: { [A in ActionId]?: GatewayErrorCode | GatewayError };
  /** Readings that fail: `session`, `one`, `one:pair`, `list`, `list:hour`, `tasks`, `evaluate`, `rollup`, `definition`. */
  fail?: Record<string, GatewayErrorCode | GatewayError>;
  pending?: Pending[];
  /** What is kept on the device, and how that behaves; nothing is by default. */
  device?: DeviceScript;
  /** Milliseconds until a reading answers. */
  delay?: number;
  /** `offline`: readings come from the device, writings wait. `loading`: no reading ever answers. */
  status?: "online" | "offline" | "loading";
  /** Clock of the script; noon of the session's day by default. */
  now?: Instant;
}

/** One writing that an element asked for. */
export interface Call {
  action: ActionId;
  input: { id: Id } & Record<string, unknown>;
  receipt: Receipt;
}

const someone: Session = {
  person: "00000000-0000-8000-8000-000000000001",
  org: "00000000-0000-8000-8000-0000000000a1",
  roles: [],
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
};

/** A gateway that does what a script says: for tests of elements, and for stories of states that are hard to come by. */
export class ScriptedGateway implements CampusGateway {
  readonly contract = 1;
  readonly session: ScriptedLive<Session | null>;
  readonly capabilities: ScriptedLive<ReadonlySet<string>>;
  readonly pending: ScriptedLive<Pending[]>;
  /** There from the beginning where the script speaks of it. */
  readonly device?: ScriptedDevice;
  /** Every writing, in order. */
  readonly calls: Call[] = [];
  /** Every answer given to `resolve`. */
  readonly resolved: { actionId: string; how: "retry" | "discard" | { merged: unknown } }[] = [];
  readonly #script: Script;
  readonly #store: RecordStore;
  readonly #lives = new Map<string, ScriptedLive<unknown>>();
  readonly #drafts = new Map<string, Draft<Kind>>();

  constructor(script: Script = {}) {
    this.#script = { ...script };
    this.#store = new RecordStore(script.records ?? {});
    this.session = this.#live("session", () => this.#who());
    this.capabilities = this.#live(
      "capabilities",
      () => new Set(this.#script.capabilities ?? [...operations.map((operation) => operation.id), "attachments"]),
    );
    this.pending = new ScriptedLive(() => ({ status: "ready", data: this.#script.pending ?? [], at: this.now, from: "device" }));
    if (script.device)
      this.device = new ScriptedDevice(
        script.device,
        () => this.#script.pending ?? [],
        () => this.now,
        (id) => this.#store.get("lesson", id) as Kinds["lesson"],
      );
  }

  get now(): Instant {
    return this.#script.now ?? `${this.#who()?.today ?? someone.today}T04:00:00.000Z`;
  }

  /** How many listeners there are on all answers together; 0 when every element has gone. */
  get listeners(): number {
    return [...this.#lives.values(), this.pending].reduce((sum, live) => sum + live.listeners, 0);
  }

  /** Changes the script; every answer that somebody listens to is given anew. */
  change(script: Partial<Script>): void {
    Object.assign(this.#script, script);
    if (script.device) this.device?.change(script.device);
    void this.pending.refresh();
    void this.device?.state.refresh();
    for (const live of this.#lives.values()) void live.refresh();
  }

  /** Puts a record there, as if another page had written it. */
  put<K extends Kind>(kind: K, record: Kinds[K]): void {
    this.#store.put(kind, record as never);
    this.#refresh(kind);
  }

  allows(action: ActionId): "yes" | "no" | "absent" {
    if (this.#script.capabilities && !this.#script.capabilities.includes(action)) return "absent";
    return this.#script.forbids?.includes(action) ? "no" : "yes";
  }

  one<K extends Kind>(ref: Ref<K>): Live<Kinds[K] | null> {
    return this.#live(`one:${ref.kind}:${ref.id}`, () => this.#store.get(ref.kind, ref.id));
  }

  list<K extends Kind>(query: Query<K>): Live<Page<K>> {
    return this.#live(`list:${query.kind}:${JSON.stringify(query)}`, () => this.#store.page(query));
  }

  tasks(): Live<Task[]> {
    return this.#live("tasks", () => this.#script.tasks ?? []);
  }

  evaluate(ask: EvaluateAsk): Live<Verdict[]> {
    return this.#live(`evaluate:${JSON.stringify(ask)}`, (): Verdict[] => {
      const { verdicts = [] } = this.#script;
      return typeof verdicts === "function" ? verdicts(ask) : verdicts;
    });
  }

  rollup(ask: RollupAsk): Live<Rollup[]> {
    return this.#live(`rollup:${JSON.stringify(ask)}`, (): Rollup[] => {
      const { rollups = [] } = this.#script;
      return typeof rollups === "function" ? rollups(ask) : rollups;
    });
  }

  async definition<T>(ref: DefinitionRef): Promise<T> {
    if (this.#script.status === "loading") return new Promise<T>(() => undefined);
    const key = `${ref.pack}/${ref.version}/${ref.id}`;
    const failure = this.#script.fail?.definition;
    if (failure) throw Object.assign(new Error(`The script fails the definition ${key}`), asError(failure));
    const found = this.#script.definitions?.[key];
    if (found === undefined)
      throw Object.assign(new Error(`The script has no definition ${key}: add it to "definitions"`), asError("not-found"));
    return found as T;
  }

  async act<A extends ActionId>(action: A, input: ActionOf[A]): Promise<Receipt> {
    const given = input as unknown as Call["input"];
    const on = { kind: action.split(".")[0] as Kind, id: given.id };
    const refusal = this.#script.refuse?.[action];
    const receipt: Receipt = { actionId: newId(), state: "sent", changes: [] };
    if (refusal) Object.assign(receipt, { state: "refused", error: asError(refusal) });
    else if (this.#script.status === "offline") receipt.state = "waiting";
    else receipt.changes = [this.#write(action, given, on)];
    this.calls.push({ action, input: given, receipt });
    if (receipt.state !== "sent") this.#wait(receipt, action, on);
    return receipt;
  }

  draft<K extends Kind>(ref: Ref<K>): Draft<K> {
    const key = `${ref.kind}/${ref.id}`;
    let draft = this.#drafts.get(key);
    if (!draft) this.#drafts.set(key, (draft = this.#newDraft(ref) as unknown as Draft<Kind>));
    return draft as unknown as Draft<K>;
  }

  async attach(_file: Blob, to: Ref): Promise<Ref> {
    return { kind: to.kind, id: newId() };
  }

  async blob(): Promise<Blob> {
    return new Blob([]);
  }

  async resolve(actionId: string, how: "retry" | "discard" | { merged: unknown }): Promise<void> {
    this.resolved.push({ actionId, how });
    this.#setPending((this.#script.pending ?? []).filter((entry) => entry.actionId !== actionId));
  }

  #who(): Session | null {
    return this.#script.session === undefined ? someone : this.#script.session;
  }

  #write(action: ActionId, input: Call["input"], on: Ref): Change {
    const { version } = this.#store.act(action, input, this.#who()?.person ?? "", this.now);
    this.#refresh(on.kind);
    return { ...on, version };
  }

  #wait(receipt: Receipt, action: ActionId, on: Ref): void {
    const entry: Pending = {
      actionId: receipt.actionId,
      action,
      on,
      state: receipt.state === "refused" ? "attention" : "waiting",
      since: this.now,
    };
    this.#setPending([...(this.#script.pending ?? []), receipt.error ? { ...entry, error: receipt.error } : entry]);
  }

  #setPending(pending: Pending[]): void {
    this.#script.pending = pending;
    void this.pending.refresh();
    void this.device?.state.refresh();
  }

  #refresh(kind: Kind): void {
    for (const [key, live] of this.#lives)
      if (key.startsWith(`one:${kind}:`) || key.startsWith(`list:${kind}:`) || /^(tasks|evaluate|rollup)/.test(key)) void live.refresh();
  }

  #live<T>(key: string, read: () => T): ScriptedLive<T> {
    let live = this.#lives.get(key) as ScriptedLive<T> | undefined;
    if (!live) {
      const delay = this.#script.status === "loading" ? Infinity : (this.#script.delay ?? 0);
      live = new ScriptedLive(() => this.#snapshot(key, read), delay);
      this.#lives.set(key, live as ScriptedLive<unknown>);
    }
    return live;
  }

  #snapshot<T>(key: string, read: () => T): Snapshot<T> {
    const { capabilities, fail = {}, status } = this.#script;
    const [what, kind] = key.split(":");
    const absent = /^(evaluate|rollup)$/.test(what!) && capabilities?.includes(what!) === false ? "not-offered" : undefined;
    const failure = fail[`${what}:${kind}`] ?? fail[what!] ?? absent;
    if (failure) return { status: "error", error: asError(failure) };
    return { status: "ready", data: read(), at: this.now, from: status === "offline" ? "device" : "server" };
  }

  #newDraft<K extends Kind>(ref: Ref<K>): Draft<K> {
    type State = { value: Kinds[K]; saved: "device" | "server" | "no"; at: Instant; base: number };
    const stored = this.#store.get(ref.kind, ref.id);
    const value = stored ?? ({ id: ref.id, version: 0, ...initial(ref.kind) } as unknown as Kinds[K]);
    let state: State = { value, saved: stored ? "server" : "no", at: this.now, base: value.version };
    const current = new ScriptedLive<State>(
      () => ({ status: "ready", data: state, at: this.now, from: "device" }),
      this.#script.status === "loading" ? Infinity : 0,
    );
    const show = (next: Partial<State>): void => {
      state = { ...state, ...next, at: this.now };
      void current.refresh();
    };
    return {
      current,
      change: (patch) => show({ value: { ...state.value, ...patch }, saved: "device" }),
      flush: async () => {
        if (this.#script.status === "offline" || state.saved === "server") return;
        const saved = { ...state.value, version: state.base + 1 };
        this.put(ref.kind, saved);
        show({ value: saved, saved: "server", base: saved.version });
      },
      discard: async () => {
        this.#drafts.delete(`${ref.kind}/${ref.id}`);
      },
    };
  }
}

/** @see ScriptedGateway */
export const scriptedGateway = (script: Script = {}): ScriptedGateway => new ScriptedGateway(script);

const asError = (error: GatewayErrorCode | GatewayError): GatewayError =>
  typeof error === "string"
    ? {
        code: error,
        detail: `Scripted: ${error}`,
        retryable: ["offline", "timeout", "rate-limited", "maintenance", "internal"].includes(error),
      }
    : error;
