import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { StartError } from "./start-error.ts";

export interface Listening {
  url: string;
  /** Takes no new connections, lets what is being answered end for at most `patience` milliseconds, then cuts the rest. */
  close(patience?: number): Promise<void>;
}

/** Listens, or throws {@link StartError} with one line that says why not. */
export async function listen(fetch: (request: Request) => Response | Promise<Response>, host: string, port: number): Promise<Listening> {
  const server = createServer(getRequestListener(fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((fulfil, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, fulfil);
  });
  const { address, family, port: bound } = server.address() as AddressInfo;
  return { url: `http://${family === "IPv6" ? `[${address}]` : address}:${bound}/`, close: (patience = 5_000) => close(server, patience) };
}

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
