import { html, nothing, render, type TemplateResult } from "lit";

/** What stands on paper. */
export interface Paper {
  language: string;
  title: string;
  /** Lines under the title. */
  about: readonly string[];
  heading: readonly string[];
  rows: readonly (readonly string[])[];
  /** Columns with figures. */
  figures: readonly number[];
  /** A line under the table. */
  note: string;
  /** In front of lines to sign on. */
  signatures: readonly string[];
}

/**
 * Prints a table on A4, alone: in a frame of its own, so that nothing of the page comes along. The heading stands on every sheet, and so do page numbers where the browser
 * can (Chrome and Edge 131; elsewhere the browser's own). Answers the frame, which goes once it is printed.
 * @throws {Error} where the page has no frames
 */
export function printPaper(paper: Paper): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = paper.title;
  document.body.append(frame);
  const { contentWindow: view, contentDocument: sheet } = frame;
  if (!view || !sheet) throw new Error("The page lets nothing be printed.");
  const look = new (view as Window & typeof globalThis).CSSStyleSheet();
  look.replaceSync(styles);
  sheet.adoptedStyleSheets = [look];
  sheet.documentElement.lang = paper.language;
  sheet.title = paper.title;
  render(content(paper), sheet.body);
  view.addEventListener("afterprint", () => frame.remove(), { once: true });
  view.print();
  return frame;
}

const content = ({ title, about, heading, rows, figures, note, signatures }: Paper): TemplateResult =>
  html`<h1>${title}</h1>
    ${about.map((line) => html`<p class="about">${line}</p>`)}
    <table>
      <thead>
        <tr>
          ${heading.map((text) => html`<th scope="col">${text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((text, at) => html`<td class=${figures.includes(at) ? "figure" : nothing}>${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="note">${note}</p>
    <p class="sign">${signatures.map((name) => html`<span>${name}</span><i></i>`)}</p>`;

const styles = `
  @page { size: A4; margin: 15mm 12mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
  body { margin: 0; color: #000; font: 10pt/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
  h1 { margin: 0 0 2mm; font-size: 15pt; text-align: center; }
  p { margin: 0 0 1mm; }
  .about { text-align: center; }
  table { width: 100%; margin-top: 3mm; border-collapse: collapse; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { padding: 1mm 1.5mm; border: 0.3mm solid #000; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
  th { font-weight: 600; white-space: nowrap; }
  .figure { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .note { margin-top: 2mm; }
  .sign { display: flex; gap: 3mm; margin-top: 12mm; break-inside: avoid; align-items: end; }
  .sign i { flex: 1; border-bottom: 0.3mm solid #000; }
`;
