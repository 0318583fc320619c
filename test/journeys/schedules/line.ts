import { once } from "node:events";
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Fault } from "./steps.ts";

/** A write that the back end took. */
export interface Taken {
  actionId: string;
  method: string;
  path: string;
  body: string;
  /** The record's version after it. */
  version: number | undefined;
}

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}

export interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: string;
}

/** Stands between the device and the back end, and may do what nobody should. */
export type Between = (asked: Asked, pass: (asked: Asked) => Promise<Answer>) => Promise<Answer>;

/** The line from one device to the server, which can fail. What was sent arrives also when the tab that sent it is gone. */
export class Line {
  readonly url: string;
  readonly taken: Taken[] = [];
  faults: Fault[] = [];
  readonly #server: Server;
  readonly #to: string;
  readonly #between: Between | undefined;
  readonly #count: (what: Fault) => void;
  readonly #host: string;
  /** Writes that are on their way, whether or not anybody still waits for their answers. */
  readonly #onTheWay = new Set<Promise<unknown>>();
  /** Answers of the back end that are still being read. */
  readonly #open = new Set<ServerResponse>();
  #up = true;

  private constructor(server: Server, to: string, host: string, count: (what: Fault) => void, between: Between | undefined) {
    this.#server = server;
    this.#to = to;
    this.#host = host;
    this.#count = count;
    this.#between = between;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  /** @param host the page that is served beside what the server has */
  static async open(to: string, host: string, count: (what: Fault) => void, between?: Between): Promise<Line> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const line = new Line(server, to, host, count, between);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      line.#onRequest(request, response).catch(() => response.destroy());
    });
    return line;
  }

  /** Whether the back end can be reached; what is under way when it cannot any longer, breaks off. */
  set up(up: boolean) {
    this.#up = up;
    if (!up) for (const response of this.#open) response.destroy();
  }

  /** Until every write that left the device has arrived or is lost. */
  async quiet(): Promise<void> {
    await Promise.allSettled(this.#onTheWay);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/", headers } = request;
    if (path.startsWith("/observations?")) return void response.setHeader("content-type", "text/html").end(this.#host);
    const isApi = path.startsWith("/api/");
    if (isApi && !this.#up) return void response.destroy();
    if (method === "GET" || !path.includes("/v1/observations/")) return this.#read(request, response, isApi);
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += String(piece);
    const fault = this.faults.shift();
    if (fault) this.#count(fault);
    if (fault === "cut") return void response.destroy();
    if (fault === "bad-gateway") return void response.writeHead(502, { "content-type": "text/html" }).end("<h1>502 Bad Gateway</h1>");
    if (fault === "busy") return void response.writeHead(429, { "retry-after": "2" }).end();
    if (fault === "slow") await new Promise((enough) => setTimeout(enough, 300));
    const writing = this.#write({ method, path, headers, body });
    this.#onTheWay.add(writing);
    const answer = await writing.finally(() => this.#onTheWay.delete(writing));
    if (fault === "answer-lost" || !this.#up) response.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  async #write(asked: Asked): Promise<Answer> {
    const pass = (what: Asked): Promise<Answer> => this.#pass(what);
    const answer = await (this.#between ? this.#between(asked, pass) : pass(asked));
    const { actionId = String(asked.headers["x-action-id"]) } = JSON.parse(asked.body || "{}") as { actionId?: string };
    if (answer.status < 300) {
      const { changes = [] } = JSON.parse(answer.body || "{}") as { changes?: { id: string; version: number }[] };
      const version = changes.find(({ id }) => asked.path.includes(id))?.version;
      this.taken.push({ actionId, method: asked.method, path: asked.path, body: asked.body, version });
    }
    return answer;
  }

  async #pass({ method, path, headers, body }: Asked): Promise<Answer> {
    const { "content-length": _length, "accept-encoding": _coding, ...own } = headers;
    const onward = ask(new URL(path, this.#to), { method, headers: own });
    onward.end(body);
    const [answer] = (await once(onward, "response")) as [IncomingMessage];
    let text = "";
    for await (const piece of answer.setEncoding("utf8")) text += String(piece);
    const { "transfer-encoding": _transfer, "content-length": _size, ...given } = answer.headers;
    return { status: answer.statusCode!, headers: given, body: text };
  }

  async #read(request: IncomingMessage, response: ServerResponse, isApi: boolean): Promise<void> {
    const { method = "GET", url: path = "/", headers } = request;
    const onward = request.pipe(ask(new URL(path, this.#to), { method, headers }));
    response.once("close", () => {
      this.#open.delete(response);
      onward.destroy();
    });
    if (isApi) this.#open.add(response);
    const [answer] = (await once(onward, "response")) as [IncomingMessage];
    onward.on("error", () => response.destroy());
    // Nobody builds meanwhile: the second tab need not ask for every script again.
    response.writeHead(answer.statusCode!, { ...answer.headers, ...(path.startsWith("/xiaoben/") && { "cache-control": "max-age=3600" }) });
    // What is to be read as it comes must not wait for the first of it.
    response.flushHeaders();
    answer.pipe(response);
  }
}
