import { html, raw } from "hono/html";
import type { Page } from "../layout.ts";
import type { PortalWords } from "../words.ts";
import { attribute, attributes, beside, card, page, widgets, type MakePage, type Query } from "./frame.ts";

/** Before, during and after a lesson. */
export const lessonPages = {
  lessons: ({ words }, query) =>
    page(
      "lessons",
      words,
      widgets(
        beside(
          [
            "col-xl-8",
            card(html`
              ${query("lesson") || query("visit") ? html`<p><a href="/lessons">${words.allLessons}</a></p>` : ""}
              <xb-lesson ${attributes(query, "lesson", "visit")}></xb-lesson>
            `),
          ],
          ["col-xl-4", card(html`<xb-tasks></xb-tasks>`)],
        ),
      ),
    ),

  observations: ({ words }, query) =>
    page(
      "observations",
      words,
      html`
        ${lessonTabs(words, "observations", query)}
        ${widgets(
          beside(
            [
              "col-xl-7",
              html`${card(html`<xb-tasks></xb-tasks>`)}
              ${card(html`
                <xb-observation-form
                  ${attributes(query, "lesson", "observation")}${attribute("inspection-form", query("inspection"))}
                ></xb-observation-form>
                <p id="choose-task" class="text-gray-700 mb-0" hidden>${words.chooseTask}</p>
              `)}`,
            ],
            ["col-xl-5", card(html`<xb-study-hours></xb-study-hours>`)],
          ),
        )}
      `,
      [{ src: "/portal/assets/after.js" }],
    ),

  debrief: ({ words }, query) =>
    afterPage("debrief", words, query, "lesson", html`<xb-debrief ${attributes(query, "lesson")}></xb-debrief>`),
  joint: ({ words }, query) =>
    afterPage("joint", words, query, "lesson", html`<xb-joint-view ${attributes(query, "lesson")}></xb-joint-view>`),
  growth: ({ words }, query) => afterPage("growth", words, query, "teacher", html`<xb-growth ${attributes(query, "teacher")}></xb-growth>`),
} satisfies Record<string, MakePage>;

type AfterId = "observations" | "debrief" | "joint" | "growth";

/** The observation of a lesson and what stands after it. `after.js` takes the lesson along from one to the other. */
const lessonTabs = (words: PortalWords, here: AfterId, query: Query) =>
  html`<ul class="nav nav-tabs mb-3" id="lesson-tabs">
    ${(["observations", "debrief", "joint", "growth"] as const).map((id) => {
      const lesson = id === "growth" ? undefined : query("lesson");
      return html`<li class="nav-item">
        <a
          class="nav-link${id === here ? " active" : ""}"
          href="/${id}${lesson === undefined ? "" : `?lesson=${encodeURIComponent(lesson)}`}"
          data-page="${id}"
          ${raw(id === here ? 'aria-current="page"' : "")}
          >${words[id]}</a
        >
      </li>`;
    })}
  </ul>`;

/** A page of one widget, with a list of what it could show beside it. */
const afterPage = (id: Exclude<AfterId, "observations">, words: PortalWords, query: Query, parameter: string, widget: Page["body"]): Page =>
  page(
    id,
    words,
    html`
      ${lessonTabs(words, id, query)}
      ${widgets(
        html`<div class="row">
          <div class="col-xl-9">${card(widget)}</div>
          <div class="col-xl-3" hidden>
            <h2 class="h6">${words[parameter === "lesson" ? "otherLessons" : "otherTeachers"]}</h2>
            <div class="list-group shadow-sm mb-4" id="after-list" data-parameter="${parameter}" data-page="${id}"></div>
          </div>
        </div>`,
      )}
    `,
    [{ src: "/portal/assets/after.js" }],
  );
