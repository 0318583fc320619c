import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { isSignedBy, openKeys, publicFile, readKeys, rotateKeys } from "./keys.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-keys-"));
after(() => rmSync(folder, { recursive: true }));
const path = join(folder, "audit-keys.json");

describe("keys of the audit trail", () => {
  it("are made once, for their owner alone, and stay the same", () => {
    const made = openKeys(path);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.equal(openKeys(path).signer?.id, made.signer!.id);
    assert.deepEqual(readdirSync(folder), ["audit-keys.json"], "nothing is left beside it");
    assert.equal(readKeys(join(folder, "none.json")), undefined);
  });

  it("are rotated: the new one signs, the old one is still known", () => {
    const before = openKeys(path);
    const signature = before.signer!.sign("what was said");
    const id = rotateKeys(path);
    const now = openKeys(path);
    assert.deepEqual([now.signer?.id, now.known.size, id === before.signer!.id], [id, 2, false]);
    assert.ok(isSignedBy(now.known.get(before.signer!.id)!, "what was said", signature));
    assert.ok(!isSignedBy(now.known.get(before.signer!.id)!, "what was not", signature));
    assert.ok(!isSignedBy(now.known.get(id)!, "what was said", signature));
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it("are given away by their public half", () => {
    const copy = join(folder, "public.json");
    writeFileSync(copy, publicFile(openKeys(path)), { mode: 0o644 });
    assert.doesNotMatch(readFileSync(copy, "utf8"), /private/);
    const read = readKeys(copy)!;
    assert.deepEqual([read.signer, [...read.known.keys()].sort()], [undefined, [...openKeys(path).known.keys()].sort()]);
  });

  it("are refused where others could read what signs, or where it is no such file", () => {
    const bad = (name: string, content: string, mode = 0o600): string => {
      const file = join(folder, name);
      writeFileSync(file, content);
      chmodSync(file, mode);
      return file;
    };
    const refused = { name: "StartError", code: "audit-key" };
    assert.throws(() => openKeys(bad("open.json", readFileSync(path, "utf8"), 0o644)), { ...refused, message: /chmod 600/ });
    assert.throws(() => openKeys(bad("text.json", "keys")), { ...refused, message: /no JSON/ });
    assert.throws(() => openKeys(bad("other.json", "{}")), { ...refused, message: /not of the form/ });
    const swapped = readFileSync(path, "utf8").replace(/"[0-9a-f]{16}": /, '"0123456789abcdef": ');
    assert.throws(() => openKeys(bad("swapped.json", swapped)), { ...refused, message: /another one/ });
  });
});
