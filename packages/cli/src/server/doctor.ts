import { doctor, type Finding } from "@xiaoben/server";
import { exits, type Exit } from "../terminal/exits.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { padded } from "../terminal/table.ts";
import type { Words } from "../words/words.ts";
import { serverArguments, whereOf } from "./options.ts";

/** `server doctor`: looks the installation over. Exit 0: all is well. 2: something is to be mended. 3: it could not be looked at. */
export async function doctorCommand(args: readonly string[], terminal: Terminal, words: Words): Promise<Exit> {
  const { config, tenants, json } = serverArguments(args, terminal, { files: 0, serving: false }, words);
  const findings = await doctor(whereOf(config, words), {
    tenants,
    uploadDays: config.values.uploadDays!,
    dataLimit: config.values.dataLimit,
    auditKeys: config.values.auditKeys,
    onFinding: (finding) => {
      if (!json) terminal.out(findingText(finding, words));
    },
  });
  if (json) terminal.out(JSON.stringify(findings, null, 2));
  const count = (level: Finding["level"]): number => findings.filter((finding) => finding.level === level).length;
  if (!json) terminal.out(`\n${words.server.summary(count("bad") + count("unknown"), count("notice"))}`);
  if (count("unknown") > 0) return exits.server;
  return count("bad") > 0 ? exits.faulty : exits.good;
}

function findingText({ check, level, tenant, says, mend }: Finding, words: Words): string {
  const about = tenant === undefined ? check : `${check} (${tenant})`;
  const line = `${padded(words.server.levels[level], 8)}${padded(about, 14)} ${says}`;
  return mend === undefined ? line : `${line}\n${" ".repeat(8)}→ ${mend}`;
}
