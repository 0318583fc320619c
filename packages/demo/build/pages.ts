import vue from "@vitejs/plugin-vue";
import { rmSync } from "node:fs";
import { build } from "vite";
import { stampOf } from "../../kit/build/stamp.ts";

const folder = "packages/demo/dist/pages";
const stamp = stampOf(folder, ["packages/demo/src/pages/**/*.{ts,tsx,vue}", "packages/demo/build/pages.ts", "package-lock.json"]);

/** The React and the Vue page. The widgets themselves come by the script tag, as on every other page of the portal. */
if (stamp.current) {
  console.log(`${folder} is up to date`);
} else {
  console.log("Building the React and Vue pages …");
  rmSync(folder, { recursive: true, force: true });
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("xb-") } } })],
    define: {
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      "process.env.NODE_ENV": '"production"',
    },
    build: {
      target: ["chrome109", "firefox115", "safari16.4"],
      outDir: folder,
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { react: "packages/demo/src/pages/react/main.tsx", vue: "packages/demo/src/pages/vue/main.ts" },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  stamp.seal();
  console.log(`Built into ${folder}`);
}
