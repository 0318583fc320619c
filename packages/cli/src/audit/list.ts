import { isDay, isId, isKind, type Kind } from "@xiaoben/contract";
import type { AuditLine, AuditQuery } from "@xiaoben/server";
import { dataNames, dataOptions, withStore } from "../data/options.ts";
import { UsageError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { given, type Given } from "../terminal/given.ts";
import { table } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";

const options = { ...dataNames, record: "text", person: "text", from: "text", to: "text", limit: "text", json: "flag" } as const;

/** `audit list`: who did what when, on a record or by a person; the latest first. */
export async function listEntries(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const asked = given(args, options, 0, words);
  const where = dataOptions(asked, terminal.env, words);
  const query = queryOf(asked, words);
  const lines = await withStore(where, words, (store) => store.auditList(where.tenant, query));
  if (asked.flag("json")) terminal.out(JSON.stringify(lines, null, 2));
  else
    terminal.out(lines.length === 0 ? words.audit.noEntries : table([words.audit.columns, ...lines.map((line) => row(line, words))], 60));
  return exits.good;
}

const row = ({ at, actor, action, on, seq, entry }: AuditLine, { audit }: Words): string[] => [
  at.slice(0, 19).replace("T", " "),
  actor === null ? audit.system : (actor.name ?? actor.id),
  action,
  on === null ? (typeof entry["written"] === "number" ? audit.records(entry["written"]) : "") : `${on.kind}/${on.id}`,
  seq === null ? audit.notSealed : String(seq),
];

function queryOf(asked: Given, words: Words): AuditQuery {
  const [record, person, limit] = [asked.text("record"), asked.text("person"), asked.text("limit")];
  const [kind = "", id = ""] = record?.split("/") ?? [];
  if (record !== undefined && !(isKind(kind) && isId(id))) throw new UsageError(words.audit.recordWanted);
  if (person !== undefined && !isId(person)) throw new UsageError(words.audit.personWanted);
  if (limit !== undefined && !/^[1-9]\d{0,4}$/.test(limit)) throw new UsageError(words.badOption("--limit"));
  const [from, to] = [asked.text("from"), asked.text("to")].map((day) => {
    if (day !== undefined && !isDay(day)) throw new UsageError(words.badOption(day));
    return day;
  });
  return {
    ...(record !== undefined && { record: { kind: kind as Kind, id } }),
    ...(person !== undefined && { person }),
    ...(from !== undefined && { from: `${from}T00:00:00.000Z` }),
    ...(to !== undefined && { to: new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString() }),
    ...(limit !== undefined && { limit: Number(limit) }),
  };
}
