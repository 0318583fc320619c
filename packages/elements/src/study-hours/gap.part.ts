import { html, nothing, type TemplateResult } from "lit";
import type { Activity, CampusGateway, Id, Org, Pack, Session, Verdict } from "@xiaoben/contract";
import { label, RecordsController, skeleton, unreadLine, Words, type XbElement } from "../core/index.ts";
import { FollowedController } from "../core/followed.ts";
import { figuresOf } from "../figures/figures.model.ts";
import { assumed, helps, lacking, sharesBy, toCome, type Foretold, type Share } from "./gap.model.ts";
import { gapStrings, type GapMessages } from "./gap.strings.ts";
import { gapStyles } from "./gap.styles.ts";
import type { Page } from "./study-hours.model.ts";
import type { Voice } from "./study-hours.voice.ts";

/** What is looked ahead from. */
export interface GapView {
  voice: Voice;
  session: Session;
  pack: Pack;
  page: Page;
  /** Whether somebody may declare hours here. */
  declares: boolean;
  /** Whether the back end says what became of her place on each list. */
  attends: boolean;
}

const mostNamed = 3;

/**
 * What could still close a gap: the activities that are planned in the rest of the period, and what the engine says that they would come
 * to. Where nothing would help that is said, and what she can do. For the person alone.
 */
export class GapPart extends FollowedController {
  readonly styles = [gapStyles];
  readonly #words: Words<GapMessages>;
  readonly #records: RecordsController;

  constructor(host: XbElement, gateway: () => CampusGateway | undefined) {
    super(host, gateway);
    this.#words = new Words(host, gapStrings);
    this.#records = new RecordsController(host, gateway);
  }

  render(view: GapView, book: string): TemplateResult | typeof nothing {
    const lacks = lacking(view.page);
    const answer = lacks.length > 0 ? this.#renderAnswer(view, lacks) : nothing;
    if (answer === nothing) return nothing;
    return html`<section class="gap" part="gap" aria-labelledby=${`gap-${book} ${book}`}>
      <h4 id=${`gap-${book}`}>${this.#words.say("title")}</h4>
      ${answer}
    </section>`;
  }

  #renderAnswer(view: GapView, lacks: readonly Verdict[]): TemplateResult | typeof nothing {
    const { voice, session, page } = view;
    const wait = skeleton(voice.core, 2);
    const from = session.today;
    const planned = this.follow(`planned ${from}`, (gateway) =>
      gateway.list({ kind: "activity", where: { state: "planned", from }, order: "day", limit: 200 }),
    );
    const places = view.attends
      ? this.follow(`places ${from}`, (gateway) =>
          gateway.list({ kind: "participation", where: { person: session.person, from }, limit: 200 }),
        )
      : undefined;
    const chain = this.#chain(session.org);
    for (const read of [planned, places]) if (read?.status === "error" && !read.data) return unreadLine(voice.core, read.error);
    if (!planned?.data || (view.attends && !places?.data) || !chain) return wait;
    const { mine, others } = toCome(planned.data.items, places?.data?.items ?? [], session, chain, page.period);
    if (mine.length === 0) return this.#renderNothing(view, others, []);
    const earlier = mine.map((one) => (one.makesUpFor === undefined ? null : this.#records.get({ kind: "activity", id: one.makesUpFor })));
    if (earlier.includes(undefined)) return wait;
    const then = assumed(mine, session, (activity) => earlier[mine.indexOf(activity)] ?? undefined);
    const ask = {
      subject: lacks[0]!.subject,
      asOf: then.asOf,
      assume: then.records,
      rules: lacks.map(({ rule }) => rule.id),
      close: true,
      explain: true,
    };
    const judged = this.follow(JSON.stringify(ask), (gateway) => gateway.evaluate(ask));
    if (!judged?.data) return judged?.status === "error" ? unreadLine(voice.core, judged.error) : wait;
    const verdicts = lacks.flatMap(
      (lack) =>
        judged.data!.find(
          ({ rule, period }) => rule.pack === lack.rule.pack && rule.id === lack.rule.id && period.key === lack.period.key,
        ) ?? [],
    );
    const foretold = sharesBy(then, verdicts);
    return foretold.some(({ shares }) => shares.some(helps))
      ? this.#renderHelp(view, verdicts, foretold, others)
      : this.#renderNothing(view, others, foretold);
  }

  /** Where a person belongs, and what is above it; `undefined` while it is read. */
  #chain(home: Id): Id[] | undefined {
    const chain: Id[] = [];
    for (let next: Id | undefined = home; next !== undefined && !chain.includes(next);) {
      const org: Org | null | undefined = this.#records.get({ kind: "org", id: next });
      if (org === undefined) return undefined;
      chain.push(next);
      next = org?.parent;
    }
    return chain;
  }

  #renderHelp(view: GapView, verdicts: readonly Verdict[], foretold: readonly Foretold[], others: readonly Activity[]): TemplateResult {
    const { voice, pack } = view;
    const words = this.#words;
    const helpful = foretold.filter(({ shares }) => shares.some(helps));
    const besides = foretold.length - helpful.length;
    return html`${this.#renderSums(view, verdicts)}
      <ul class="to-come" aria-label=${words.say("list")}>
        ${helpful.map(({ activity, shares }) =>
          renderActivity(
            voice,
            activity,
            words.say(
              "and",
              shares.filter(helps).map((share) => this.#share(voice, share, pack)),
            ),
          ),
        )}
      </ul>
      ${besides > 0 ? html`<p class="second small">${words.say("besides", besides)}</p>` : nothing}
      ${verdicts.every((verdict) => endOf(verdict) === "closes") ? nothing : this.#renderNext(view, others)}
      <p class="second small">${words.say("private")}</p>`;
  }

  /** One sentence for each way that it ends, then each figure as it would be. */
  #renderSums({ voice, pack }: GapView, verdicts: readonly Verdict[]): TemplateResult {
    const words = this.#words;
    const ends: readonly End[] = ["closes", "waits", "depends", "stays"];
    const titles = (end: End): string[] =>
      verdicts.filter((verdict) => endOf(verdict) === end).map((verdict) => voice.policy.title(verdict.rule.id, pack));
    return html`${ends.map((end) => {
        const of = titles(end);
        return of.length > 0 ? html`<p>${words.say(end, words.say("and", of))}</p>` : nothing;
      })}
      <ul class="to-come" aria-label=${words.say("all")}>
        ${verdicts.map((verdict) => this.#renderSum(voice, verdict, pack))}
      </ul>`;
  }

  #renderSum(voice: Voice, verdict: Verdict, pack: Pack): TemplateResult {
    const { format, policy } = voice;
    const figures = figuresOf(verdict).map(format.figure);
    return html`<li>
      <span>${policy.title(verdict.rule.id, pack)}</span>
      <span class="figure"
        ><strong>${figures.join(policy.language === "en" ? "–" : "～") || "—"}</strong>
        ${verdict.threshold === undefined ? nothing : html`<span class="second">/ ${format.figure(verdict.threshold)}</span>`}</span
      >
      ${this.#renderEnd(voice, verdict)}
      ${
        endOf(verdict) === "depends" && verdict.readings
          ? html`<ul class="rest small">
              ${verdict.readings.map((reading) => html`<li>${policy.reading(reading, verdict, pack).sentence}</li>`)}
            </ul>`
          : nothing
      }
    </li>`;
  }

  #renderEnd({ policy }: Voice, verdict: Verdict): TemplateResult {
    const words = this.#words;
    const end = endOf(verdict);
    const left = policy.amount(verdict.gap ?? "", verdict.unit);
    if (end === "stays" && verdict.gap !== undefined) return label("plain", "half", words.say("left", left));
    const [tone, icon] = looks[end];
    return label(tone, icon, words.say(end === "stays" ? "short" : `${end}Label`));
  }

  #share({ policy }: Voice, { verdict, line }: Share, pack: Pack): string {
    const words = this.#words;
    const title = policy.title(verdict.rule.id, pack);
    const { amount, counted } = policy.line(line, verdict, pack);
    if (line.why === "waiting") return words.say("addsWaiting", title, amount);
    if (line.why === "open") return words.say("addsOpen", title, counted);
    return line.counted === line.amount ? words.say("adds", title, counted) : words.say("addsPart", title, counted, amount);
  }

  /** Nothing that is planned would help: what she is expected at, and why that does not count. */
  #renderNothing(view: GapView, others: readonly Activity[], foretold: readonly Foretold[]): TemplateResult {
    const { voice, pack } = view;
    const words = this.#words;
    const why = ({ shares: [share] }: Foretold): string =>
      share ? voice.policy.line(share.line, share.verdict, pack).why : words.say("notHere");
    return html`<p>${words.say("nothing")} ${foretold.length > 0 ? words.say("unhelpful", foretold.length) : nothing}</p>
      ${
        foretold.length > 0
          ? html`<ul class="to-come" aria-label=${words.say("idle")}>
              ${foretold.map((one) => renderActivity(voice, one.activity, why(one)))}
            </ul>`
          : nothing
      }
      ${this.#renderNext(view, others)}`;
  }

  /** What she can do herself. */
  #renderNext({ voice, declares }: GapView, others: readonly Activity[]): TemplateResult {
    const words = this.#words;
    const named = others
      .slice(0, mostNamed)
      .map((one) => words.say("hosted", one.title, voice.format.day(one.on), this.#records.name(one.host)));
    return html`<p>${words.say("next")}</p>
      <ul class="next">
        ${declares ? html`<li>${words.say("outside")}</li>` : nothing}
        <li>${named.length > 0 ? `${words.say("ask")}${words.say("and", named)}` : words.say("askAround")}</li>
      </ul>`;
  }
}

type End = "closes" | "waits" | "depends" | "stays";

/** How it would end with a requirement if she came to all of them and the period ended then. */
function endOf({ outcome, readings }: Verdict): End {
  if (outcome === "met" || outcome === "waived") return "closes";
  if (outcome === "undetermined") return readings?.every((reading) => reading.outcome === "notMet") ? "stays" : "depends";
  return outcome === "notYet" ? "waits" : "stays";
}

const looks = {
  closes: ["met", "check"],
  waits: ["waiting", "clock"],
  depends: ["undetermined", "question"],
  stays: ["plain", "half"],
} as const satisfies Record<End, readonly [string, string]>;

const renderActivity = (voice: Voice, activity: Activity, comesTo: string): TemplateResult =>
  html`<li>
    <span>${activity.title} <span class="second small">${when(voice, activity)}</span></span>
    <span class="small">${comesTo}</span>
  </li>`;

const when = ({ format }: Voice, { on, until, from, place }: Activity): string =>
  [`${until === undefined ? format.day(on, "weekday") : format.days(on, until)} ${from}`, place].filter(Boolean).join(" · ");
