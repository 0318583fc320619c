import { AllCommunityModule, createGrid, ModuleRegistry } from "ag-grid-community";
import { columns, enter, place, rows, scrollable } from "./common.ts";

ModuleRegistry.registerModules([AllCommunityModule]);
enter({
  show() {
    createGrid(place, {
      columnDefs: columns.map((field) => ({ field, flex: 1 })),
      rowData: rows,
      rowHeight: 44,
      rowSelection: { mode: "multiRow" },
      getRowId: ({ data }) => data.id,
    });
  },
  root: () => place,
  scroller: () => scrollable(place),
});
