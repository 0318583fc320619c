import { makeTarballs } from "./tarballs.ts";

/** `npm run tarballs [-- folder]` */
for (const { name, file } of await makeTarballs(process.argv[2] ?? "dist/tarballs")) console.log(`${name.padEnd(24)}${file}`);
