import type { Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { html, raw } from "hono/html";
import type { Language } from "@xiaoben/contract";
import { fileResponse } from "./files.ts";
import type { PortalKeys } from "./keys.ts";
import { layout, type Look, type PageId } from "./layout.ts";
import { embedCode, pages } from "./pages/index.ts";
import type { PortalPerson } from "./people.ts";
import { readReceiptSheet } from "./receipt-sheet.ts";
import { readRubric } from "./rubric-sheet.ts";
import { signInPage } from "./sign-in.ts";
import { tidy } from "./tidy.ts";
import { workbookType, writeWorkbook } from "./workbook.ts";
import { languages, portalWords } from "./words.ts";

export interface PortalOptions {
  tenant: string;
  people: readonly PortalPerson[];
  /** There once the data folder is open. */
  keys: () => PortalKeys;
  /** Folders that are served as they are. */
  folders: {
    /** Our one script and its parts: `/xiaoben/`. */
    widgets: string;
    /** React and Vue pages: `/pages/`. */
    pages: string;
    /** Static build of the stories: `/storybook/`. */
    storybook: string;
    /** Styles and scripts of the portal: `/portal/assets/`. */
    assets: string;
    /** The admin theme: `/assets/sb-admin-2/`. */
    theme: string;
  };
}

/** What the portal's own pages may load: nothing from elsewhere, no script or style in the page itself. */
const portalPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The strictest policy that the widgets work under. */
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; form-action 'self'; require-trusted-types-for 'script'; trusted-types xiaoben lit-html";

const sessionCookie = "portal_session";
const languageCookie = "portal_language";

/** The pages of the portal beside the API, and the two addresses that give out tokens. */
export function mountPortal(app: Hono, { tenant, people, keys, folders }: PortalOptions): void {
  const personOf = (c: Context): PortalPerson | undefined => {
    const key = keys().open(getCookie(c, sessionCookie));
    return people.find((person) => person.key === key);
  };
  const cookie = (c: Context, name: string, value: string): void =>
    setCookie(c, name, value, { httpOnly: true, sameSite: "Lax", path: "/", maxAge: 30 * 86_400 });
  const show = (c: Context, page: ReturnType<typeof html>, status: 200 | 404 = 200): Response | Promise<Response> => {
    c.header("content-security-policy", portalPolicy);
    c.header("referrer-policy", "same-origin");
    c.header("cache-control", "no-store");
    return c.html(
      Promise.resolve(page).then((source) => tidy(source.toString())),
      status,
    );
  };

  app.get("/", (c) => c.redirect(personOf(c) ? "/desk" : "/sign-in"));
  app.get("/sign-in", (c) => show(c, signInPage(people, languageOf(c))));
  app.post("/sign-in", async (c) => {
    const { person } = await c.req.parseBody();
    const chosen = people.find((one) => one.key === person);
    if (!chosen || c.req.header("sec-fetch-site") === "cross-site") return c.redirect("/sign-in", 303);
    cookie(c, sessionCookie, keys().seal(chosen.key));
    return c.redirect("/desk", 303);
  });
  app.post("/sign-out", (c) => {
    cookie(c, sessionCookie, "");
    return c.redirect("/sign-in", 303);
  });
  app.post("/language", async (c) => {
    const { language } = await c.req.parseBody();
    if (isLanguage(language)) cookie(c, languageCookie, language);
    return c.redirect(pathOf(c.req.header("referer")) ?? "/", 303);
  });

  app.post("/portal/token", (c) => {
    // Forms of other sites cannot set this header, and scripts of other sites are not let through.
    if (!c.req.header("x-requested-with")) return c.json({ error: "Send the header X-Requested-With." }, 403);
    const person = personOf(c);
    c.header("cache-control", "no-store");
    return person ? c.json({ token: keys().issue(person.id, tenant) }) : c.json({ token: null }, 401);
  });
  app.post("/portal/rubric-sheet", async (c) => {
    if (!c.req.header("x-requested-with")) return c.json({ error: "Send the header X-Requested-With." }, 403);
    if (!personOf(c)) return c.json({ code: "signed-out" }, 401);
    const { status, body } = await readRubric(await c.req.parseBody());
    return c.json(body, status);
  });
  app.post("/portal/receipt-sheet", async (c) => {
    if (!c.req.header("x-requested-with")) return c.json({ error: "Send the header X-Requested-With." }, 403);
    if (!personOf(c)) return c.json({ code: "signed-out" }, 401);
    const { status, body } = await readReceiptSheet(await c.req.parseBody());
    return c.json(body, status);
  });
  app.post("/portal/workbook", async (c) => {
    if (!c.req.header("x-requested-with")) return c.json({ error: "Send the header X-Requested-With." }, 403);
    if (!personOf(c)) return c.json({ code: "signed-out" }, 401);
    const bytes = await writeWorkbook(await c.req.json().catch(() => undefined));
    if (!bytes) return c.json({ code: "validation", error: "Send a table of texts: its name and its rows." }, 422);
    return c.body(bytes, 200, { "content-type": workbookType, "cache-control": "no-store" });
  });
  app.post("/demo/token", async (c) => {
    // A name that only seems to be this machine (DNS rebinding) gets nothing.
    if (!isLoopbackName(new URL(c.req.url).hostname)) return c.json({ error: "Call this address by 127.0.0.1." }, 403);
    const { person } = (await c.req.json().catch(() => ({}))) as { person?: string };
    const known = people.find((one) => one.displayName === person || one.id === person || one.key === person);
    if (!known) return c.json({ error: `Name one of: ${people.map((one) => one.displayName).join(", ")}.` }, 400);
    c.header("cache-control", "no-store");
    return c.json({ token: keys().issue(known.id, tenant), person: known.id, tenant });
  });

  app.get("/plain", (c) => {
    if (!personOf(c)) return c.redirect("/sign-in");
    c.header("content-security-policy", strictPolicy);
    return c.html(
      `<!doctype html>\n<html lang="${languageOf(c)}">\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>Xiaoben</title>\n\n${embedCode}\n`,
    );
  });
  for (const id of Object.keys(pages) as PageId[]) {
    app.get(`/${id}`, (c) => {
      const person = personOf(c);
      if (!person) return c.redirect("/sign-in");
      const look = lookOf(c, person);
      return show(
        c,
        layout(
          look,
          pages[id](look, (name) => c.req.query(name)),
        ),
      );
    });
  }

  const files = (prefix: string, folder: string): void => {
    app.get(
      `${prefix}/*`,
      async (c) => (await fileResponse(folder, c.req.path.slice(prefix.length + 1), c.req.header("if-none-match"))) ?? c.notFound(),
    );
  };
  // The portal's own service worker, with the kit's script in it: it must lie at the top to be asked for every page.
  app.get("/offline-worker.js", (c) => {
    c.header("cache-control", "no-cache");
    return c.body(`importScripts("/xiaoben/offline.js");\nxiaobenOffline({ forgetAt: ["/sign-in"] });\n`, 200, {
      "content-type": "text/javascript; charset=utf-8",
    });
  });
  files("/xiaoben", folders.widgets);
  files("/pages", folders.pages);
  files("/storybook", folders.storybook);
  files("/portal/assets", folders.assets);
  files("/assets/sb-admin-2", folders.theme);
  app.get("/favicon.ico", (c) => c.redirect("/portal/assets/icon.svg", 301));
  app.get("/storybook", (c) => c.redirect("/storybook/"));
  app.notFound((c) => {
    if (!c.req.header("accept")?.includes("text/html")) return c.text("Not found", 404);
    const person = personOf(c);
    if (!person) return Promise.resolve(c.redirect("/sign-in"));
    const look = lookOf(c, person);
    const note = c.req.path.startsWith("/storybook") ? look.words.storiesMissing : look.words.notFoundNote;
    return show(c, layout(look, { id: undefined, title: look.words.notFound, note, body: html`${raw("")}` }), 404);
  });
}

const lookOf = (c: Context, person: PortalPerson): Look => {
  const language = languageOf(c);
  return { person, language, words: portalWords[language] };
};

const languageOf = (c: Context): Language => {
  const chosen = getCookie(c, languageCookie);
  return isLanguage(chosen) ? chosen : "zh-Hans";
};

const isLanguage = (value: unknown): value is Language => typeof value === "string" && Object.hasOwn(languages, value);

/** The path of an address of this site, to go back to. */
function pathOf(referer: string | undefined): string | undefined {
  if (!referer || !URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return pathname.startsWith("//") ? undefined : pathname + search;
}

const isLoopbackName = (name: string): boolean => name === "localhost" || name === "[::1]" || name === "127.0.0.1";
