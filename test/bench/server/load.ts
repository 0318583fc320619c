import { connect, type Socket } from "node:net";

/** What is asked of a server for a while, over connections that are kept. */
export interface Load {
  /** `http://127.0.0.1:8787/` */
  url: string;
  /** Taken in turn. `{new}` in a path is an id that was never used. */
  requests: readonly { method: string; path: string; headers?: Readonly<Record<string, string>>; body?: string }[];
  connections: number;
  ms: number;
}

/** What it came to: milliseconds of single answers, and of the whole for each of them. */
export interface Loaded {
  answers: number;
  each: number;
  median: number;
  p99: number;
}

/** A process of its own: it is sent a {@link Load} and sends back what it came to. */
process.on("message", (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function run({ url, requests, connections, ms }: Load): Promise<Loaded> {
  const { hostname, port, host } = new URL(url);
  const written = requests.map(({ method, path, headers = {}, body = "" }) => {
    const lines = Object.entries({ host, ...headers, "content-length": String(Buffer.byteLength(body)) });
    return [method, path, `HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`] as const;
  });
  const times: number[] = [];
  const began = performance.now();
  let next = 0;
  const client = async (): Promise<void> => {
    const connection = await open(hostname, Number(port));
    while (performance.now() - began < ms) {
      const [method, path, rest] = written[next++ % written.length]!;
      const asked = performance.now();
      const status = await connection.ask(`${method} ${path.replace("{new}", freshId)} ${rest}`);
      if (status >= 300) throw new Error(`${method} ${path} was answered ${status}`);
      times.push(performance.now() - asked);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: connections }, client));
  const whole = performance.now() - began;
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { answers: times.length, each: whole / times.length, median: at(0.5), p99: at(0.99) };
}

const freshId = (): string => crypto.randomUUID();

interface Connection {
  /** Sends one request and answers the status, once the answer is there whole. */
  ask(text: string): Promise<number>;
  close(): void;
}

/** Not more of HTTP than the two servers speak: an answer with a length, or in chunks. */
async function open(host: string, port: number): Promise<Connection> {
  const socket: Socket = connect({ host, port, noDelay: true });
  await new Promise<void>((done, failed) => socket.once("connect", done).once("error", failed));
  let text = "";
  let waiting: { done(status: number): void; failed(error: Error): void } | undefined;
  socket.on("error", (error) => waiting?.failed(error));
  socket.on("close", () => waiting?.failed(new Error("The server has closed a connection")));
  socket.setEncoding("latin1").on("data", (more: string) => {
    text += more;
    const head = text.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2))?.[1];
    const isWhole = length === undefined ? text.endsWith("0\r\n\r\n") : text.length >= head + 4 + Number(length);
    if (!isWhole) return;
    const status = Number(text.slice(9, 12));
    text = "";
    waiting?.done(status);
  });
  return {
    ask: (request) =>
      new Promise((done, failed) => {
        waiting = { done, failed };
        socket.write(request);
      }),
    close() {
      waiting = undefined;
      socket.destroy();
    },
  };
}
