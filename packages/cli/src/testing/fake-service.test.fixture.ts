import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ImportReport, Problem, SheetFault } from "@xiaoben/contract";
import { readHoursSheet, SheetError } from "@xiaoben/bridges/hours-sheet";

export interface Asked {
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

type Answer = { status: number; body: unknown } | undefined;

/** A service that knows one person, 苏禾, and keeps what it was asked. */
export async function fakeService(override: (asked: Asked) => Answer | Promise<Answer> = () => undefined) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const one: Asked = {
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: request.headers,
      body: Buffer.concat(parts),
    };
    asked.push(one);
    const { status, body } = (await override(one)) ?? (await ordinary(one));
    response.writeHead(status, { "content-type": status < 400 ? "application/json" : "application/problem+json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, url: `${origin}/api`, asked, close: () => new Promise((resolve) => server.close(resolve)) };
}

async function ordinary({ path, query, body, headers }: Asked): Promise<{ status: number; body: unknown }> {
  if (path === "/demo/token")
    return { status: 200, body: { token: encodeURIComponent((JSON.parse(body.toString()) as { person: string }).person) } };
  if (path === "/host/token") return { status: 200, body: { token: "host" } };
  if (path !== "/api/v1/imports/hours") return { status: 404, body: problem("not-found", 404, "no such path") };
  if (!headers.authorization?.startsWith("Bearer ")) return { status: 401, body: problem("signed-out", 401, "no token") };
  try {
    return { status: 200, body: await report(body, query) };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return { status: 422, body: problem("validation", 422, error.detail, error.code) };
  }
}

export const problem = (code: Problem["code"], status: number, detail: string, fault?: SheetFault): Problem => ({
  type: `urn:xiaoben:problem:${code}`,
  title: code,
  status,
  code,
  detail,
  ...(fault ? { issues: [{ pointer: "/file", code: fault, message: detail }] } : {}),
});

async function report(body: Buffer, query: Record<string, string>): Promise<ImportReport> {
  const { rows: read, ...sheet } = await readHoursSheet(new Uint8Array(body), { name: query["name"] ?? "" });
  const rows = read.map((row) =>
    row.values.name === "苏禾"
      ? { ...row, person: { id: "0197a1b2-0000-7000-8000-000000000001", displayName: "苏禾" } }
      : { ...row, problems: [...row.problems, { code: "person-unknown", field: "name" as const, found: row.values.name ?? "" }] },
  );
  const good = rows.filter((row) => row.problems.length === 0).length;
  const committed = query["commit"] !== undefined;
  return {
    file: createHash("sha256").update(body).digest("hex"),
    committed,
    sheet,
    rows,
    counts: { rows: rows.length, good, faulty: rows.length - good, written: committed ? good : 0 },
  };
}
