import { html, render } from "lit";
import { columns, enter, place, rows } from "./common.ts";

/** What somebody writes by hand: a window of rows of one height, drawn anew when it scrolls. */
const height = 44;
const scroller = document.createElement("div");
const inner = document.createElement("div");
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ".s{height:640px;overflow:auto}.i{position:relative}.r{position:absolute;left:0;right:0;height:44px;display:grid;grid-template-columns:40px repeat(8,1fr);align-items:center;border-bottom:1px solid #ddd}.r>*{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}",
);
document.adoptedStyleSheets = [sheet];
scroller.className = "s";
inner.className = "i";
scroller.append(inner);

function draw(): void {
  const first = Math.max(0, Math.floor(scroller.scrollTop / height) - 6);
  const shown = rows.slice(first, first + Math.ceil(640 / height) + 12);
  render(
    shown.map(
      (row, i) =>
        html`<div class="r" role="row" aria-rowindex=${first + i + 2} .style=${`transform:translateY(${(first + i) * height}px)`}>
          <input type="checkbox" aria-label=${row.title} />${columns.map((name) => html`<div role="gridcell">${row[name]}</div>`)}
        </div>`,
    ),
    inner,
  );
}

enter({
  show() {
    inner.style.height = `${rows.length * height}px`;
    place.append(scroller);
    scroller.addEventListener("scroll", draw);
    draw();
  },
  root: () => inner,
  scroller: () => scroller,
});
