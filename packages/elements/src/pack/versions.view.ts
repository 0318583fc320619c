import { html, nothing, type TemplateResult } from "lit";
import type { ActionId, Binding, Id, Pack, PackRecord } from "@xiaoben/contract";
import { label, type IconName, type Tone } from "../core/index.ts";
import { reaches } from "../practice/practice.model.ts";
import { versionWords, type ManageVoice } from "./manage.voice.ts";
import { bindable, recordOf } from "./pack.model.ts";
import type { Step } from "./step.view.ts";

/** What the rows of the lists lead to. */
export interface RowHandlers {
  begin(step: Step): void;
  publish(pack: Pack): void;
  /** The form that is open in a row. */
  step(row: Id): TemplateResult | typeof nothing;
}

const states: Record<PackRecord["state"], [Tone, IconName]> = {
  draft: ["neutral", "pencil"],
  published: ["met", "check"],
  withdrawn: ["neutral", "cross"],
};

/** Every version that may be seen: drafts, what is published, what was withdrawn. */
export function renderVersions(voice: ManageVoice, rows: RowHandlers): TemplateResult {
  const { words, records } = voice;
  const published = bindable(records);
  const others = records.filter(({ state, deleted }) => state !== "published" && deleted !== true);
  const all = [...others.filter(({ state }) => state === "draft"), ...published, ...others.filter(({ state }) => state === "withdrawn")];
  return html`<section class="stack" aria-labelledby="versions">
    <h4 id="versions">${words.say("versions")}</h4>
    ${
      all.length === 0
        ? html`<p class="second">${words.say("noVersions")}</p>`
        : html`<ul class="rows">
            ${all.map((record) => renderVersion(voice, record, rows))}
          </ul>`
    }
  </section>`;
}

function renderVersion(voice: ManageVoice, record: PackRecord, rows: RowHandlers): TemplateResult {
  const { words, campus, session, place } = voice;
  const title = versionWords(voice, record.pack);
  const may = (action: ActionId): boolean => campus.allows(action, { kind: "pack", id: record.id }) === "yes";
  const button = (does: "bind" | "withdraw" | "publish", onClick: () => void): TemplateResult =>
    html`<button
      type="button"
      data-does=${does}
      aria-label=${words.say(does === "bind" ? "bindOf" : does === "withdraw" ? "withdrawOf" : "publishOf", title)}
      @click=${onClick}
    >
      ${words.say(does === "publish" ? "publish" : does)}
    </button>`;
  const bound = place.bound.some(
    ({ binding, standing }) => binding.pack === record.pack.id && binding.packVersion === record.pack.version && standing !== "past",
  );
  return html`<li data-row=${record.id}>
    <div class="row">
      <span class="name">${title}</span>${label(...states[record.state], words.say("state", record.state))}
      <span class="row buttons">
        ${record.state === "draft" && may("pack.publish") ? button("publish", () => rows.publish(record.pack)) : nothing}
        ${
          record.state === "published" && may("pack.withdraw") && !bound
            ? button("withdraw", () => rows.begin({ does: "withdraw", record, reason: "" }))
            : nothing
        }
        ${
          record.state === "published" && campus.allows("binding.create") === "yes"
            ? button("bind", () =>
                rows.begin({
                  does: "bind",
                  record,
                  org: reaches(record.pack.level, place.here) ? place.here.id : "",
                  from: session.today,
                }),
              )
            : nothing
        }
      </span>
    </div>
    ${record.reason ? html`<p class="second small">${words.say("reasonWas", record.reason)}</p>` : nothing} ${rows.step(record.id)}
  </li>`;
}

/** What is bound to the organisation itself, now or later. */
export function renderBindings(voice: ManageVoice, bindings: readonly Binding[], rows: RowHandlers): TemplateResult {
  const { words, format, campus, session } = voice;
  return html`<section class="stack" aria-labelledby="bindings">
    <h4 id="bindings">${words.say("bindings")}</h4>
    <ul class="rows">
      ${bindings.map((binding) => {
        const [from, to] = [binding.from, binding.to].map((day) => day && format.day(day, "year"));
        const title = titleOf(voice, binding);
        const to0 = binding.from > session.today ? binding.from : session.today;
        return html`<li data-row=${binding.id}>
          <div class="row">
            <span class="name">${title}</span
            ><span class="second small">${to ? words.say("sinceTo", from!, to) : words.say("since", from!)}</span>
            ${
              campus.allows("binding.end", { kind: "binding", id: binding.id }) === "yes"
                ? html`<span class="row buttons"
                    ><button
                      type="button"
                      data-does="end"
                      aria-label=${words.say("endOf", title)}
                      @click=${() => rows.begin({ does: "end", binding, to: to0 })}
                    >
                      ${words.say("end")}
                    </button></span
                  >`
                : nothing
            }
          </div>
          ${rows.step(binding.id)}
        </li>`;
      })}
    </ul>
  </section>`;
}

/** The version that a binding names. */
export function titleOf(voice: ManageVoice, { pack, packVersion }: Binding): string {
  const record = recordOf(voice.records, { id: pack, version: packVersion });
  return record ? versionWords(voice, record.pack) : voice.words.say("chosen", pack, packVersion);
}
