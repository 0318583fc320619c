import type { Binding, Issue, Pack, PackRecord } from "@xiaoben/contract";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import { checkPack } from "@xiaoben/policy/check";
import { parentsOf } from "../definitions/composed.ts";
import type { Directory } from "../directory/directory.ts";
import type { Who } from "../directory/who.ts";
import { issue } from "../records/issues.ts";
import { levelOf, mayWrite } from "./levels.ts";
import { nameOf, published, recordOf, type Setup } from "./setup.ts";

/** What is wrong with where a draft stands: its level, and whose name it bears. */
export function draftIssues({ directory }: Who, setup: Setup, { id, org, pack }: PackRecord): Issue[] {
  const owner = directory.org(org);
  const issues: Issue[] = [];
  if (owner && !mayWrite(owner, pack.level))
    issues.push(
      issue("/pack/level", "level-too-high", `${nameOf(owner)} is of level ${levelOf(owner)}: it writes packs of that level or below.`),
    );
  const other = setup.packs.find((one) => one.id !== id && one.pack.id === pack.id && one.org !== org);
  if (other)
    issues.push(
      issue(
        "/pack/id",
        "id-of-another-organisation",
        `"${pack.id}" is a pack of ${nameOf(directory.org(other.org))}: only there further versions of it are written. Choose another id.`,
      ),
    );
  return issues;
}

/** What keeps a draft from being published: its form, the packs that it is built on, and every open finding of its check. */
export function findingsOf({ pack }: PackRecord, setup: Setup): Issue[] {
  const form = checkForm(pack);
  if (form.length > 0) return form.map((one) => ({ ...one, pointer: `/pack${one.pointer}` }));
  const missing = parentIssues(pack, setup);
  if (missing.length > 0) return missing;
  return checkPack(pack, parentsOf(pack, published(setup))).map(({ code, path, message }) => issue(`/pack${path}`, code, message));
}

function parentIssues({ extends: from }: Pack, setup: Setup): Issue[] {
  if (!from) return [];
  const state = recordOf(setup, from.id, from.version)?.state ?? "not there";
  return state === "published"
    ? []
    : [
        issue(
          "/pack/extends",
          "parent-not-published",
          `Pack ${from.id} ${from.version} is ${state}. Build on a version that is published.`,
        ),
      ];
}

/** Bindings that are in force, or will be, and name a version: while there are any it is not withdrawn. */
export const bindingsLeft = ({ pack }: PackRecord, { bindings }: Setup, { directory, today }: Pick<Who, "directory" | "today">): Issue[] =>
  bindings
    .filter((binding) => binding.pack === pack.id && binding.packVersion === pack.version)
    .filter((binding) => binding.to === undefined || binding.to >= today)
    .map((binding) => issue("/pack", "still-bound", `${told(binding, directory)} is judged by it. End binding ${binding.id} first.`));

const told = ({ org, from, to }: Binding, directory: Directory): string =>
  `${nameOf(directory.org(org))}, from ${from}${to === undefined ? "" : ` to ${to}`},`;
