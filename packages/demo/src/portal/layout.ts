import { html, raw } from "hono/html";
import type { Language } from "@xiaoben/contract";
import type { PortalPerson } from "./people.ts";
import { languages, type PortalWords } from "./words.ts";

/** Whoever looks at a page, and in which language. */
export interface Look {
  person: PortalPerson;
  language: Language;
  words: PortalWords;
}

export type PageId =
  | "desk"
  | "lessons"
  | "observations"
  | "activities"
  | "pairs"
  | "plans"
  | "rules"
  | "credits"
  | "publications"
  | "rubrics"
  | "schemes"
  | "debrief"
  | "joint"
  | "growth"
  | "overview"
  | "portfolio"
  | "progress"
  | "verdict"
  | "hours"
  | "ledger"
  | "import"
  | "react"
  | "vue"
  | "about";

type Html = ReturnType<typeof html>;

export interface Page {
  id: PageId | undefined;
  title: string;
  note: string;
  /** The page itself. Begins and ends with a line break, so that the source reads well. */
  body: Html;
  /** Scripts of this page, after the others. */
  scripts?: readonly { src: string; module?: true }[];
}

const vendor = "/assets/sb-admin-2";

/** An ordinary admin page: side menu, header, content. */
export function layout(look: Look, page: Page): Html {
  const { words, language } = look;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${words.portal}</title>
        <link rel="icon" href="/portal/assets/icon.svg" />
        <link rel="stylesheet" href="${vendor}/vendor/fontawesome-free/css/all.min.css" />
        <link rel="stylesheet" href="${vendor}/css/sb-admin-2.min.css" />
        <link rel="stylesheet" href="/portal/assets/portal.css" />
        <script src="${vendor}/vendor/jquery/jquery.min.js" defer></script>
        <script src="${vendor}/vendor/bootstrap/js/bootstrap.bundle.min.js" defer></script>
        <script src="${vendor}/vendor/jquery-easing/jquery.easing.min.js" defer></script>
        <script src="${vendor}/js/sb-admin-2.min.js" defer></script>
        <script src="/portal/assets/portal.js" defer></script>
        <script src="/xiaoben/xiaoben.js" defer></script>
        ${page.scripts?.map(({ src, module }) => html` <script src="${src}" ${raw(module ? 'type="module"' : "defer")}></script>`)}
      </head>
      <body id="page-top">
        <a class="skip-link" href="#content">${words.skip}</a>
        <div id="wrapper">
          ${menu(look, page.id)}
          <div id="content-wrapper" class="d-flex flex-column">
            ${header(look)}

            <main id="content" class="container-fluid">
              <p id="still-signed-in" class="alert alert-warning" role="alert" hidden>${words.stillSignedIn}</p>
              <h1 class="h4 text-gray-800 mb-1">${page.title}</h1>
              <p class="text-gray-700">${page.note}</p>
              ${page.body}
            </main>
          </div>
        </div>
      </body>
    </html> `;
}

/** A page for people who are not signed in. */
export const bareLayout = (language: Language, words: PortalWords, body: Html): Html =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.signIn} · ${words.portal}</title>
        <link rel="icon" href="/portal/assets/icon.svg" />
        <link rel="stylesheet" href="${vendor}/css/sb-admin-2.min.css" />
        <link rel="stylesheet" href="/portal/assets/portal.css" />
      </head>
      <body class="bg-gradient-primary">
        ${body}
      </body>
    </html> `;

/** Buttons that change the language and come back to the page. */
export const languageButtons = (language: Language, className: string): Html =>
  html`${Object.entries(languages).map(([code, name]) => html`<button class="${className}${code === language ? " active" : ""}" name="language" value="${code}" lang="${code}" ${raw(code === language ? ' aria-current="true"' : "")}>${name}</button>`)}`;

/** Who looks after the hours of others. */
const keepers: ReadonlySet<string> = new Set(["shen", "shao", "lu"]);
/** Who answers for what others do. */
const leaders: ReadonlySet<string> = new Set([...keepers, "gu"]);

function menu({ words, person }: Look, here: PageId | undefined): Html {
  // What stands after a lesson is reached from its observation.
  const shown = here === "debrief" || here === "joint" || here === "growth" ? "observations" : here;
  const item = (id: string, href: string, icon: string, text: string): Html =>
    html` <li class="nav-item${id === shown ? " active" : ""}">
      <a class="nav-link" href="${href}" ${raw(id === shown ? ' aria-current="page"' : "")}
        ><i class="fas fa-fw ${icon}" aria-hidden="true"></i> <span>${text}</span></a
      >
    </li>`;
  return html`<ul class="navbar-nav bg-gradient-primary sidebar sidebar-dark accordion" id="accordionSidebar">
    <li>
      <a class="sidebar-brand d-flex align-items-center justify-content-center" href="/desk"
        ><span class="sidebar-brand-icon"><i class="fas fa-school" aria-hidden="true"></i></span>
        <span class="sidebar-brand-text mx-2">${words.brand}</span></a
      >
    </li>
    <li class="sidebar-heading">${words.teaching}</li>
    ${item("desk", "/desk", "fa-inbox", words.desk)}${item("lessons", "/lessons", "fa-calendar-alt", words.lessons)}${item("observations", "/observations", "fa-chalkboard-teacher", words.observations)}${item("activities", "/activities", "fa-users", words.activities)}${item("hours", "/hours", "fa-clock", words.hours)}${item("pairs", "/pairs", "fa-user-friends", words.pairs)}${item("plans", "/plans", "fa-clipboard-list", words.plans)}${item("rules", "/rules", "fa-balance-scale", words.rules)}${item("credits", "/credits", "fa-award", words.credits)}${item("rubrics", "/rubrics", "fa-tasks", words.rubrics)}${item("schemes", "/schemes", "fa-percent", words.schemes)}${keepers.has(person.key) ? item("ledger", "/ledger", "fa-table", words.ledger) : ""}${item("overview", "/overview", "fa-chart-bar", words.overview)}${leaders.has(person.key) ? item("progress", "/progress", "fa-chart-line", words.progress) : ""}${item("publications", "/publications", "fa-bullhorn", words.publications)}${item("portfolio", "/portfolio", "fa-folder-open", words.portfolio)}${item("import", "/import", "fa-file-upload", words.import)}
    <li class="sidebar-heading">${words.frameworks}</li>
    ${item("react", "/react", "fa-atom", words.react)}${item("vue", "/vue", "fa-leaf", words.vue)}
    <li class="sidebar-heading">${words.more}</li>
    ${item("stories", "/storybook/", "fa-book-open", words.stories)}${item("about", "/about", "fa-code", words.about)}
  </ul>`;
}

function header({ person, words, language }: Look): Html {
  return html`<nav class="navbar navbar-expand navbar-light bg-white topbar mb-3 static-top shadow-sm" aria-label="${words.portal}">
    <button id="sidebarToggleTop" class="btn btn-link rounded-circle mr-2" type="button" aria-label="${words.menu}">
      <i class="fas fa-bars" aria-hidden="true"></i>
    </button>
    <span class="school d-none d-sm-inline">${person.school}</span>
    <ul class="navbar-nav ml-auto">
      <li class="nav-item dropdown">
        <button
          class="nav-link btn btn-link dropdown-toggle"
          type="button"
          id="languages"
          data-toggle="dropdown"
          aria-haspopup="true"
          aria-expanded="false"
          aria-label="${words.language}"
        >
          <i class="fas fa-globe" aria-hidden="true"></i>
        </button>
        <form class="dropdown-menu dropdown-menu-right shadow" method="post" action="/language" aria-labelledby="languages">
          ${languageButtons(language, "dropdown-item")}
        </form>
      </li>
      <li class="nav-item dropdown">
        <button
          class="nav-link btn btn-link dropdown-toggle"
          type="button"
          id="me"
          data-toggle="dropdown"
          aria-haspopup="true"
          aria-expanded="false"
        >
          <span class="avatar" aria-hidden="true">${person.displayName.slice(0, 1)}</span> <span class="name">${person.displayName}</span>
        </button>
        <form class="dropdown-menu dropdown-menu-right shadow" method="post" action="/sign-out" aria-labelledby="me">
          <span class="dropdown-item-text small">${words.role[person.key]}</span>
          <button class="dropdown-item"><i class="fas fa-sign-out-alt fa-fw" aria-hidden="true"></i> ${words.signOut}</button>
        </form>
      </li>
    </ul>
  </nav>`;
}
