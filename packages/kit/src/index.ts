/** All widgets and `<xb-provider>`, defined: `import "xiaoben"`. Pages without a build step take the script `xiaoben.js` instead. */
import "@xiaoben/elements/define";

export { XbHttpProviderElement } from "./provider/provider.ts";
export { tags } from "./tags.ts";
