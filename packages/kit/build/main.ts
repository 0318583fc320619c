import { buildWeb, webFolder } from "./build-web.ts";

/** `npm run build` */
const { built } = await buildWeb({ onProgress: (line) => console.log(`${line} …`) });
console.log(built ? `Built into ${webFolder}` : `${webFolder} is up to date`);
