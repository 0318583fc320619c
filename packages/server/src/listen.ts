import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { newId, type Problem, type ProblemCode } from "@xiaoben/contract";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { StartError } from "./start-error.ts";

export interface Listening {
  url: string;
  /** Takes no new connections, lets what is being answered end for at most `patience` milliseconds, then cuts the rest. */
  close(patience?: number): Promise<void>;
}

/** Whoever sends slowly, or never ends, holds a connection no longer than this. Milliseconds, and bytes of the address and headers together. */
const usual = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
};

/** Listens, or throws {@link StartError} with one line that says why not. */
export async function listen(
  fetch: (request: Request, bindings: HttpBindings) => Response | Promise<Response>,
  host: string,
  port: number,
  waits: Partial<typeof usual> = {},
): Promise<Listening> {
  const listener = getRequestListener((request, bindings) => fetch(request, bindings as HttpBindings), { overrideGlobalObjects: false });
  const server = createServer({ ...usual, ...waits }, listener);
  server.on("clientError", refuse);
  await new Promise<void>((fulfil, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, fulfil);
  });
  const { address, family, port: bound } = server.address() as AddressInfo;
  return { url: `http://${family === "IPv6" ? `[${address}]` : address}:${bound}/`, close: (patience = 5_000) => close(server, patience) };
}

/** What never became a request is refused in the form of every other refusal. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, detail } = refusals[error.code ?? ""] ?? notHttp;
  const problem: Problem = {
    type: `urn:xiaoben:problem:${code}`,
    title: code.replaceAll("-", " "),
    status,
    code,
    detail,
    correlationId: newId(),
  };
  const body = JSON.stringify(problem);
  const headers = [
    `HTTP/1.1 ${status} Refused`,
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-Id: ${problem.correlationId}`,
    "X-Content-Type-Options: nosniff",
    "Cache-Control: no-store",
    "Connection: close",
  ];
  socket.end(`${headers.join("\r\n")}\r\n\r\n${body}`);
}

interface Refusal {
  status: number;
  code: ProblemCode;
  detail: string;
}

const notHttp: Refusal = { status: 400, code: "validation", detail: "This is no request of HTTP." };
const refusals: Record<string, Refusal> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: "too-large",
    detail: `The address and headers are larger than ${usual.maxHeaderSize} bytes. Send less.`,
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: "maintenance", detail: "The request did not come whole in time. Send it again." },
};

async function close(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((fulfil) => server.close(() => fulfil()));
  // A connection that is kept alive turns idle only when its answer has ended.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(timer);
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === "EADDRINUSE")
    return new StartError("port-in-use", `Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another one.`, error);
  if (error.code === "EACCES")
    return new StartError("port-not-allowed", `This account may not listen on port ${port}. Set PORT to one above 1023.`, error);
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new StartError("port-not-allowed", `This machine has no address ${host}. Set another host.`, error);
  return error;
}
