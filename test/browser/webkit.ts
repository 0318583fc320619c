import { spawn } from "node:child_process";
import { connect, createServer, type AddressInfo } from "node:net";

/** A WebKit driver under an X server of its own. */
export interface WebKit {
  port: number;
  stop(): void;
}

/** Starts WebKitWebDriver and answers when it can be reached; all that it started is ended with it. */
export async function startWebKit(): Promise<WebKit> {
  const port = await freePort();
  // A process group of its own, so that the X server, the driver and the browser are ended together.
  const child = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" },
  });
  const stop = (): void => {
    process.off("exit", stop);
    if (child.exitCode === null && child.signalCode === null && child.pid) process.kill(-child.pid, "SIGTERM");
  };
  process.once("exit", stop);
  for (let i = 0; i < 150; i++) {
    if (await reachable(port)) return { port, stop };
    await new Promise((done) => setTimeout(done, 100));
  }
  stop();
  throw new Error("WebKitWebDriver did not start within 15 s");
}

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

const reachable = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1")
      .once("connect", () => {
        socket.destroy();
        done(true);
      })
      .once("error", () => done(false));
  });
