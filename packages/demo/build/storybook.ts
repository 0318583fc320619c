import { spawnSync } from "node:child_process";
import { stampOf } from "../../kit/build/stamp.ts";

const folder = "dist/storybook";
const stamp = stampOf(folder, [
  "stories/**/*.{ts,tsx,mdx,html,css}",
  "stories/.storybook/*",
  "packages/{contract,policy,sdk,elements,backend,demo,kit}/src/**/*.ts",
  "packages/policy/packs/*.json",
  "packages/elements/custom-elements.json",
  "package-lock.json",
]);

/** The static build of the stories, where something changed that stands in it. */
if (stamp.current) {
  console.log(`${folder} is up to date`);
} else {
  console.log("Building the component stories …");
  const { status } = spawnSync("npm", ["run", "--silent", "storybook:build"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  stamp.seal();
  console.log(`Built into ${folder}`);
}
