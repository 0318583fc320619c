import { globSync } from "node:fs";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { playwrightLauncher } from "@web/test-runner-playwright";
import { puppeteerLauncher } from "@web/test-runner-puppeteer";
import { webdriverLauncher } from "@web/test-runner-webdriver";
import { bundledTests } from "./bundled-tests.ts";
import { campusApi } from "./campus-api.ts";
import { findEngines } from "./engines.ts";
import { startWebKit } from "./webkit.ts";
import { countReporter } from "./count-reporter.ts";

const { have } = await findEngines({ install: false, say() {} });
const wanted = process.env.XB_ENGINES?.split(",");
const engines = have.filter((engine) => (wanted ?? ["chromium", "firefox"]).includes(engine.name));
if (engines.length === 0 && !wanted?.includes("webkit") && have.some((engine) => engine.name === "chrome109"))
  engines.push(have.find((engine) => engine.name === "chrome109"));

const webkit = engines.some((engine) => engine.name === "webkit") ? await startWebKit() : undefined;

const launchers = {
  webkit: (engine) =>
    webdriverLauncher({
      hostname: "127.0.0.1",
      port: webkit.port,
      path: "/",
      logLevel: "error",
      concurrency: 1,
      capabilities: {
        browserName: "MiniBrowser",
        "wdio:enforceWebDriverClassic": true,
        "webkitgtk:browserOptions": { binary: engine.executable, args: engine.args },
      },
    }),
  chromium: (engine) =>
    playwrightLauncher({ product: "chromium", launchOptions: { executablePath: engine.executable, args: engine.args } }),
  chrome109: (engine) =>
    playwrightLauncher({ product: "chromium", launchOptions: { executablePath: engine.executable, args: engine.args } }),
  // A Firefox tab in the background gets no focus and few frames: one at a time.
  firefox: (engine) =>
    puppeteerLauncher({
      concurrency: 1,
      launchOptions: {
        browser: "firefox",
        executablePath: engine.executable,
        headless: true,
        // Firefox takes no keys on a page that has hardly been painted, which on a busy machine is a while.
        extraPrefsFirefox: { "dom.input_events.security.minNumTicks": 0, "dom.input_events.security.minTimeElapsedInMS": 0 },
      },
      async createPage({ context }) {
        const page = await context.newPage();
        // A page with unsent work asks before it is left, and nobody else would answer.
        page.on("dialog", (dialog) => dialog.accept());
        // Pages are used again, also such as another one stands before: those have no focus, and no button in them takes an Enter.
        const goTo = page.goto.bind(page);
        page.goto = async (url) => {
          if (url !== "about:blank") await page.bringToFront();
          return goTo(url);
        };
        return page;
      },
    }),
};

const files = [
  "packages/elements/src/**/*.test.ts",
  "!packages/elements/src/**/*.model.test.ts",
  "packages/*/src/**/*.browser.test.ts",
  "test/widgets/**/*.test.ts",
];

export default {
  rootDir: ".",
  files,
  // A back end for tests of what is read over HTTP.
  middleware: [campusApi],
  nodeResolve: { exportConditions: ["xiaoben-source", "development", "browser"] },
  mimeTypes: { "**/*.json": "js" },
  plugins: [
    { name: "webkit", serverStop: () => webkit?.stop() },
    bundledTests(files),
    // Modules of data are served as scripts: import attributes are newer than the oldest engine.
    {
      name: "json",
      transform(context) {
        if (context.path.endsWith(".json")) return `export default ${context.body}`;
        if (context.path.endsWith(".ts")) return context.body.replaceAll(/ with \{ type: "json" \}/g, "");
        return undefined;
      },
    },
    // The list of all stories, as a module.
    {
      name: "all-stories",
      serve(context) {
        if (context.path !== "/test/stories/all-stories.js") return undefined;
        const files = globSync("stories/*.stories.ts").sort();
        const imports = files.map((file, i) => `import * as s${i} from "/${file}";`).join("\n");
        return {
          body: `${imports}\nexport const stories = [${files.map((file, i) => `{ file: "${file}", module: s${i} }`).join(", ")}];`,
          type: "js",
        };
      },
    },
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: "test/browser/tsconfig.esbuild.json" }),
  ],
  browsers: engines.map((engine) => launchers[engine.name](engine)),
  // In WebKit all files share a window, and one that takes the focus takes it from the other.
  concurrency: webkit ? 1 : 2,
  concurrentBrowsers: 2,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countReporter(process.env.XB_COUNT_FILE)],
  testFramework: { config: { timeout: 30000 } },
  testsFinishTimeout: 60_000 * Number(process.env.XB_MINUTES_PER_FILE ?? 5),
};
