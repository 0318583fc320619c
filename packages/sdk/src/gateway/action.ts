import { isKind, kindTable, outlines, type ActionId, type Id, type Kind, type KindRow, type Outline } from "@xiaoben/contract";

/** An action taken apart. */
export interface ActionParts {
  kind: Kind;
  /** `create`, `change`, `remove`, the id of a transition, or a named action of a kind without states. */
  verb: string;
  does: "create" | "change" | "remove" | "act";
}

/** What an action takes, whichever it is. */
export interface WriteInput {
  id: Id;
  version?: number;
  body?: object;
  patch?: object;
  input?: object;
}

/** Takes an action apart. A `TypeError` where there is no such action: that is a mistake in a program, not an event in a school. */
export function actionParts(action: ActionId): ActionParts {
  const dot = action.indexOf(".");
  const [kind, verb] = [action.slice(0, dot), action.slice(dot + 1)];
  if (isKind(kind)) {
    if (verb === "create" || verb === "change" || verb === "remove") {
      if (kindTable[kind].writes[verb]) return { kind, verb, does: verb };
    } else if (actsOf(kind).includes(verb)) return { kind, verb, does: "act" };
  }
  throw new TypeError(
    `There is no action "${action}". Actions are the writes of the kind table, the transitions of the workflows and the named actions.`,
  );
}

/** What a device knows of the workflow of a kind, if it has one. */
export const outlineOf = (kind: Kind): Outline | undefined => outlines[kind];

/** Names of what may be done to a record of a kind beside creating, changing and removing it. */
export const actsOf = (kind: Kind): string[] => [
  ...new Set((outlineOf(kind)?.transitions ?? []).map(({ id }) => id)),
  ...Object.keys((kindTable[kind] as KindRow).acts ?? {}),
];
