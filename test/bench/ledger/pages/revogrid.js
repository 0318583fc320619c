import { defineCustomElements } from "@revolist/revogrid/loader";
import { columns, enter, place, rows, scrollable } from "./common.ts";

defineCustomElements();
const grid = document.createElement("revo-grid");
await customElements.whenDefined("revo-grid");
enter({
  show() {
    grid.columns = columns.map((prop) => ({ prop, name: prop, size: 150 }));
    grid.rowSize = 44;
    grid.style.height = "640px";
    grid.source = rows;
    place.append(grid);
  },
  root: () => grid,
  scroller: () => scrollable(place),
});
