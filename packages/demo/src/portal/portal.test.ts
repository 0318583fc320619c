import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { jwtIdentity } from "@xiaoben/server";
import { Hono } from "hono";
import { folders } from "../start/campus.ts";
import { portalKeys } from "./keys.ts";
import { portalPeople } from "./people.ts";
import { mountPortal } from "./portal.ts";

const folder = mkdtempSync(join(tmpdir(), "xiaoben-portal-"));
after(() => rmSync(folder, { recursive: true }));
const people = portalPeople(1);
const keys = portalKeys(folder);
const app = new Hono();
mountPortal(app, { tenant: "qinghe", people, keys: () => keys, folders });

const base = "http://127.0.0.1:8787";
const cookieOf = (key: string): string => `portal_session=${keys.seal(key)}`;
const get = (path: string, cookie = ""): Promise<Response> =>
  Promise.resolve(app.request(base + path, { headers: { cookie, accept: "text/html" } }));
const post = (path: string, init: RequestInit = {}): Promise<Response> =>
  Promise.resolve(app.request(base + path, { method: "POST", ...init }));

test("six people can sign in, and each of them sees every page", async () => {
  assert.deepEqual(
    people.map((person) => person.displayName),
    ["林知远", "苏禾", "顾明岚", "沈若川", "邵怀瑾", "陆星桥"].toSorted((a, b) => order(a) - order(b)),
  );
  for (const person of people) {
    const signedIn = await post("/sign-in", { body: new URLSearchParams({ person: person.key }) });
    const cookie = signedIn.headers.get("set-cookie")!;
    assert.match(cookie, /HttpOnly; SameSite=Lax/);
    for (const path of [
      "/desk",
      "/lessons",
      "/observations",
      "/activities",
      "/pairs",
      "/plans",
      "/rules",
      "/credits",
      "/publications",
      "/rubrics",
      "/schemes",
      "/debrief",
      "/joint",
      "/growth",
      "/overview",
      "/portfolio",
      "/progress",
      "/verdict",
      "/ledger",
      "/import",
      "/react",
      "/vue",
      "/about",
    ]) {
      const page = await get(path, cookie.split(";")[0]);
      const source = await page.text();
      assert.equal(page.status, 200, path);
      assert.ok(source.includes(person.displayName), `${path} names ${person.displayName}`);
      assert.ok(source.includes('<script src="/xiaoben/xiaoben.js" defer></script>'), path);
      assert.ok(!/<script>|<style|\sstyle=|\son[a-z]+=/.test(source), `${path} has no script or style in the page`);
      assert.match(page.headers.get("content-security-policy")!, /script-src 'self';/);
    }
  }
});

const order = (name: string): number => people.findIndex((person) => person.displayName === name);

test("one page holds the tasks, the form and the tracker, and the id comes from the address", async () => {
  const source = await (await get('/observations?lesson="><b>', cookieOf("lin"))).text();
  for (const tag of ["xb-tasks", "xb-observation-form", "xb-study-hours"]) assert.equal(source.split(`<${tag}`).length, 2, tag);
  assert.ok(source.includes('lesson="&quot;&gt;&lt;b&gt;"'));
});

test("without a session, and with one that somebody made up, pages lead to the sign-in", async () => {
  for (const cookie of ["", "portal_session=lin", "portal_session=lin.AAAA", `portal_session=su.${keys.seal("lin").split(".")[1]}`]) {
    const answer = await get("/desk", cookie);
    assert.equal(answer.headers.get("location"), "/sign-in", cookie);
  }
});

test("the portal's token says who is signed in, for five minutes, and only to its own pages", async () => {
  const headers = { cookie: cookieOf("su"), "x-requested-with": "xiaoben" };
  const { token } = (await (await post("/portal/token", { headers })).json()) as { token: string };
  const caller = await jwtIdentity({ jwks: keys.jwks }).verify(token);
  const { iat, exp } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as { iat: number; exp: number };
  const su = people.find((person) => person.key === "su")!.id;
  assert.deepEqual(caller, { tenant: "qinghe", person: su, expires: (exp + 60) * 1000 });
  assert.equal(exp - iat, 300);
  assert.equal((await post("/portal/token", { headers: { cookie: cookieOf("su") } })).status, 403);
  assert.equal((await post("/portal/token", { headers: { "x-requested-with": "xiaoben" } })).status, 401);
});

test("the command line gets a token by name, but not by a name that only leads to this machine", async () => {
  const body = JSON.stringify({ person: "沈若川" });
  const answer = await post("/demo/token", { body });
  assert.equal(((await answer.json()) as { person: string }).person, people.find((person) => person.key === "shen")!.id);
  assert.equal((await app.request("http://portal.test:8787/demo/token", { method: "POST", body })).status, 403);
  assert.equal((await post("/demo/token", { body: "{}" })).status, 400);
});

test("the language is kept, and set on the page for the widgets", async () => {
  for (const language of ["zh-Hans", "zh-Hant", "en"]) {
    const chosen = await post("/language", { body: new URLSearchParams({ language }), headers: { referer: `${base}/plans?plan=1` } });
    assert.equal(chosen.headers.get("location"), "/plans?plan=1");
    const cookie = `${chosen.headers.get("set-cookie")!.split(";")[0]}; ${cookieOf("gu")}`;
    assert.ok((await (await get("/plans", cookie)).text()).includes(`<html lang="${language}">`));
  }
});

test("files are served from their folders and from nowhere else", async () => {
  const css = await get("/assets/sb-admin-2/css/sb-admin-2.min.css");
  assert.equal(css.headers.get("content-type"), "text/css; charset=utf-8");
  assert.equal(
    (await app.request(`${base}/assets/sb-admin-2/css/sb-admin-2.min.css`, { headers: { "if-none-match": css.headers.get("etag")! } }))
      .status,
    304,
  );
  for (const path of [
    "/portal/assets/..%2fkeys.ts",
    "/assets/sb-admin-2/..%2f..%2fpackage.json",
    "/portal/assets/%00",
    "/portal/assets/%ff",
  ]) {
    const answer = await get(path, cookieOf("lin"));
    assert.equal(answer.status, 404, path);
  }
});

test("a page that does not exist is said in the portal's words", async () => {
  const answer = await get("/nowhere", cookieOf("shao"));
  assert.equal(answer.status, 404);
  assert.ok((await answer.text()).includes("没有这个页面"));
});

test("the page without the portal is what the page about embedding shows, under the strict policy", async () => {
  const plain = await get("/plain", cookieOf("lin"));
  const source = await plain.text();
  assert.match(plain.headers.get("content-security-policy")!, /require-trusted-types-for 'script'/);
  const about = await (await get("/about", cookieOf("lin"))).text();
  const shown = /<code>([^]*?)<\/code>/.exec(about)![1]!.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
  assert.ok(source.includes(shown));
  assert.ok(shown.split("\n").length <= 10);
});

test("a rubric from a spreadsheet is read for who is signed in, with answers; what is none is refused by name", async () => {
  const send = async (text: string, { cookie = cookieOf("shen"), header = "XMLHttpRequest", answers = "" } = {}) => {
    const body = new FormData();
    body.append("file", new File([text], "评课表.csv"));
    body.append("answers", answers);
    const answer = await post("/portal/rubric-sheet", { body, headers: { cookie, ...(header && { "x-requested-with": header }) } });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> & { rubric?: { full?: string } } };
  };
  const table = "要点,权重\n讲得清,0.4\n学得会,0.6\n";
  assert.deepEqual([(await send(table)).status, (await send(table, { answers: "shares=of-100" })).body.rubric?.full], [200, "100"]);
  assert.deepEqual([(await send("姓名,日期\n")).status, (await send("姓名,日期\n")).body["code"]], [422, "no-heading"]);
  assert.equal((await send(table, { cookie: "" })).status, 401);
  assert.equal((await send(table, { header: "" })).status, 403);
  const nothing = await post("/portal/rubric-sheet", {
    body: new FormData(),
    headers: { cookie: cookieOf("shen"), "x-requested-with": "x" },
  });
  assert.equal(nothing.status, 422);
});
