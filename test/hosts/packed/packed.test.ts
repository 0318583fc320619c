import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { build } from "esbuild";
import { publint } from "publint";
import { chromium } from "playwright-core";
import { formatMessage } from "publint/utils";
import { serve } from "../../bench/serve.ts";
import { findEngines } from "../../browser/engines.ts";
import { bundle } from "./bundle.ts";
import { compilers, optionsOf } from "./compilers.ts";
import { entriesOf, makeConsumer, type Consumer, type Installed } from "./consumer.ts";

const run = promisify(execFile);

describe("the packages as they are published", () => {
  let consumer: Consumer;
  const wrongIn = (look: (installed: Installed) => string[]): string[] =>
    consumer.packages.flatMap((installed) => look(installed).map((wrong) => `${installed.name}: ${wrong}`));

  before(async () => void (consumer = await makeConsumer()));
  after(() => consumer?.remove());

  test("hold a licence, a page that says what they are, and a manifest that says the rest", () => {
    const licence = readFileSync("LICENSE", "utf8");
    const wrong = wrongIn(({ at, files, manifest }) => [
      ...["LICENSE", "README.md", "package.json"].filter((file) => !files.includes(file)).map((file) => `no ${file}`),
      ...["description", "license", "keywords", "engines", "sideEffects"].filter((key) => !(key in manifest)).map((key) => `no ${key}`),
      ...(readFileSync(join(at, "LICENSE"), "utf8") === licence ? [] : ["another licence than the repository's"]),
      ...entriesNotOn(readFileSync(join(at, "README.md"), "utf8"), manifest.exports).map((entry) => `README.md leaves out ${entry}`),
    ]);
    assert.deepEqual(wrong, []);
  });

  test("hold no test, no leftover of a build, and no path of the machine they were built on", () => {
    const stray = /\.(?:test|tmp|stories)\.|(?:^|\/)(?:\.|node_modules\/)|fixtures?\.|\/testing\/|tsconfig|\.tsbuildinfo/;
    const machine = [process.cwd(), consumer.folder, "/home/", "/Users/", "file:///"];
    const wrong = wrongIn(({ at, files, manifest }) => [
      ...files.filter((file) => stray.test(file) && !("./testing" in manifest.exports && ofTesting.test(file))),
      ...files.flatMap((file) => {
        const text = readFileSync(join(at, file), "utf8");
        return machine.filter((path) => text.includes(path)).map((path) => `${file} says ${path}`);
      }),
    ]);
    assert.deepEqual(wrong, []);
  });

  test("hold the source that each map points to", () => {
    const wrong = wrongIn(({ at, files }) =>
      files
        .filter((file) => file.endsWith(".map"))
        .flatMap((file) => {
          const { sources, sourceRoot = "" } = JSON.parse(readFileSync(join(at, file), "utf8")) as {
            sources: string[];
            sourceRoot?: string;
          };
          return sources
            .map((source) => join(file, "..", sourceRoot, source))
            .filter((source) => !files.includes(source))
            .map((source) => `${file} points to ${source}`);
        }),
    );
    assert.deepEqual(wrong, []);
  });

  test("please publint", async () => {
    const wrong: string[] = [];
    for (const { at, name, manifest } of consumer.packages) {
      const { messages } = await publint({ pkgDir: at, strict: true, pack: false });
      wrong.push(...messages.map((message) => `${name}: ${formatMessage(message, manifest, { color: false }) ?? message.code}`));
    }
    assert.deepEqual(wrong, []);
  });

  test("resolve with their types, says attw", async () => {
    const look = async ({ file }: Installed): Promise<void> => {
      const { stdout } = await run("node_modules/.bin/attw", [file, "--profile", "esm-only", "--no-color", "--format", "json"]).catch(
        (failed: { stdout: string; stderr: string }) => assert.fail(`${file}\n${failed.stdout}${failed.stderr}`),
      );
      assert.match(stdout, /"problems"/);
    };
    // Two at a time: each loads a compiler.
    const left = [...consumer.packages];
    const worker = async (): Promise<void> => {
      for (let next = left.pop(); next; next = left.pop()) await look(next);
    };
    await Promise.all([worker(), worker()]);
  });

  test("import only what is in them or what their manifest names, also what loads later", async () => {
    const wrong: string[] = [];
    for (const installed of consumer.packages) {
      const { metafile } = await build({
        absWorkingDir: installed.at,
        entryPoints: entriesOf(installed).flatMap(({ file }) => (file.endsWith(".js") && !file.startsWith("dist/web/") ? [file] : [])),
        bundle: true,
        splitting: true,
        write: false,
        metafile: true,
        format: "esm",
        outdir: "out",
        packages: "external",
        logLevel: "silent",
      });
      const inJs = Object.values(metafile.inputs).flatMap(({ imports }) =>
        imports.flatMap(({ path, external }) => (external ? [path] : [])),
      );
      const inTypes = installed.files
        .filter((file) => file.endsWith(".d.ts"))
        .flatMap((file) => importedBy(readFileSync(join(installed.at, file), "utf8")));
      const named = new Set([installed.name, ...Object.keys(installed.manifest.dependencies ?? {})]);
      const unnamed = new Set(
        [...inJs, ...inTypes]
          .filter((path) => !isBuiltin(path))
          .map(packageOf)
          .filter((name) => !named.has(name)),
      );
      wrong.push(...[...unnamed].map((name) => `${installed.name} imports ${name}`));
    }
    assert.deepEqual(wrong, []);
  });

  test("name side effects exactly where importing has one", async () => {
    for (const installed of consumer.packages.filter(({ manifest }) => manifest.sideEffects !== false)) {
      const listed = (installed.manifest.sideEffects as string[]).filter((file) => file.startsWith("./dist/") && !file.includes("*"));
      const defines = installed.files.filter(
        (file) =>
          /^dist\/(?!web\/|core\/).*\.js$/.test(file) &&
          /^\s*(?:customElements\.)?define\("xb-/m.test(readFileSync(join(installed.at, file), "utf8")),
      );
      const gathers = listed.filter((file) => /^\.\/dist\/(?:index|define)\.js$/.test(file));
      assert.deepEqual(listed.sort(), [...defines.map((file) => `./${file}`), ...gathers].sort(), installed.name);
      assert.ok(defines.length > 0, installed.name);
    }
  });

  test("can be imported in Node, every entry of them", async () => {
    const entries = consumer.packages.flatMap(entriesOf).filter(({ file }) => !file.startsWith("dist/web/"));
    const program = `for (const { specifier, file } of ${JSON.stringify(entries)})
      await import(specifier, file.endsWith(".json") ? { with: { type: "json" } } : {}).catch((error) => { error.message = specifier + ": " + error.message; throw error; });
    console.log("imported");`;
    assert.ok(entries.length > 40);
    assert.equal(await node(["--input-type=module", "--eval", program]), "imported");
  });

  test("do in Node what they are for, one thing of each", async () => assert.equal(await node(["src/uses.ts"]), "used"));

  test("bring the suite that a gateway of one's own is proven by", async () => {
    const told = await node(["--test", "--test-reporter=tap", "src/suite.ts"]).catch((failed: { stdout: string }) =>
      assert.fail(failed.stdout),
    );
    assert.match(told, /^# fail 0$/m);
    assert.ok(Number(/^# pass (\d+)$/m.exec(told)![1]) >= 10, told);
  });

  test("bring the command", async () => {
    const { at, manifest } = consumer.packages.find(({ name }) => name === "@xiaoben/cli")!;
    assert.match(await node([join(at, manifest.bin!["xiaoben"]!), "help"]), /pack check/);
  });

  test("go through a bundler: what is needed later loads later, and other elements stay out", async () => {
    const page = await bundle(consumer.folder, "one-element", readFileSync("test/hosts/packed/consumer/page.ts", "utf8"));
    const has = (modules: string[], part: string): boolean => modules.some((id) => id.includes(part));
    assert.ok(has(page.first, "study-hours.element") && has(page.first, "gateway/gateway"));
    for (const part of ["/zod/", "/policy/dist/engine/", "/idb/", "observation-form", "plan-editor"])
      assert.ok(!has(page.first, part), `${part} loads at once`);
    assert.ok(has(page.later, "/zod/"), "the schemas load when an answer is refused");
    await opens(page.folder, () => {
      const element = document.querySelector("xb-gateway-provider > xb-study-hours");
      return document.title === "2027-01-01" && (element?.shadowRoot?.textContent ?? "").trim() !== "";
    });
  });

  test("leave nothing in a bundle that is not used", async () => {
    const page = await bundle(
      consumer.folder,
      "one-function",
      `import { isDay } from "@xiaoben/contract";\ndocument.title = String(isDay("2026-02-29"));\n`,
    );
    assert.ok(page.bytes < 1500, `${page.bytes} bytes for one function: ${page.first.join(", ")}`);
    const sdk = await bundle(
      consumer.folder,
      "one-error",
      `import { TransportError } from "@xiaoben/sdk";\ndocument.title = new TransportError("offline", "").code;\n`,
    );
    assert.ok(sdk.bytes < 3000, `${sdk.bytes} bytes for one error: ${sdk.first.join(", ")}`);
    const connected = await bundle(consumer.folder, "provider", `import "xiaoben";\n`);
    await opens(connected.folder, () => customElements.get("xb-provider") !== undefined);
  });

  for (const { name, tsc, checks } of compilers()) {
    for (const module of ["node16", "bundler"] as const) {
      for (const part of checks) {
        test(`type-check with ${name}, ${module}, ${part}`, async () => {
          const project = join(consumer.folder, `tsconfig.${module}.${part}.json`);
          writeFileSync(project, JSON.stringify({ compilerOptions: optionsOf(module, part), files: [`src/${part}-types.ts`] }));
          const outcome = await run(tsc, ["-p", project]).catch((failed: { stdout: string }) => failed);
          assert.equal(outcome.stdout, "");
        });
      }
    }
  }

  /** Opens a bundled page in the oldest Chromium here, and waits until it is as it should be. */
  async function opens(folder: string, as: () => boolean): Promise<void> {
    const { have } = await findEngines({ install: true, say: () => undefined });
    const engine = have.find(({ name }) => name === "chrome109") ?? have.find(({ name }) => name === "chromium");
    if (!engine) return assert.fail("No Chromium here: `apt-get install chromium` brings one");
    const server = await serve([folder]);
    const browser = await chromium.launch({ executablePath: engine.executable, args: engine.args });
    try {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      await page.goto(`${server.url}/index.html`);
      await page.waitForFunction(as, undefined, { timeout: 10_000 }).catch((error: Error) => errors.push(error.message));
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
      await server.close();
    }
  }

  /** Runs plain Node in the consumer's folder, without our condition, and as if no test were running. */
  async function node(args: string[]): Promise<string> {
    const { NODE_OPTIONS: _own, NODE_TEST_CONTEXT: _test, ...env } = process.env;
    const { stdout } = await run(process.execPath, args, { cwd: consumer.folder, env });
    return stdout.trim();
  }
});

/** What is published for the tests of others: the suites and the scripted gateway. */
const ofTesting = /^(?:src|dist)\/testing\//;

const entriesNotOn = (page: string, entries: object): string[] => Object.keys(entries).filter((entry) => !page.includes(`\`${entry}\``));

const importedBy = (types: string): string[] =>
  [...types.matchAll(/(?:\bfrom |\bimport )"([^".][^"]*)"|\bimport\("([^".][^"]*)"\)/g)].map(([, from, called]) => (from ?? called)!);

const isBuiltin = (path: string): boolean => path.startsWith("node:") || builtinModules.includes(path);

const packageOf = (path: string): string =>
  path
    .split("/")
    .slice(0, path.startsWith("@") ? 2 : 1)
    .join("/");
