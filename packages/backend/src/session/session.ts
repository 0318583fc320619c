import { kinds, operations, type Capabilities, type Session } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { workflowOf } from "../records/body.ts";
import type { Settings } from "../settings.ts";

/** Who is signed in, with the roles held today. */
export const sessionOf = (who: Who, settings: Settings): Session => ({
  person: who.person,
  org: who.home,
  roles: who.roles.map(({ role, org }) => ({ role, org })),
  timeZone: who.directory.timeZone(who.home),
  locale: settings.locale,
  today: who.today,
  now: who.now,
  ...timesSet(settings),
});

/** Times that are set otherwise than the tables have them: whoever shows until when something can be done has to know. */
function timesSet({ workflows }: Settings): Pick<Session, "settings"> {
  const set = kinds.flatMap((kind) =>
    Object.entries(workflows[kind] ?? {}).flatMap(([name, value]) => {
      const { type, default: usual } = workflowOf(kind)?.settings[name] ?? {};
      const isTime = type === "minutes" || type === "hours" || type === "days";
      return isTime && typeof value === "string" && value !== usual ? [[`${kind}.${name}`, value] as const] : [];
    }),
  );
  return set.length > 0 ? { settings: Object.fromEntries(set) } : {};
}

/** What this back end offers: the whole contract, without what the settings leave out. */
export function capabilitiesOf({ without }: Settings): Capabilities {
  const offered = operations.map(({ id }) => id).filter((id) => !without.includes(id));
  const takesFiles = ["create", "part", "complete", "content"].every((does) => offered.includes(`attachment.${does}`));
  return {
    contract: 1,
    levels: [1, 2, 3, 4, 5],
    operations: takesFiles ? [...offered, "attachments"] : offered,
    profiles: ["rest", "getPost"],
  };
}
