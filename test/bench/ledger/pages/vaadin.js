import "@vaadin/grid";
import "@vaadin/grid/vaadin-grid-selection-column.js";
import { columns, enter, place, rows, scrollable } from "./common.ts";

const grid = document.createElement("vaadin-grid");
grid.style.height = "640px";
grid.append(document.createElement("vaadin-grid-selection-column"));
for (const path of columns) {
  const column = document.createElement("vaadin-grid-column");
  column.path = path;
  grid.append(column);
}
enter({
  show() {
    grid.items = rows;
    place.append(grid);
  },
  root: () => grid,
  scroller: () => scrollable(place),
});
