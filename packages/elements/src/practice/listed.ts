import type { ReactiveControllerHost } from "lit";
import type { CampusGateway, Day, Id, Kind, Query, Session } from "@xiaoben/contract";
import { LiveController } from "../core/live.ts";

/** Whom lists are for, and where they come from. */
export interface ListSource {
  session(): Session | null | undefined;
  /** The gateway, where something is offered and somebody is signed in. */
  offered(operation: string): CampusGateway | undefined;
}

/** A list of records for the signed-in person; nothing is asked for while `query` answers `undefined`. */
export function listed<K extends Kind>(
  host: ReactiveControllerHost,
  source: ListSource,
  kind: K,
  query: (person: Id, today: Day) => Omit<Query<K>, "kind"> | undefined,
) {
  return new LiveController(
    host,
    () => {
      const session = source.session();
      const asked = session && query(session.person, session.today);
      return [asked ? source.offered(`${kind}.list`) : undefined, asked ? JSON.stringify(asked) : ""] as const;
    },
    ([campus, asked]) => (asked ? campus?.list({ kind, ...(JSON.parse(asked) as Omit<Query<K>, "kind">) } as Query<K>) : undefined),
  );
}
