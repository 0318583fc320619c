import { TabulatorFull } from "tabulator-tables";
import "tabulator-tables/dist/css/tabulator.min.css";
import { columns, enter, place, rows, scrollable } from "./common.ts";

enter({
  show() {
    new TabulatorFull(place, {
      data: rows,
      height: 640,
      rowHeight: 44,
      layout: "fitColumns",
      selectableRows: true,
      columns: columns.map((field) => ({ title: field, field })),
    });
  },
  root: () => place,
  scroller: () => scrollable(place),
});
