import { expect, fixture, html } from "@open-wc/testing";
import "./provider.ts";
import type { XbKitProviderElement } from "./provider.ts";

/* Cookie mode: what the page holds goes with what is sent. Nobody answers at these addresses but this test. */
interface Sent {
  path: string;
  credentials: RequestCredentials;
  csrf: string | null;
  own: string | null;
}
const pageFetch = globalThis.fetch;
let sent: Sent[];
let answer: (request: Request) => Response;

beforeEach(() => {
  sent = [];
  answer = () => Response.json({ rollups: [], operations: [], items: [] });
  globalThis.fetch = (async (...asked: Parameters<typeof fetch>) => {
    const request = new Request(...asked);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/campus")) return pageFetch(request);
    const { credentials, headers } = request;
    sent.push({ path: pathname, credentials, csrf: headers.get("x-csrf-token"), own: headers.get("x-own") });
    return answer(request);
  }) as typeof fetch;
  document.head.insertAdjacentHTML("beforeend", '<meta name="_csrf" content="from-meta" data-csrf-test>');
  document.body.insertAdjacentHTML("beforeend", '<input type="hidden" name="_token" value="from-field" data-csrf-test>');
});
afterEach(() => {
  globalThis.fetch = pageFetch;
  for (const element of document.querySelectorAll("[data-csrf-test]")) element.remove();
});

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let i = 0; i < 200; i++) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`It never came: ${look.toString()}`);
}
/** Sends a question that travels as POST, and answers how it went. */
async function ask(element: XbKitProviderElement): Promise<Sent> {
  const gateway = await until(() => element.gateway);
  const leave = gateway.rollup({ org: "o" }).subscribe(() => undefined);
  const found = await until(() => sent.find(({ path }) => path.endsWith("/v1/rollup")));
  leave();
  return found;
}

describe("<xb-provider> in cookie mode", () => {
  it("sends the page's cookie, and no header where none is named", async () => {
    const element = await fixture<XbKitProviderElement>(html`<xb-provider base-url="/campus/plain"></xb-provider>`);
    const { credentials, csrf } = await ask(element);
    expect([credentials, csrf]).to.deep.equal(["include", null]);
  });

  it("sends the token of a meta element", async () => {
    const element = await fixture<XbKitProviderElement>(html`<xb-provider base-url="/campus/meta" csrf-meta="_csrf"></xb-provider>`);
    expect((await ask(element)).csrf).to.equal("from-meta");
  });

  it("sends the token of a hidden field in the header that is named", async () => {
    const element = await fixture<XbKitProviderElement>(
      html`<xb-provider base-url="/campus/field" csrf-field="_token" csrf-header="X-Own"></xb-provider>`,
    );
    expect((await ask(element)).own).to.equal("from-field");
  });

  it("sends the token of a cookie, and of the host's script instead", async () => {
    document.cookie = "CSRF-TOKEN=from-cookie; path=/";
    const element = await fixture<XbKitProviderElement>(
      html`<xb-provider base-url="/campus/cookie" csrf-cookie="CSRF-TOKEN"></xb-provider>`,
    );
    expect((await ask(element)).csrf).to.equal("from-cookie");
    document.cookie = "CSRF-TOKEN=; path=/; max-age=0";
    sent = [];
    element.csrf = { header: "X-Own", value: () => "from-script" };
    await element.updateComplete;
    expect((await ask(element)).own).to.equal("from-script");
  });

  it("sends it to the address of tokens where there is one, once more when it was stale, and not to the API", async () => {
    answer = (request) => {
      if (!request.url.endsWith("/token")) return Response.json({ rollups: [] });
      if (request.headers.get("x-csrf-token") === "fresh") return Response.json({ token: "t" });
      document.querySelector("meta[data-csrf-test]")!.setAttribute("content", "fresh");
      return new Response("stale", { status: 403 });
    };
    const element = await fixture<XbKitProviderElement>(
      html`<xb-provider base-url="/campus/api" token-url="/campus/token" csrf-meta="_csrf"></xb-provider>`,
    );
    expect((await ask(element)).csrf).to.equal(null);
    expect(sent.filter(({ path }) => path === "/campus/token").map(({ csrf }) => csrf)).to.deep.equal(["from-meta", "fresh"]);
  });

  it("takes a ticket of a host that signs no tokens to the back end, without the host's cookie, and goes on with what it gives", async () => {
    let tickets = 0;
    answer = (request) => {
      if (request.url.endsWith("/portal/ticket")) return Response.json({ ticket: `xb1:${(tickets += 1)}` });
      if (request.url.endsWith("/api/ticket")) return Response.json({ token: "given", expiresIn: 300 });
      return Response.json({ rollups: [] });
    };
    const element = await fixture<XbKitProviderElement>(
      html`<xb-provider base-url="/campus/api" token-url="/campus/portal/ticket" csrf-meta="_csrf"></xb-provider>`,
    );
    await ask(element);
    const taken = sent.filter(({ path }) => path === "/campus/api/ticket");
    expect(taken.map(({ credentials, csrf }) => [credentials, csrf])).to.deep.equal(Array.from({ length: tickets }, () => ["omit", null]));
    expect(tickets).to.be.greaterThan(0);
    expect(sent.find(({ path }) => path.endsWith("/v1/rollup"))?.credentials).to.equal("same-origin");
  });
});
