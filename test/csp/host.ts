import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { createMemoryStore } from "@xiaoben/backend/memory";
import { dayOf } from "@xiaoben/contract";
import { generateCounty, type County, type PersonKey } from "@xiaoben/demo/county";
import { startServer, type RunningServer } from "@xiaoben/server";
import { identityOf } from "../identity.ts";

/** The strict policy that the widgets keep: our script build names its trusted-types policy `xiaoben`. */
export const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; form-action 'self'; require-trusted-types-for 'script'; trusted-types xiaoben lit-html";

export interface Host {
  server: RunningServer;
  county: County;
  /** Address of the page for one of the six; `name` is the host name that the browser was told to map to this machine. */
  pageOf(person: PersonKey, options?: { name?: string; lang?: string }): string;
  close(): Promise<void>;
}

/** A page of a host that embeds all widgets by one script tag, under the strict policy, over plain http. */
export async function startHost(): Promise<Host> {
  const county = generateCounty({ seed: 1, today: dayOf(Date.now(), "Asia/Shanghai") });
  const store = createMemoryStore();
  store.load(county.tenant, county.records);
  const server = await startServer({
    store,
    port: 0,
    identity: identityOf(county.tenant),
    mount(app) {
      app.get("/host/:person/:lang", (c) => {
        c.header("content-security-policy", strictPolicy);
        return c.html(page(c.req.param("person"), c.req.param("lang")));
      });
      app.post("/token/:person", (c) => c.json({ token: county.people[c.req.param("person") as PersonKey].id }));
      app.get("/favicon.ico", (c) => c.body(null, 204));
      app.get("/host.js", (c) => c.body(readFileSync("test/csp/page.js"), 200, { "content-type": "text/javascript; charset=utf-8" }));
      app.get("/xiaoben/*", (c) => {
        const file = `packages/kit/dist/web/${c.req.path.slice("/xiaoben/".length)}`;
        return c.body(readFileSync(file), 200, {
          "content-type": extname(file) === ".js" ? "text/javascript; charset=utf-8" : "application/octet-stream",
        });
      });
    },
  });
  const port = new URL(server.url).port;
  return {
    server,
    county,
    pageOf: (person, { name = "127.0.0.1", lang = "zh-Hans" } = {}) => `http://${name}:${port}/host/${person}/${lang}`,
    close: () => server.close(),
  };
}

const page = (person: string, lang: string): string => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Host page</title>
    <script src="/host.js"></script>
    <script src="/xiaoben/xiaoben.js"></script>
  </head>
  <body>
    <xb-provider base-url="/api" token-url="/token/${person}">
      <main>
        <xb-tasks></xb-tasks>
        <xb-sync-status></xb-sync-status>
        <xb-observation-form></xb-observation-form>
        <xb-study-hours></xb-study-hours>
        <xb-lesson></xb-lesson>
        <xb-mentor-pair></xb-mentor-pair>
        <xb-plan-editor></xb-plan-editor>
      </main>
    </xb-provider>
  </body>
</html>
`;
