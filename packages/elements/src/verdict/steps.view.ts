import { css, html, nothing, type CSSResult, type TemplateResult } from "lit";
import type { Ref, Verdict } from "@xiaoben/contract";
import type { Step } from "@xiaoben/policy/words";
import { named } from "./lines.view.ts";
import type { Voice } from "./verdict.voice.ts";

/** The calculation as a tree that opens step by step: numbers, and where each comes from. */
export class StepsView {
  readonly styles: readonly CSSResult[] = [treeStyles];
  readonly #redraw: () => void;
  readonly #open = new Set<string>();

  constructor(host: { requestUpdate(): void }) {
    this.#redraw = () => host.requestUpdate();
  }

  render(voice: Voice, { arithmetic, unit }: Verdict, all: boolean): TemplateResult | typeof nothing {
    if (!arithmetic) return nothing;
    return html`<ul class="tree" part="steps">
      ${this.#renderStep(voice, voice.policy.steps(arithmetic, voice.pack, unit), "0", all)}
    </ul>`;
  }

  /** What is closed is not drawn: a figure may rest on hundreds of records. */
  #renderStep(voice: Voice, step: Step, path: string, all: boolean): TemplateResult {
    const line = renderLine(voice, step, path.split(".").length > 2);
    if (step.of.length === 0) return html`<li>${line}</li>`;
    const isOpen = all || path === "0" || this.#open.has(path);
    const inner = isOpen
      ? html`<ul>
          ${step.of.map((part, i) => this.#renderStep(voice, part, `${path}.${i}`, all))}
        </ul>`
      : nothing;
    if (path === "0") return html`<li>${line}${inner}</li>`;
    return html`<li>
      <details ?open=${isOpen} @toggle=${(event: Event) => this.#onToggle(event, path)}>
        <summary>${line}</summary>
        ${inner}
      </details>
    </li>`;
  }

  #onToggle(event: Event, path: string): void {
    event.stopPropagation();
    const { open } = event.currentTarget as HTMLDetailsElement;
    if (open === this.#open.has(path)) return;
    if (open) this.#open.add(path);
    else this.#open.delete(path);
    this.#redraw();
  }
}

function renderLine(voice: Voice, step: Step, ofRecord: boolean): TemplateResult {
  const about = aboutOf(voice, step, ofRecord);
  return html`<span class="step"
    ><span>${step.says}${about.length > 0 ? html` <span class="second small">${about.join(" · ")}</span>` : nothing}</span
    ><span class="figure">${step.value}</span></span
  >`;
}

/** Which record, which clause, whose decision. */
function aboutOf(voice: Voice, step: Step, ofRecord: boolean): string[] {
  const record = step.record ?? (ofRecord ? onlyRecord(step) : undefined);
  const decision = step.decision === undefined ? undefined : voice.records.get({ kind: "decision", id: step.decision });
  return [
    ...(record ? [nameIn(voice, record)] : []),
    ...(decision ? [voice.words.say("decision", decision.basis, voice.format.day(decision.from, "year"))] : []),
    ...(step.from !== undefined ? [step.from] : []),
  ];
}

const nameIn = (voice: Voice, record: Ref): string => {
  const { title, on, until } = named(voice, record);
  return on ? `${title}，${voice.format.days(on, until)}` : title;
};

/** The record that all facts of a step belong to, if there is just one. */
function onlyRecord(step: Step): Ref | undefined {
  const found = new Map<string, Ref>();
  const look = ({ record, of }: Step): void => {
    if (record) found.set(record.id, record);
    if (found.size < 2) of.forEach(look);
  };
  look(step);
  return found.size === 1 ? [...found.values()][0] : undefined;
}

const treeStyles = css`
  .tree ul {
    margin-inline-start: 6px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_line);
  }
  .tree li > .step {
    padding: 6px 0;
  }
  .tree summary {
    display: flex;
    gap: 6px;
    padding: 6px 0;
    color: inherit;
    list-style: none;
  }
  .tree summary::-webkit-details-marker {
    display: none;
  }
  .tree summary::before {
    content: "▸";
    flex: none;
    width: 0.8em;
    color: var(--_accent);
  }
  .tree details[open] > summary::before {
    content: "▾";
  }
  .tree summary > .step {
    flex: 1;
    min-width: 0;
  }
  .step {
    display: flex;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .tree > li > .step > .figure,
  .tree > li > .step > :first-child {
    font-weight: 600;
  }
  .step .second {
    font-weight: 400;
  }
  .step > :first-child::first-letter {
    text-transform: uppercase;
  }
  @container (max-width: 479px) {
    .step .second {
      display: block;
    }
  }
`;
