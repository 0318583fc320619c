import type { Pack, RoleName } from "@xiaoben/contract";
import { below } from "../parts/tree.ts";
import type { Finding } from "../finding.ts";

const roles: Record<RoleName, true> = { teacher: true, groupLead: true, schoolAdmin: true, principal: true, countyOfficer: true };

/** Those who decide and answer have roles that people can hold, or the host's own. */
export function findRoles(pack: Pack): Finding[] {
  const check = (role: string, path: string): Finding[] =>
    Object.hasOwn(roles, role) || /^ext:./.test(role)
      ? []
      : [
          {
            code: "unknown-role",
            path,
            message: `Nobody can hold the role "${role}"; use one of ${Object.keys(roles).join(", ")}, or an "ext:" role of the host`,
          },
        ];
  return [
    ...pack.ambiguities.flatMap(({ decide }, a) => check(decide.role, below("/ambiguities", a, "decide", "role"))),
    ...pack.rules.flatMap((rule, r) => (rule.kind === "manual" ? check(rule.by, below("/rules", r, "by")) : [])),
  ];
}
