import { exportEnd, exportTexts, newId, sha256, type ExportText, type ImportReport } from "@xiaoben/contract";
import { checkReport } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { accepted, describe, must, noIssues, refused, same, valid, written, type AnyRecord } from "../run/expect.ts";
import type { Answer, Asked } from "../run/send.ts";
import { pathOf, type Trial } from "../run/trial.ts";
import type { Case } from "./case.ts";

const content = "研讨会纪要：先估后算，再说理由。\n";
const bytes = new TextEncoder().encode(content);
const raw = { "content-type": "application/octet-stream" };

export const fileCases = {
  "file.upload": async (trial) => {
    const { id, record } = await announced(trial);
    same([record["state"], record["by"]], ["open", trial.teacher.session.person], "/record/state and /record/by");
    const arrived = await part(trial, id);
    same(written(arrived).record["received"], [1], "/record/received", arrived);
    const completed = await trial.act("attachment", id, "complete");
    const { record: whole } = written(completed);
    valid("attachment", whole, completed);
    same([whole["state"], whole["sha256"]], ["complete", sha256(content)], "/record/state and /record/sha256", completed);
    const read = await trial.ask({ path: `${pathOf("attachment", id)}/content` });
    must(read.status === 200, said("状态 200", "status 200"), describe(read), read);
    same(read.text, content, "the content", read);
    const saved = read.headers.get("content-disposition") ?? "none";
    must(saved.startsWith("attachment"), said("Content-Disposition: attachment", "Content-Disposition: attachment"), saved, read);
  },
  "file.early": async (trial) => {
    const { id } = await announced(trial);
    await trial.attempt(async () => void refused(await trial.act("attachment", id, "complete"), "guard-failed"));
    await trial.attempt(async () => void refused(await trial.ask({ path: `${pathOf("attachment", id)}/content` }), "guard-failed"));
  },
  "file.type": async (trial) => {
    const of = { kind: "hour", id: (await trial.draft()).id };
    refused(await trial.put("attachment", newId(), { ...file(of), name: "a.html", type: "text/html" }), "unsupported-type");
  },
  "file.others": async (trial) => {
    const { id } = await announced(trial);
    await trial.prepared("file.upload", async () => {
      written(await part(trial, id));
      written(await trial.act("attachment", id, "complete"));
    });
    const as = "otherTeacher";
    await trial.attempt(async () => void refused(await trial.get("attachment", id, { as }), "not-found"));
    await trial.attempt(async () => void refused(await trial.ask({ as, path: `${pathOf("attachment", id)}/content` }), "not-found"));
  },
  "export.whole": async (trial) => {
    const made = [(await trial.draft()).id, (await trial.draft()).id];
    for (const format of exportTexts) {
      const text = await exported(trial, format);
      const records = exportEnd(format, text);
      must(records !== undefined, said("最后一行写出条数", "a last line with the count"), `${format} without one`);
      for (const id of made) same(text.split(id).length - 1, 1, `how often ${id} is in the file`);
      if (format === "jsonl") same(records, text.trimEnd().split("\n").length - 1, "the count of the last line");
    }
  },
  "export.formula": async (trial) => {
    await trial.draft({ title: "=1+1" });
    const isSafe = /(^|[,"])'=1\+1/m.test(await exported(trial, "csv"));
    must(isSafe, said("撇号在前", "an apostrophe in front"), "the title as it was typed");
  },
  "export.unknownParameter": async (trial) => {
    refused(await trial.ask({ path: "/v1/exports/hours", query: { persn: trial.teacher.session.person } }), "validation");
  },
  "import.dryRun": async (trial) => {
    const day = trial.teacher.session.today;
    const sheet = `姓名,日期,学时,类别,内容\n没有这个人 ${newId()},${day},2,external,${String(trial.hour()["title"])}\n`;
    const ask = (query: Asked["query"] & object): Promise<Answer> =>
      trial.ask({
        as: "schoolAdmin",
        method: "POST",
        path: "/v1/imports/hours",
        query: { name: "conform.csv", ...query },
        headers: raw,
        body: sheet,
      });
    const answer = await ask({ dryRun: "1" });
    accepted(answer, 200);
    noIssues(checkReport(answer.json), "report", answer);
    const { file, committed, counts } = answer.json as ImportReport;
    same(
      { file, committed, written: counts.written, rows: counts.rows, faulty: counts.faulty },
      { file: sha256(sheet), committed: false, written: 0, rows: 1, faulty: 1 },
      "the report",
      answer,
    );
    refused(await ask({ commit: sha256("another file") }), "validation");
  },
} satisfies Record<string, Case>;

/** The text of a file of the teacher's hours. It holds names: the exchange is not kept. */
async function exported(trial: Trial, format: ExportText): Promise<string> {
  const query = { format, person: trial.teacher.session.person };
  const { status, text } = await trial.askQuietly({ path: "/v1/exports/hours", query, headers: { accept: "*/*" } });
  must(status === 200, said("状态 200", "status 200"), `status ${status}`);
  return text;
}

const file = (of: object): Record<string, unknown> => ({ name: "conform.txt", type: "text/plain", size: bytes.byteLength, of });

/** An attachment of a draft of its own: it goes with it. */
async function announced(trial: Trial): Promise<{ id: string; record: AnyRecord }> {
  const of = { kind: "hour", id: (await trial.draft()).id };
  const id = newId();
  const answer = await trial.put("attachment", id, file(of));
  if (trial.clause === "file.upload") return { id, record: written(answer, 201).record };
  return { id, record: await trial.prepared("file.upload", async () => written(answer).record) };
}

const part = (trial: Trial, id: string): Promise<Answer> =>
  trial.ask({ method: "PUT", path: `${pathOf("attachment", id)}/parts/1`, headers: raw, body: content });
