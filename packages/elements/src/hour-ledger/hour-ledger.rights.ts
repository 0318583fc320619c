import { hourWorkflow, type ActionId, type CampusGateway, type Hour, type Id, type Session } from "@xiaoben/contract";

/** What the signed-in person may do here, as the gateway says; for drawing. */
export class Rights {
  readonly #session: () => Session | null | undefined;
  readonly #campus: () => CampusGateway | undefined;

  constructor(session: () => Session | null | undefined, campus: () => CampusGateway | undefined) {
    this.#session = session;
    this.#campus = campus;
  }

  may(action: ActionId, id?: Id): boolean {
    return this.#campus()?.allows(action, id === undefined ? undefined : { kind: "hour", id }) === "yes";
  }

  /** Whether somebody of these roles decides at all. */
  get decides(): boolean {
    const deciders: readonly string[] = hourWorkflow.transitions.flatMap(({ id, by }) => (id === "approve" ? [...by] : []));
    return (this.#session()?.roles.some(({ role }) => deciders.includes(role)) ?? false) && this.may("hour.approve");
  }

  /** Whether the record awaits the person. */
  awaits({ id, state }: Hour): boolean {
    return state === "submitted" && this.may("hour.approve", id);
  }

  /** Whether the person may say how many hours are granted. */
  grants({ id, state }: Hour): boolean {
    return state === "submitted" && this.may("hour.change", id);
  }
}
