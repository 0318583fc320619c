import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { checksumOf } from "../../store/migrate.ts";
import { migrations } from "../../store/migrations.ts";
import { refusedBy } from "../testing/refused.test.fixture.ts";
import type { BackupReport } from "./backup.ts";
import { checkBackup, restore } from "./restore.ts";
import { BackupWriter } from "./writer.ts";

const folder = mkdtempSync(join(tmpdir(), "xb-backup-"));
after(() => rmSync(folder, { recursive: true, force: true }));

describe("a backup file", () => {
  it("is its account's alone, has its name when it is whole, and takes no other's place", async () => {
    const path = join(folder, "new");
    const writer = await BackupWriter.create(path);
    await refusedBy(
      BackupWriter.create(path),
      "file-not-written",
      /EEXIST.*being written, or was broken off: if none is, remove .*new\.unfinished/,
    );
    assert.deepEqual([existsSync(path), statSync(`${path}.unfinished`).mode & 0o777], [false, 0o600]);
    await writer.discard();
    assert.ok(!existsSync(`${path}.unfinished`));
    writeFileSync(path, "");
    await refusedBy(BackupWriter.create(path), "file-exists", /is there already/);
    await refusedBy(BackupWriter.create(join(folder, "no", "folder")), "file-not-written", /cannot be written \(ENOENT\)/);
  });
});

describe("a backup that is not as it was written", () => {
  const good = join(folder, "good");
  const bytes = (): Buffer => readFileSync(good);
  before(async () => {
    const writer = await BackupWriter.create(good);
    const schema = migrations.map((step) => ({ id: step.id, checksum: checksumOf(step) }));
    await writer.head({ at: "2026-11-20T09:00:00.000Z", program: "1", engine: "embedded", schema, tenants: ["a", "b"], everything: true });
    for (let part = 0; part < 12; part++) {
      const rows = Array.from({ length: 20 }, (_, n) =>
        JSON.stringify({ n, of: createHash("sha256").update(`${part} ${n}`).digest("hex") }),
      );
      await writer.part({ tenant: part < 6 ? "a" : "b", table: part % 6 < 3 ? "records" : "versions" }, rows);
    }
    await writer.finish();
  });
  const path = join(folder, "changed");
  const check = (content: Uint8Array): Promise<BackupReport> => {
    writeFileSync(path, content);
    return checkBackup(path);
  };

  it("is refused wherever it is cut off, and told where", async () => {
    const whole = bytes();
    await check(whole);
    await refusedBy(check(whole.subarray(0, 5)), "not-a-backup", /does not begin as one/);
    await refusedBy(check(whole.subarray(0, 40)), "backup-truncated", /cut off in the head: it ends at byte 40\./);
    await refusedBy(check(whole.subarray(0, -1)), "backup-truncated", /cut off in what follows part \d+/);
    await refusedBy(
      check(whole.subarray(0, whole.length >> 1)),
      "backup-truncated",
      /cut off in (part|what follows part) \d+ ?(\(\w+ of \w+\))?/,
    );
    await refusedBy(check(Buffer.concat([whole, whole.subarray(-9)])), "backup-damaged", /something follows its end/);
  });

  it("is refused whichever bit is turned, whatever is left out or moved", async () => {
    const whole = bytes();
    const places = process.env["XB_TIER"] === "long" ? 4_000 : 60;
    for (let n = 0; n < places; n++) {
      const at = Math.floor(((n + 0.5) / places) * whole.length);
      const turned = Buffer.from(whole);
      turned[at]! ^= 1 << (n % 8);
      await assert.rejects(
        check(turned),
        (error: unknown) => /^(not-a-backup|backup-version|backup-truncated|backup-damaged)$/.test((error as { code?: string }).code ?? ""),
        `bit ${n % 8} of byte ${at}`,
      );
    }
    const parts = partsIn(whole);
    const [, second, third] = parts;
    const without = (...gone: (typeof parts)[number][]): Buffer =>
      Buffer.concat([whole.subarray(0, gone[0]!.from), whole.subarray(gone.at(-1)!.to)]);
    await refusedBy(check(without(second!)), "backup-damaged", /what follows part 1, .*agree with its checksum/);
    const swapped = Buffer.concat([
      whole.subarray(0, second!.from),
      whole.subarray(third!.from, third!.to),
      whole.subarray(second!.from, second!.to),
      whole.subarray(third!.to),
    ]);
    await refusedBy(check(swapped), "backup-damaged", /what follows part 1/);
    await refusedBy(check(without(parts.at(-1)!)), "backup-damaged", /checksum/);
  });

  it("is refused where another version wrote it, before any database is touched", async () => {
    await refusedBy(check(Buffer.from("xiaoben-backup 2\n")), "backup-version", /newer version/);
    await refusedBy(check(Buffer.from("PK\u0003\u0004 something else")), "not-a-backup", /no backup/);
    await refusedBy(checkBackup(join(folder, "missing")), "file-unreadable", /cannot be read \(ENOENT\)/);
    writeFileSync(path, bytes().subarray(0, -1));
    const untouched = join(folder, "untouched");
    await refusedBy(restore({ dataDir: untouched }, path), "backup-truncated", /cut off/);
    assert.ok(!existsSync(untouched));
  });
});

/** Where the parts of a backup lie: from the line of one to the end of its bytes. */
function partsIn(whole: Buffer): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let at = whole.indexOf(10, whole.indexOf(10) + 1) + 1; ;) {
    const end = whole.indexOf(10, at) + 1;
    const { bytes } = JSON.parse(String(whole.subarray(at + 65, end))) as { bytes?: number };
    if (bytes === undefined) return parts;
    parts.push({ from: at, to: end + bytes });
    at = end + bytes;
  }
}
