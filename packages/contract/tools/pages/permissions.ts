import { permissions, type Permission } from "../../src/permissions/permission.ts";
import type { DocPage } from "./pages.ts";
import { codes, table, written } from "./table.ts";

/** The authorization table, row by row. */
export const permissionsPage = (): DocPage => ({
  path: "permissions.md",
  content: [
    written,
    "",
    "# Permissions",
    "",
    intro,
    "",
    table(
      ["Who", "Is to the record", "May", "For"],
      permissions.map(({ roles, relation, operations, purpose }) => [roles.join(", "), relations(relation), codes(operations), purpose]),
    ),
    "",
  ].join("\n"),
});

const intro =
  "No matching row means not permitted. This table and the workflow of the kind must both allow what a caller does; " +
  "lists are filtered by the same rows before a page is cut.";

/** What somebody is to a record, in words. */
export function relations(relation: Permission["relation"]): string {
  if (relation.startsWith("party:")) return `its ${relation.slice("party:".length)}`;
  return {
    self: "its owner",
    sameGroup: "leads the owner's group",
    sameSchool: "of the same school",
    below: "holds the role above it",
    assigned: "assigned to it",
    inspects: "answers for inspection: it is shown apart, and its organisation is that of the role, or below it",
    audience: "belongs to an organisation that it is open to, or below it",
    reader: "reads what it is `of`",
    anyone: "anyone",
  }[relation as Exclude<Permission["relation"], `party:${string}`>];
}
