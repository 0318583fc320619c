/** A cell of the grid: the place of its item, and its column from 0. */
export interface Cell {
  index: number;
  column: number;
}

/** How far the grid reaches. `page`: how many rows one sees at once. */
export interface Reach {
  count: number;
  columns: number;
  page: number;
}

/** Where a key leads from a cell; `undefined`: the key moves nothing. */
export function moved(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  { index, column }: Cell,
  { count, columns, page }: Reach,
): Cell | undefined {
  const far = ctrlKey || metaKey;
  const last = count - 1;
  const row = (to: number): Cell => ({ index: Math.max(0, Math.min(last, to)), column });
  const cell = (to: number): Cell => ({ index, column: Math.max(0, Math.min(columns - 1, to)) });
  switch (key) {
    case "ArrowDown":
      return row(far ? last : index + 1);
    case "ArrowUp":
      return row(far ? 0 : index - 1);
    case "ArrowRight":
      return cell(far ? columns : column + 1);
    case "ArrowLeft":
      return cell(far ? 0 : column - 1);
    case "PageDown":
      return row(index + page);
    case "PageUp":
      return row(index - page);
    case "Home":
      return far ? { index: 0, column: 0 } : cell(0);
    case "End":
      return far ? { index: last, column: columns - 1 } : cell(columns);
    default:
      return undefined;
  }
}
