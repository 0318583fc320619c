import type { Engine } from "../../browser/engines.ts";
import { startWebKit } from "../../browser/webkit.ts";
import { deepFocus, type Hands, type Key } from "./keyboard.ts";

const codes: Record<Key, string> = { Tab: "\uE004", Enter: "\uE007", Space: " ", ArrowRight: "\uE014" };

/** The few commands of WebDriver that a keyboard needs: the libraries for it here do not drive WebKit's own browser. */
export async function webkitHands({ executable, args }: Engine): Promise<Hands> {
  const driver = await startWebKit();
  const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${driver.port}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`WebKit: ${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId } = await send<{ sessionId: string }>("POST", "/session", {
    capabilities: {
      alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: executable, args } },
    },
  });
  const at = `/session/${sessionId}`;
  await send("POST", `${at}/window/rect`, { width: 1280, height: 900 });
  const run = <T>(expression: string): Promise<T> => send("POST", `${at}/execute/sync`, { script: `return ${expression}`, args: [] });
  const strike = async (value: string): Promise<void> => {
    const actions = [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ];
    await send("POST", `${at}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
  };
  return {
    goTo: async (url) => void (await send("POST", `${at}/url`, { url })),
    press: (key) => strike(codes[key]),
    async type(text) {
      for (const letter of text) await strike(letter);
    },
    ask: run,
    async focused() {
      const [element] = Object.values(await run<Record<string, string>>(deepFocus));
      const [role, name] = await Promise.all(
        ["computedrole", "computedlabel"].map((what) => send<string>("GET", `${at}/element/${element}/${what}`)),
      );
      return { role: role!, name: name! };
    },
    async close() {
      await send("DELETE", at);
      driver.stop();
    },
  };
}
