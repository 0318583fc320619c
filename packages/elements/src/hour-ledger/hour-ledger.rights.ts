import { hourApprovers, type ActionId, type CampusGateway, type Hour, type Id, type Session } from "@xiaoben/contract";

/** What the signed-in person may do here, as the gateway says; for drawing. */
export class Rights {
  readonly #campus: () => CampusGateway | undefined;
  readonly #session: () => Session | null | undefined;
  #of: readonly Hour[] | undefined;
  #decides = false;

  constructor(campus: () => CampusGateway | undefined, session: () => Session | null | undefined) {
    this.#campus = campus;
    this.#session = session;
  }

  may(action: ActionId, id?: Id): boolean {
    return this.#campus()?.allows(action, id === undefined ? undefined : { kind: "hour", id }) === "yes";
  }

  /** Whether one of the records awaits the person, or was decided by her; otherwise there is nothing to choose for. */
  decides(hours: readonly Hour[]): boolean {
    if (hours !== this.#of) this.#decides = this.may("hour.approve") && hours.some((hour) => this.awaits(hour) || this.takesBack(hour));
    this.#of = hours;
    return this.#decides;
  }

  /** Whether the record awaits the person: where its levels are known, that one of her roles decides at the one that is due. */
  awaits({ id, state, levels, step = 0 }: Hour): boolean {
    const due = (hourApprovers as Readonly<Record<string, readonly string[]>>)[levels?.[step] ?? ""];
    const hers = !due || this.#session()?.roles.some(({ role }) => due.includes(role)) === true;
    return state === "submitted" && hers && this.may("hour.approve", id);
  }

  /** Whether the person may take back what she decided of the record; whether it is too late, the back end says. */
  takesBack({ id, decidedBy }: Hour): boolean {
    return decidedBy !== undefined && decidedBy === this.#session()?.person && this.may("hour.reopen", id);
  }

  /** Whether the person may say how many hours are granted. */
  grants(hour: Hour): boolean {
    return this.awaits(hour) && this.may("hour.change", hour.id);
  }
}
