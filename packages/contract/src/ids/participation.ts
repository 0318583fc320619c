import { idOf, type Id } from "./id.ts";

/** The id of somebody's participation in an activity: whoever writes it first, there is one. */
export const participationId = (activity: Id, person: Id): Id => idOf("participation", activity, person);
