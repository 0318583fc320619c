import { globSync, readFileSync } from "node:fs";

/** One part of a tier: a set of test files and how they are run. */
export interface Part {
  name: string;
  title: string;
  runner: "node" | "browser";
  files: string[];
  /** How many files at a time. */
  concurrency?: number;
  /** Whether its files share processes, as many as run at a time: they keep nothing and start nothing, and most of their time would be the start. */
  shared?: boolean;
  /** Whether files that failed are run once more, alone: what waits for browsers that compete for the machine is now and then late. */
  again?: boolean;
  /** How long one file of a browser part may take, where that is more than five minutes. */
  minutesPerFile?: number;
  /** Engines of browser parts. */
  engines?: ("chromium" | "firefox" | "webkit")[];
  /** Whether it runs over PostgreSQL too where there is one, or not without one. */
  postgres?: "wanted" | "needed";
  /** Scripts of package.json that must have run before. */
  needs?: string[];
}

const unit: Part = {
  name: "unit",
  title: "packages by themselves",
  runner: "node",
  files: [
    "packages/{contract,policy,sdk,kit,backend,bridges}/src/**/!(*.browser|*.long).test.ts",
    "packages/{elements,contract}/tools/**/*.test.ts",
    "packages/elements/src/**/*.model.test.ts",
    "test/{architecture,practices,run}/**/!(*.long).test.ts",
  ],
  concurrency: 2,
  shared: true,
};
const joined: Part = {
  name: "joined",
  title: "packages with each other: client and server, commands, the demo's county",
  runner: "node",
  files: [
    "packages/{conformance,cli,demo}/src/**/!(*.long).test.ts",
    "test/{conformance,gateway,roster,security,size}/**/!(*.long).test.ts",
  ],
  concurrency: 2,
};
/** They measure how long something takes, or end what runs: nothing else runs beside them. */
const timed = ["keeper", "kill", "kill-import", "live", "remote-keys", "start-server", "sweeper"];
const databases: Part = {
  name: "databases",
  title: "server on the embedded database",
  runner: "node",
  files: [`packages/server/src/**/!(${timed.join("|")}).test.ts`],
  concurrency: 2,
};
const server: Part = {
  name: "server",
  title: "server by the clock, with kills",
  runner: "node",
  files: [`packages/server/src/**/{${timed.join(",")}}.test.ts`],
  concurrency: 1,
};
const elements: Part = {
  name: "elements",
  title: "elements in Chromium and Firefox",
  runner: "browser",
  files: [
    "packages/elements/src/**/*.test.ts",
    "!packages/elements/src/**/*.model.test.ts",
    "packages/*/src/**/*.browser.test.ts",
    "test/widgets/**/*.test.ts",
  ],
  engines: ["chromium", "firefox"],
  again: true,
};
const built: Part = {
  name: "built",
  title: "the built bundle: Chrome 109, plain http, strict policy; journeys with the server",
  runner: "node",
  files: ["test/{csp,journeys}/**/!(*.long).test.ts"],
  again: true,
  concurrency: 2,
  needs: ["build"],
};
/** Files that end in `.long.test.ts` hold what is like something that the default tier tries, and whole commands over parts that it tries one by one. */
const variants: Part = {
  name: "variants",
  title: "variants of what the default tier tries: journeys in every language, every fault of storage, whole commands",
  runner: "node",
  files: ["packages/*/src/**/*.long.test.ts", "test/**/!(schedules).long.test.ts"],
  again: true,
  concurrency: 1,
  needs: ["build"],
};
const hosts: Part = {
  name: "hosts",
  title: "tool chains of others: packed packages in Node, a bundler and TypeScript; React and Vue",
  runner: "node",
  files: ["test/hosts/**/*.test.ts"],
  concurrency: 1,
  needs: ["build"],
};
const stories: Part = {
  name: "stories",
  title: "every story: accessible, in Chromium and Firefox",
  runner: "browser",
  files: ["test/stories/**/*.test.ts"],
  engines: ["chromium", "firefox"],
  minutesPerFile: 40,
  again: true,
};
/** Elements whose tests stay what they are without keys: those of a keyboard stand in files of their own. */
const withoutKeys = (): string[] =>
  globSync("packages/elements/src/**/*.test.ts", { exclude: ["**/*.model.test.ts"] })
    .filter((file) => !readFileSync(file, "utf8").includes("sendKeys"))
    .sort();
const webkit = (): Part => ({
  name: "webkit",
  title: "elements and stories in WebKit, but for the tests that press keys: its driver cannot reach into the frames they run in",
  runner: "browser",
  files: [...withoutKeys(), "packages/*/src/**/*.browser.test.ts", "test/stories/**/*.test.ts"],
  engines: ["webkit"],
  minutesPerFile: 40,
  again: true,
});

/** Each takes seconds: they come last, with the time that is left. */
const walks: Part = {
  name: "walks",
  title: "random schedules of writing, kills and failing requests in a real browser",
  runner: "node",
  files: ["test/journeys/schedules.long.test.ts"],
  concurrency: 1,
  needs: ["build"],
};

const engines: Part = {
  name: "engines",
  title: "databases that are killed, cut off, full and shared",
  runner: "node",
  files: ["test/engines/**/*.test.ts"],
  concurrency: 1,
  postgres: "needed",
};

export type Tier = "default" | "long" | "hosts";

/** The parts of a tier, cheapest first. */
export function partsOf(tier: Tier): Part[] {
  if (tier === "hosts") return [hosts];
  return tier === "default"
    ? [unit, joined, databases, server, elements, built]
    : [
        hosts,
        variants,
        stories,
        {
          ...joined,
          name: "schedules",
          title: "fault schedules and properties, many times",
          files: [...unit.files, ...joined.files],
        },
        engines,
        {
          ...server,
          name: "kills",
          title: "server on both databases, and kills, many times",
          files: ["packages/server/src/**/*.test.ts"],
          postgres: "wanted",
        },
        webkit(),
        walks,
      ];
}
