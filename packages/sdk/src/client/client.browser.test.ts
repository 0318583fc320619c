import { expect } from "@open-wc/testing";
import { csrfFromCookie, csrfFromField, csrfFromMeta } from "../http/csrf.ts";
import { json } from "../testing/scripted-back-end.ts";
import { createClient } from "./client.ts";
import type { Findings } from "./client.test.worker.ts";

const id = "00000000-0000-7000-8000-000000000001";

describe("createClient in a browser", () => {
  it("works in a worker, with a base URL relative to the origin", async () => {
    const worker = new Worker(new URL("./client.test.worker.ts", import.meta.url), { type: "module" });
    const findings = await new Promise<Findings>((fulfil, refuse) => {
      worker.onmessage = ({ data }: MessageEvent<Findings | { failed: string }>) =>
        "failed" in data ? refuse(new Error(data.failed)) : fulfil(data);
      worker.onerror = ({ message }) => refuse(new Error(message));
    });
    worker.terminate();
    expect(findings).to.deep.equal({
      isWorker: true,
      asked: `${location.origin}/api/v1/tasks`,
      tasks: 0,
      far: { code: "not-found", status: 404, request: `GET ${location.origin}/nowhere/v1/tasks` },
      listed: 0,
    });
  });

  it("reads the token of a page from a cookie, a meta element and a hidden field", async () => {
    document.cookie = "XSRF-TOKEN=from%20cookie; path=/";
    document.head.insertAdjacentHTML("beforeend", '<meta name="_csrf" content="from-meta" data-csrf-test>');
    document.body.insertAdjacentHTML("beforeend", '<form data-csrf-test><input type="hidden" name="_csrf" value="from-field"></form>');
    const sent: (string | null)[] = [];
    const fetch = (async (request: Request) => {
      sent.push(request.headers.get("x-csrf-token") ?? request.headers.get("x-xsrf-token"));
      return json({ changes: [{ kind: "hour", id, version: 1 }] });
    }) as typeof globalThis.fetch;
    for (const csrf of [csrfFromCookie(), csrfFromMeta("_csrf"), csrfFromField()])
      await createClient({ baseUrl: "api", credentials: "same-origin", csrf, fetch }).hours.remove(id);
    for (const element of document.querySelectorAll("[data-csrf-test]")) element.remove();
    document.cookie = "XSRF-TOKEN=; path=/; max-age=0";
    expect(sent).to.deep.equal(["from cookie", "from-meta", "from-field"]);
  });
});
