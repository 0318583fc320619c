import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { isDay, isInstant } from "../days/day.ts";
import { isId } from "../ids/id.ts";
import { kinds } from "../kinds/table.ts";
import { operationById } from "../operations/operation.ts";
import { exchanges, records, refused } from "./index.ts";

/*
 * An independent validator reads the JSON Schemas as a vendor of another language would. `strict` is off for `examples`
 * beside a `$ref`; formats are those that the contract names.
 */
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: { date: isDay, "date-time": isInstant, uuid: isId },
});
const file = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
for (const kind of kinds) ajv.addSchema(file(`schemas/${kind}.schema.json`) as object);

const schemaAt = (kind: string, part = ""): ValidateFunction => {
  const found = ajv.getSchema(`urn:xiaoben:schema:1:${kind}${part}`);
  assert.ok(found, `${kind}${part}`);
  return found;
};

for (const { kind, name, record } of records) {
  test(`the JSON Schema takes ${kind} "${name}"`, () => {
    const validate = schemaAt(kind);
    assert.ok(validate(record), ajv.errorsText(validate.errors));
  });
}

for (const { kind, name, record } of refused) {
  test(`the JSON Schema refuses ${kind} "${name}"`, () => assert.equal(schemaAt(kind)(record), false));
}

test("the JSON Schemas of creations and patches take what the exchanges send", () => {
  let taken = 0;
  for (const { operation, name, request, answer } of exchanges.filter((one) => one.answer.status < 300)) {
    const { does, kind } = operationById.get(operation)!;
    if (does !== "create" && does !== "change") continue;
    const validate = schemaAt(kind!, does === "create" ? "#/$defs/creation" : "#/$defs/patch");
    assert.ok(validate(request.body), `${operation} ${name}: ${ajv.errorsText(validate.errors)}`);
    assert.ok(answer.body);
    taken++;
  }
  assert.ok(taken > 20);
});

test("the files for other languages hold the examples", () => {
  for (const kind of kinds) {
    const { records: all, refused: bad } = file(`examples/${kind}.json`) as {
      records: { record: unknown }[];
      refused: { record: unknown }[];
    };
    assert.deepEqual(
      all.map(({ record }) => record),
      records.filter((one) => one.kind === kind).map(({ record }) => record),
    );
    assert.equal(bad.length, refused.filter((one) => one.kind === kind).length);
  }
  assert.deepEqual((file("examples/exchanges.json") as { exchanges: unknown }).exchanges, exchanges);
});
