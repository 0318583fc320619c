import { html, raw } from "hono/html";
import type { Look, Page, PageId } from "./layout.ts";
import type { PortalWords } from "./words.ts";

type Query = (name: string) => string | undefined;

/** The pages behind the menu. What a vendor has to write is what stands between the tags of the provider. */
export const pages: Readonly<Record<PageId, (look: Look, query: Query) => Page>> = {
  desk: ({ words, person }) => ({
    id: "desk",
    title: words.desk,
    note: words.deskNote,
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          <div class="col-xl-5">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-tasks></xb-tasks></div>
            </div>
          </div>
          ${
            // Officers of the county keep no study hours of their own.
            person.key === "lu"
              ? ""
              : html`<div class="col-xl-7">
                  <div class="card shadow-sm mb-4">
                    <div class="card-body"><xb-study-hours></xb-study-hours></div>
                  </div>
                </div>`
          }
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  lessons: ({ words }, query) => ({
    id: "lessons",
    title: words.lessons,
    note: words.lessonsNote,
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          <div class="col-xl-8">
            <div class="card shadow-sm mb-4">
              <div class="card-body">
                ${query("lesson") || query("visit") ? html`<p><a href="/lessons">${words.allLessons}</a></p>` : ""}
                <xb-lesson ${attribute("lesson", query("lesson"))}${attribute("visit", query("visit"))}></xb-lesson>
              </div>
            </div>
          </div>
          <div class="col-xl-4">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-tasks></xb-tasks></div>
            </div>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  observations: ({ words }, query) => ({
    id: "observations",
    title: words.observations,
    note: words.observationsNote,
    scripts: [{ src: "/portal/assets/after.js" }],
    body: html`
      ${lessonTabs(words, "observations", query)}
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          <div class="col-xl-7">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-tasks></xb-tasks></div>
            </div>
            <div class="card shadow-sm mb-4">
              <div class="card-body">
                <xb-observation-form
                  ${attribute("lesson", query("lesson"))}${attribute("observation", query("observation"))}${attribute("inspection-form", query("inspection"))}
                ></xb-observation-form>
                <p id="choose-task" class="text-gray-700 mb-0" hidden>${words.chooseTask}</p>
              </div>
            </div>
          </div>
          <div class="col-xl-5">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-study-hours></xb-study-hours></div>
            </div>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  debrief: ({ words }, query) =>
    afterPage("debrief", words, query, "lesson", html`<xb-debrief ${attribute("lesson", query("lesson"))}></xb-debrief>`),

  joint: ({ words }, query) =>
    afterPage("joint", words, query, "lesson", html`<xb-joint-view ${attribute("lesson", query("lesson"))}></xb-joint-view>`),

  growth: ({ words }, query) =>
    afterPage("growth", words, query, "teacher", html`<xb-growth ${attribute("teacher", query("teacher"))}></xb-growth>`),

  activities: ({ words }, query) => ({
    id: "activities",
    title: words.activities,
    note: words.activitiesNote,
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        ${query("activity") || query("participation") ? html`<p><a href="/activities">${words.allActivities}</a></p>` : ""}
        <div class="card shadow-sm mb-4">
          <div class="card-body">
            <xb-activity ${attribute("activity", query("activity"))}${attribute("participation", query("participation"))}></xb-activity>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  pairs: ({ words }, query) => ({
    id: "pairs",
    title: words.pairs,
    note: words.pairsNote,
    scripts: [{ src: "/portal/assets/lists.js" }],
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          <div class="col-xl-9 order-xl-2">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-mentor-pair ${attribute("pair", query("pair"))}></xb-mentor-pair></div>
            </div>
          </div>
          <div class="col-xl-3" hidden>
            <div class="list-group shadow-sm mb-4" id="record-list" data-kind="pairs" data-parameter="pair"></div>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  plans: ({ words }, query) => ({
    id: "plans",
    title: words.plans,
    note: words.plansNote,
    scripts: [{ src: "/portal/assets/lists.js" }],
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          <div class="col-xl-9 order-xl-2">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-plan-editor ${attribute("plan", query("plan"))}></xb-plan-editor></div>
            </div>
          </div>
          <div class="col-xl-3" hidden>
            <div class="list-group shadow-sm mb-4" id="record-list" data-kind="plans" data-parameter="plan"></div>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  rules: ({ words, person }, query) => ({
    id: "rules",
    title: words.rules,
    note: words.rulesNote,
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          ${
            // Teachers read the rules; what is open in them is for those who may decide.
            deciders.has(person.key)
              ? html`<div class="col-xl-7">
                  <div class="card shadow-sm mb-4">
                    <div class="card-body"><xb-decisions></xb-decisions></div>
                  </div>
                </div>`
              : ""
          }
          <div class="${deciders.has(person.key) ? "col-xl-5" : "col-xl-9"}">
            <div class="card shadow-sm mb-4">
              <div class="card-body">
                <xb-pack ${attribute("pack", query("pack"))}${attribute("pack-version", query("version"))}></xb-pack>
              </div>
            </div>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  credits: ({ words }) => ({
    id: "credits",
    title: words.credits,
    note: words.creditsNote,
    scripts: [{ src: "/portal/assets/credits.js" }],
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="card shadow-sm mb-4">
          <div class="card-body"><xb-credit-register></xb-credit-register></div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  overview: ({ words }, query) => ({
    id: "overview",
    title: words.overview,
    note: words.overviewNote,
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="card shadow-sm mb-4">
          <div class="card-body">
            <xb-hour-overview
              ${["org", "group", "rule", "pack", "period", "known-at", "supersedes"].map((name) => attribute(name, query(name)))}
            ></xb-hour-overview>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  portfolio: ({ words }, query) => ({
    id: "portfolio",
    title: words.portfolio,
    note: words.portfolioNote,
    scripts: [{ src: "/portal/assets/hours-files.js" }],
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="card shadow-sm mb-4">
          <div class="card-body">
            <xb-portfolio
              ${["person", "group", "org", "year", "purpose", "arrangement"].map((name) => attribute(name, query(name)))}
            ></xb-portfolio>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  rubrics: ({ words }, query) => ({
    id: "rubrics",
    title: words.rubrics,
    note: words.rubricsNote,
    scripts: [{ src: "/portal/assets/rubrics.js" }],
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="card shadow-sm mb-4">
          <div class="card-body"><xb-rubric-editor ${attribute("rubric", query("rubric"))}></xb-rubric-editor></div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  verdict: ({ words }, query) => ({
    id: "verdict",
    title: words.verdict,
    note: words.verdictNote,
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          <div class="col-xl-9">
            <div class="card shadow-sm mb-4">
              <div class="card-body">
                <xb-verdict
                  ${["rule", "pack", "period", "person", "pair", "group", "school", "county"].map((name) => attribute(name, query(name)))}
                ></xb-verdict>
              </div>
            </div>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  hours: ({ words }, query) => ({
    id: "hours",
    title: words.hours,
    note: words.hoursNote,
    scripts: [{ src: "/portal/assets/hours.js" }],
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="row">
          <div class="col-xl-7">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-hour-form ${attribute("hour", query("hour"))}></xb-hour-form></div>
            </div>
            <div class="card shadow-sm mb-4" hidden>
              <div class="card-body" id="hour-page" data-words="${JSON.stringify(words.hour)}"></div>
            </div>
          </div>
          <div class="col-xl-5">
            <div class="card shadow-sm mb-4">
              <div class="card-body"><xb-study-hours></xb-study-hours></div>
            </div>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  ledger: ({ words }, query) => ({
    id: "ledger",
    title: words.ledger,
    note: words.ledgerNote,
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        <div class="card shadow-sm mb-4">
          <div class="card-body">
            <xb-hour-ledger
              ${["state", "category", "person", "org", "activity", "from", "to", "order", "group-by"].map((name) => attribute(name, query(name)))}
              ><a slot="toolbar" href="/import">${words.import}</a></xb-hour-ledger
            >
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  import: ({ words, person }) => ({
    id: "import",
    title: words.import,
    note: words.importNote,
    scripts: [{ src: "/portal/assets/hours-files.js" }],
    body: html`
      <xb-provider base-url="/api" token-url="/portal/token">
        ${
          person.key === "shen"
            ? html`<div class="card shadow-sm mb-4">
                <div class="card-body"><xb-hours-import></xb-hours-import></div>
              </div>`
            : html`<div class="alert alert-info" role="status">${words.importOnly}</div>`
        }
        <div class="card shadow-sm mb-4">
          <div class="card-body">
            <h2 class="h6">${words.exportHours}</h2>
            <p class="small text-gray-700">${words.exportNote}</p>
            <xb-hours-export></xb-hours-export>
          </div>
        </div>
        <xb-sync-status></xb-sync-status>
      </xb-provider>
    `,
  }),

  react: ({ words }) => ({
    id: "react",
    title: words.react,
    note: words.reactNote,
    scripts: [{ src: "/pages/react.js", module: true }],
    body: html` <div id="react-page"></div> `,
  }),

  vue: ({ words }) => ({
    id: "vue",
    title: words.vue,
    note: words.vueNote,
    scripts: [{ src: "/pages/vue.js", module: true }],
    body: html` <div id="vue-page"></div> `,
  }),

  about: ({ words }) => ({
    id: "about",
    title: words.about,
    note: words.aboutNote,
    body: html`
      <div class="card shadow-sm mb-4">
        <div class="card-body">
          <h2 class="h6">${words.aboutCode}</h2>
          <pre class="code" tabindex="0"><code>${embedCode}</code></pre>
          <p>${words.aboutToken}</p>
          <p class="mb-0"><a href="/plain">${words.aboutPlain}</a></p>
        </div>
      </div>
      ${unsent}
    `,
  }),
};

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
const afterPage = (
  id: Exclude<AfterId, "observations">,
  words: PortalWords,
  query: Query,
  parameter: string,
  widget: Page["body"],
): Page => ({
  id,
  title: words[id],
  note: words[`${id}Note`],
  scripts: [{ src: "/portal/assets/after.js" }],
  body: html`
    ${lessonTabs(words, id, query)}
    <xb-provider base-url="/api" token-url="/portal/token">
      <div class="row">
        <div class="col-xl-9">
          <div class="card shadow-sm mb-4">
            <div class="card-body">${widget}</div>
          </div>
        </div>
        <div class="col-xl-3" hidden>
          <h2 class="h6">${words[parameter === "lesson" ? "otherLessons" : "otherTeachers"]}</h2>
          <div class="list-group shadow-sm mb-4" id="after-list" data-parameter="${parameter}" data-page="${id}"></div>
        </div>
      </div>
      <xb-sync-status></xb-sync-status>
    </xb-provider>
  `,
});

/** On pages without other widgets: whoever signs out here is asked about unsent work too. */
const unsent = html`<xb-provider base-url="/api" token-url="/portal/token">
  <xb-sync-status></xb-sync-status>
</xb-provider>`;

/** All that a page needs to show the widgets: shown on the page about embedding, and served as a page of its own. */
export const embedCode = `<script src="/xiaoben/xiaoben.js" defer></script>

<xb-provider base-url="/api" token-url="/portal/token">
  <xb-tasks></xb-tasks>
  <xb-study-hours></xb-study-hours>
</xb-provider>`;

const deciders: ReadonlySet<string> = new Set(["gu", "shen", "shao", "lu"]);

const attribute = (name: string, value: string | undefined) => (value === undefined ? "" : html` ${name}="${value}"`);
