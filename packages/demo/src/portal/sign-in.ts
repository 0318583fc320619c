import { html } from "hono/html";
import type { Language } from "@xiaoben/contract";
import { bareLayout, languageButtons } from "./layout.ts";
import type { PortalPerson } from "./people.ts";
import { portalWords } from "./words.ts";

/** Where a demonstration begins: no password, six people. */
export function signInPage(people: readonly PortalPerson[], language: Language) {
  const words = portalWords[language];
  return bareLayout(
    language,
    words,
    html`<main class="container sign-in">
      <div class="card o-hidden border-0 shadow-lg my-5 mx-auto">
        <div class="card-body p-4">
          <h1 class="h4 text-gray-900">${words.signInTitle}</h1>
          <p class="text-gray-700">${words.signInNote}</p>
          <form method="post" action="/sign-in" class="people">
            ${people.map(
              (person) =>
                html` <button class="btn btn-light" name="person" value="${person.key}">
                  <span class="avatar" aria-hidden="true">${person.displayName.slice(0, 1)}</span>
                  <span
                    ><strong>${person.displayName}</strong><br /><span class="small"
                      >${person.school} · ${words.role[person.key]}</span
                    ></span
                  >
                </button>`,
            )}
          </form>
          <form method="post" action="/language" class="languages mt-3">${languageButtons(language, "btn btn-sm btn-link")}</form>
        </div>
      </div>
    </main>`,
  );
}
