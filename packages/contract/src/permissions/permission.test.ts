import assert from "node:assert/strict";
import { test } from "node:test";
import { isKind, kinds, kindTable, type KindRow } from "../kinds/table.ts";
import { operations } from "../operations/operation.ts";
import { permissions } from "./permission.ts";

test("every operation of the permission table exists", () => {
  const ids = operations.map((operation) => operation.id);
  for (const entry of permissions.flatMap((row) => row.operations)) {
    const found = entry.endsWith(".*") ? ids.some((id) => id.startsWith(entry.slice(0, -1))) : ids.includes(entry);
    assert.ok(found, entry);
  }
});

test("every operation is open to somebody", () => {
  const entries = permissions.flatMap((row) => row.operations);
  for (const { id } of operations) assert.ok(entries.includes(id) || entries.includes(`${id.slice(0, id.indexOf("."))}.*`), id);
});

test("a relation to a party names one that the kinds of its row have", () => {
  for (const row of permissions.filter((candidate) => candidate.relation.startsWith("party:"))) {
    const kinds = new Set(row.operations.map((operation) => operation.split(".")[0]!).filter(isKind));
    const main = [...kinds][0]!;
    assert.ok(row.relation.slice("party:".length) in kindTable[main].parties, `${row.relation} on ${main}`);
  }
});

test("[R081] observations of a person are never read by county officers or by colleagues without a part in them", () => {
  const readers = permissions.filter((row) =>
    row.operations.some((operation) => ["observation.*", "observation.list", "observation.get"].includes(operation)),
  );
  assert.deepEqual(readers.map((row) => `${row.roles.join()} ${row.relation}`).sort(), [
    "* party:author",
    "* party:observed",
    "groupLead sameGroup",
    "schoolAdmin below",
    "schoolAdmin,principal inspects",
  ]);
});

test("edge, [R081]: what is shown apart is reached by a party, or by a row that speaks of it, and written by its parties alone", () => {
  assert.deepEqual(kindTable.observation.apart, { property: "aim", is: "inspection" });
  assert.ok((kindTable.observation.stamped as readonly string[]).includes("aim"), "nobody says it himself");
  for (const row of permissions.filter(({ relation }) => relation === "inspects"))
    assert.deepEqual([...row.operations], ["observation.list", "observation.get"]);
});

test("the kind table names as writers those whom this table gives the writes", () => {
  for (const kind of kinds) {
    const { writers }: KindRow = kindTable[kind];
    const roles = permissions
      .filter((row) => row.operations.some((one) => one === `${kind}.create` || one === `${kind}.*`))
      .flatMap((row) => row.roles);
    if (writers) assert.deepEqual([...new Set(roles)].sort(), [...writers].sort(), kind);
    else assert.ok(roles.length === 0 || roles.includes("*"), `${kind} is written by roles alone: name them`);
  }
});

test("packs are written, bound and decided on by those who run an organisation; everyone may read what is published", () => {
  const rolesFor = (operation: string): string[] => [
    ...new Set(
      permissions
        .filter((row) => row.operations.some((one) => one === operation || one === `${operation.split(".")[0]}.*`))
        .flatMap((row) => row.roles.map((role) => `${role} ${row.relation}`)),
    ),
  ];
  const run = ["countyOfficer below", "schoolAdmin below", "principal below"];
  for (const operation of ["pack.create", "pack.publish", "pack.withdraw", "binding.create", "binding.end"])
    assert.deepEqual(rolesFor(operation), run, operation);
  assert.deepEqual(rolesFor("decision.create"), [...run, "groupLead below"]);
  assert.deepEqual(rolesFor("given.change").sort(), ["countyOfficer below", "schoolAdmin below"]);
  for (const kind of ["pack", "binding", "decision"]) assert.ok(rolesFor(`${kind}.get`).includes("* anyone"), kind);
});
