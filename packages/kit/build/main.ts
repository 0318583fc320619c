/** `npm run build`: the script and the modules that a page loads. `--force` builds also when nothing has changed. */
import { buildWeb } from "./web.ts";

export { buildWeb, webFolder, type BuildOptions } from "./web.ts";

if (process.argv[1] === import.meta.filename) {
  const { built, folder } = await buildWeb({
    onProgress: (says) => process.stdout.write(`${says} …\n`),
    force: process.argv.includes("--force"),
  });
  process.stdout.write(built ? `Done: ${folder}\n` : `Nothing to do: ${folder}\n`);
}
