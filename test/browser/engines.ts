import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** A browser engine that tests can run in. */
export interface Engine {
  name: "chromium" | "firefox" | "chrome109" | "webkit";
  executable: string;
  /** Launch arguments that it needs here. */
  args: string[];
}

/** What was found, and what could not be had and why. */
export interface Engines {
  have: Engine[];
  missing: { name: string; why: string }[];
}

const quiet = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];
const candidates = {
  chromium: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
  webkit: ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"],
} as const;

const packages = ["chromium", "firefox-esr", "fonts-noto-cjk"];
const webkitPackages = ["webkit2gtk-driver", "xvfb"];

/** Finds the engines; installs what is missing by apt where that is allowed (Debian, as root). WebKit only where it is asked for. */
export async function findEngines(options: { install: boolean; webkit?: boolean; say: (line: string) => void }): Promise<Engines> {
  if (options.install && mayInstall()) {
    if (!pick("chromium") || !pick("firefox") || !existsSync("/usr/share/fonts/opentype/noto")) installPackages(packages, options.say);
    if (options.webkit && !hasWebKit()) installPackages(webkitPackages, options.say);
  }
  const have: Engine[] = [];
  const missing: Engines["missing"] = [];
  const old = await chrome109();
  const chromium = pick("chromium");
  if (chromium) have.push({ name: "chromium", executable: chromium, args: quiet });
  else if (old) missing.push({ name: "chromium", why: "none installed; the Chrome 109 that an npm package carries stands in for it" });
  else missing.push({ name: "chromium", why: "none installed" });
  const firefox = pick("firefox");
  if (firefox) have.push({ name: "firefox", executable: firefox, args: [] });
  else missing.push({ name: "firefox", why: "none installed; `apt-get install firefox-esr` as root brings it" });
  if (old) have.push({ name: "chrome109", executable: old, args: [...quiet, "--disable-gpu", "--single-process", "--no-zygote"] });
  else missing.push({ name: "chrome109", why: "the npm package that carries it does not run on this machine" });
  if (hasWebKit()) have.push({ name: "webkit", executable: pick("webkit")!, args: ["--automation"] });
  else if (options.webkit)
    missing.push({ name: "webkit", why: "none installed; `apt-get install webkit2gtk-driver xvfb` as root brings it" });
  return { have, missing };
}

const pick = (name: keyof typeof candidates): string | undefined => candidates[name].find((path) => existsSync(path));

const hasWebKit = (): boolean => pick("webkit") !== undefined && existsSync("/usr/bin/WebKitWebDriver") && existsSync("/usr/bin/xvfb-run");

/** Whether this process may install packages: on Debian, as root. */
export const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");

/** Installs packages of Debian; says so, and why where it could not. */
export function installPackages(names: readonly string[], say: (line: string) => void): void {
  say(`Installing ${names.join(", ")} with apt-get …`);
  const run = (...args: string[]): void =>
    void execFileSync("apt-get", ["-qq", "-o", "Dpkg::Use-Pty=0", ...args], {
      stdio: "pipe",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  try {
    run("update");
    run("install", "-y", "--no-install-recommends", ...names);
  } catch (error) {
    say(`apt-get could not install them: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
}

async function chrome109(): Promise<string | undefined> {
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const path = await chromium.executablePath();
    execFileSync(path, ["--version", "--no-sandbox"], { stdio: "pipe", timeout: 20_000 });
    return path;
  } catch {
    return undefined;
  }
}
