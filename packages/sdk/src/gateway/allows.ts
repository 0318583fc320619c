import { kindTable, type ActionId, type Kind, type KindRow, type Party, type Ref, type Session, type Signature } from "@xiaoben/contract";
import { actionParts, outlineOf } from "./action.ts";

/** What is known when a button is drawn. */
export interface Known {
  /** `undefined`: not answered yet. */
  capabilities: ReadonlySet<string> | undefined;
  session: Session | null | undefined;
  /** A record, if it has been read. */
  record(ref: Ref): unknown;
}

type Loaded = Record<string, unknown>;
const followed = { "plan-section": "plan", "plan-item": "plan" } as const satisfies { [K in Kind]?: Kind };

/**
 * Whether to draw an action, from what the device knows: what is offered, who is signed in, and, where the record was read, its state and its parties.
 * What must be filled in does not hide an action: the person is told what is missing. The back end decides.
 */
export function allows(action: ActionId, on: Ref | undefined, known: Known): "yes" | "no" | "absent" {
  const { kind, verb, does } = actionParts(action);
  if (!known.capabilities) return "no";
  if (!known.capabilities.has(action)) return "absent";
  if (!known.session) return "no";
  const record = on && (known.record(on) as Loaded | null | undefined);
  // Who may act on a record that is known, its workflow says: whoever is named in a publication objects, and writes none.
  const isTold = does === "act" && !!record && on.kind === kind && !!outlineOf(kind);
  if (!isTold && !writes(kind, known.session)) return "no";
  if (!on || !record) return "yes";
  const mine = partiesOf(on.kind, record, known.session);
  const row = outlineOf(on.kind)?.states[String(record["state"])];
  const yes = (holds: boolean): "yes" | "no" => (holds ? "yes" : "no");

  if (on.kind !== kind) return yes(!row?.opens || row.opens !== action || !!row.awaits?.some((party) => mine.has(party)));
  if (does === "act") {
    return yes(
      !outlineOf(kind) ||
        outlineOf(kind)!.transitions.some(
          (transition) =>
            transition.id === verb &&
            transition.from.includes(String(record["state"])) &&
            transition.by.some((party) => mine.has(party)) &&
            (transition.guards ?? []).every(
              (guard) =>
                !(
                  "unsigned" in guard &&
                  (record["signatures"] as Signature[] | undefined)?.some((signature) => signature.person === known.session!.person)
                ) &&
                !("actorIsNot" in guard && record[guard.actorIsNot.slice(1)] === known.session!.person) &&
                !("actorIs" in guard && record[guard.actorIs.slice(1)] !== known.session!.person) &&
                !("aim" in guard && (record["aim"] ?? "learning") !== guard.aim),
            ),
        ),
    );
  }
  if (does === "create") return "no";
  const editable = row ? { edits: row.edits, mine } : editsOfParent(kind, record, known);
  if (!editable) return "yes";
  const mayEdit = editable.edits.some((party) => editable.mine.has(party));
  return yes(mayEdit && (does === "change" || !row || record["state"] === outlineOf(kind)!.initial));
}

/** Whether the person holds one of the roles that a kind is written by, where it is written by roles alone. */
const writes = (kind: Kind, { roles }: Session): boolean => {
  const { writers }: KindRow = kindTable[kind];
  return !writers || roles.some(({ role }) => writers.includes(role));
};

/** Who the signed-in person is to a record: by its properties, and by the roles held. Whether a role reaches the record's organisation the back end decides. */
function partiesOf(kind: Kind, record: Loaded, session: Session): Set<string> {
  const byProperty = Object.entries(kindTable[kind].parties).filter(([, property]) => [record[property]].flat().includes(session.person));
  return new Set<Party | string>([...byProperty.map(([party]) => party), ...session.roles.map(({ role }) => role)]);
}

/** Sections and items of a plan may be edited while their plan may be. */
function editsOfParent(kind: Kind, record: Loaded, known: Known): { edits: readonly Party[]; mine: Set<string> } | undefined {
  const parentKind = (followed as { [K in Kind]?: Kind })[kind];
  const parent = parentKind && (known.record({ kind: parentKind, id: String(record[parentKind]) }) as Loaded | null | undefined);
  if (!parent) return undefined;
  return {
    edits: outlineOf(parentKind)!.states[String(parent["state"])]?.edits ?? [],
    mine: partiesOf(parentKind, parent, known.session!),
  };
}
