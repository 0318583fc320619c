import type { RosterPerson, RosterRole } from "@xiaoben/contract";
import type { Findings } from "../findings.ts";
import { displayName, isIdentityNumber } from "../values.ts";
import { flagIn, isGone, keyIn } from "./fields.ts";
import { checkWord, isOutside, type UserRole } from "./roles.ts";
import type { Columns, Row, Table } from "./table.ts";

/** Columns that are read. `password`, `username`, `email`, `sms`, `phone`, `pronouns` and the rest are not among them. */
export const userColumns: Record<"1.1" | "1.2", Columns> = {
  "1.1": {
    required: ["sourcedId", "enabledUser", "givenName", "familyName", "orgSourcedIds", "role"],
    optional: ["status", "identifier", "userIds"],
  },
  "1.2": {
    required: ["sourcedId", "enabledUser", "givenName", "familyName"],
    optional: [
      "status",
      "identifier",
      "userIds",
      "preferredGivenName",
      "preferredFamilyName",
      "primaryOrgSourcedId",
      "role",
      "orgSourcedIds",
    ],
  },
};

interface Reading {
  version: "1.1" | "1.2";
  isDelta: boolean;
  /** Roles of `roles.csv`; in 1.1 they stand with the user. */
  roles: readonly UserRole[];
  faults: Findings;
  notes: Findings;
}

/** The people of the schools: pupils and their families are left out and counted. */
export function readUsers(table: Table, reading: Reading): RosterPerson[] {
  const { version, faults } = reading;
  if (version === "1.2" && (table.columns.has("role") || table.columns.has("orgSourcedIds"))) {
    for (const column of ["role", "orgSourcedIds"])
      if (table.columns.has(column)) faults.at({ file: table.file.name, row: 1 }, "header-of-1.1", column);
    return [];
  }
  const byUser = new Map<string, UserRole[]>();
  for (const role of reading.roles) byUser.set(role.user, [...(byUser.get(role.user) ?? []), role]);
  const seen = new Map<string, number>();
  let leftOut = 0;
  const people = table.rows.flatMap((row): RosterPerson[] => {
    const key = keyIn(row, seen, faults);
    const roles = version === "1.1" ? rolesWithin(row, reading) : (byUser.get(key ?? "") ?? []);
    // In a file of changes the roles of a user may stand unchanged elsewhere.
    const isNobody = version === "1.1" ? isOutside(row.text("role")) : roles.length === 0 && !reading.isDelta;
    if (isNobody) {
      leftOut++;
      return [];
    }
    return key === undefined ? [] : [personOf(row, key, roles, reading)];
  });
  if (leftOut > 0) table.file.leftOut = leftOut;
  // A row that could not be read may be the one that a role is looking for.
  const isRead = !faults.list.some((one) => one.file === table.file.name && (one.code === "cells" || one.field === "sourcedId"));
  if (!reading.isDelta && isRead)
    for (const role of reading.roles) if (!seen.has(role.user)) faults.at(role.at, "user-unknown", "userSourcedId", role.user);
  return people;
}

function personOf(row: Row, key: string, roles: readonly UserRole[], { isDelta, faults, notes }: Reading): RosterPerson {
  const either = (preferred: string, legal: string): string => row.text(preferred) || row.text(legal);
  const name = displayName(either("preferredFamilyName", "familyName"), either("preferredGivenName", "givenName"));
  if (name === "") faults.at(row.at, "required", "familyName");
  const gone = isGone(row, isDelta, faults);
  const primary = roles.find((role) => role.isPrimary && !role.gone) ?? roles.find((role) => !role.gone);
  const org = row.text("primaryOrgSourcedId") || primary?.org;
  const identifier = row.text("identifier");
  if (isIdentityNumber(identifier)) notes.once({ file: row.at.file, row: row.at.row }, "identity-number", "identifier", "");
  return {
    at: row.at,
    key,
    name,
    externalIds: userIds(row, faults, notes),
    onPost: flagIn(row, "enabledUser", faults) && !gone,
    facts: {},
    roles: roles.map(({ user: _user, isPrimary: _isPrimary, ...role }) => role),
    ...(identifier !== "" && !isIdentityNumber(identifier) && { staffNumber: identifier }),
    ...(org !== undefined && org !== "" && { org }),
    ...(gone && { gone }),
  };
}

/** In 1.1 a user has one role, in each of the organisations that are listed; the first of them is home. */
function rolesWithin(row: Row, { faults }: Reading): UserRole[] {
  const role = row.text("role");
  if (isOutside(role)) return [];
  checkWord(row, role, "1.1", faults);
  const orgs = row
    .text("orgSourcedIds")
    .split(",")
    .map((org) => org.trim())
    .filter(Boolean);
  if (orgs.length === 0) faults.at(row.at, "required", "orgSourcedIds");
  return orgs.map((org, i): UserRole & RosterRole => ({ at: row.at, user: row.text("sourcedId"), role, org, isPrimary: i === 0 }));
}

/** `{type:value},{type:value}`. Numbers of identity cards are not taken. */
function userIds(row: Row, faults: Findings, notes: Findings): Record<string, string> {
  const text = row.text("userIds");
  const ids: Record<string, string> = {};
  if (text === "") return ids;
  const pairs = [...text.matchAll(/\{([^{}:]+):([^{}]+)\}/g)];
  if (pairs.map(([whole]) => whole).join(",") !== text.replace(/\s*,\s*/g, ",")) faults.at(row.at, "not-pairs", "userIds");
  for (const [, type = "", value = ""] of pairs) {
    if (isIdentityNumber(value) || /身份|id ?card|identity|national|ssn/i.test(type)) notes.once(row.at, "identity-number", "userIds", "");
    else ids[type.trim()] = value.trim();
  }
  return ids;
}
