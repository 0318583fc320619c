import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** What a line to a database does to what is sent over it. */
export type Fault =
  /** Lets everything through. */
  | "none"
  /** Cuts where a commit is about to be sent: it never arrives. */
  | "before commit"
  /** Cuts where the answer to a commit comes: it is done, and nobody is told. */
  | "after commit"
  /** Lets nothing through any more and says nothing of it, as a firewall does. */
  | "silence";

/** A line to a database that breaks as it is told. */
export interface Proxy {
  url: string;
  fault: Fault;
  /** How often it did what it was told. */
  faults: number;
  /** Cuts what is open. */
  cut(): void;
  close(): Promise<void>;
}

const commit = Buffer.from("commit\0");

/** Stands between a server and the database of an address. */
export async function makeProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    let isCommitting = false;
    const end = (): void => {
      client.destroy();
      database.destroy();
    };
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on("error", end).on("close", () => {
        open.delete(socket);
        end();
      });
    }
    client.on("data", (bytes) => {
      if (proxy.fault === "silence") return;
      if (bytes.includes(commit)) {
        if (proxy.fault === "before commit") {
          proxy.faults++;
          return end();
        }
        isCommitting = proxy.fault === "after commit";
      }
      database.write(bytes);
    });
    database.on("data", (bytes) => {
      if (proxy.fault === "silence") return;
      if (isCommitting) {
        proxy.faults++;
        return end();
      }
      client.write(bytes);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const proxy: Proxy = {
    url: url.href,
    fault: "none",
    faults: 0,
    cut,
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}
