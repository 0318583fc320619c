import type { ActionId, CampusGateway, Hour, Id } from "@xiaoben/contract";

/** What the signed-in person may do here, as the gateway says; for drawing. */
export class Rights {
  readonly #campus: () => CampusGateway | undefined;
  #of: readonly Hour[] | undefined;
  #decides = false;

  constructor(campus: () => CampusGateway | undefined) {
    this.#campus = campus;
  }

  may(action: ActionId, id?: Id): boolean {
    return this.#campus()?.allows(action, id === undefined ? undefined : { kind: "hour", id }) === "yes";
  }

  /** Whether one of the records awaits the person; otherwise there is nothing to choose for. */
  decides(hours: readonly Hour[]): boolean {
    if (hours !== this.#of) this.#decides = this.may("hour.approve") && hours.some((hour) => this.awaits(hour));
    this.#of = hours;
    return this.#decides;
  }

  /** Whether the record awaits the person. */
  awaits({ id, state }: Hour): boolean {
    return state === "submitted" && this.may("hour.approve", id);
  }

  /** Whether the person may say how many hours are granted. */
  grants(hour: Hour): boolean {
    return this.awaits(hour) && this.may("hour.change", hour.id);
  }
}
