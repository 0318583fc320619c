import { operations, type Capabilities, type Session } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
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
});

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
