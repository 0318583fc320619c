import type { ReactiveController, ReactiveControllerHost } from "lit";
import { moved, type Cell } from "./hour-ledger.keys.ts";
import { isHead, keyOf, type Item } from "./hour-ledger.model.ts";
import { DrawnRows, writeRow, type Row } from "./hour-ledger.rows.ts";

/** The element that the grid stands in. */
interface GridHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What the grid asks its element for. */
export interface GridRows {
  /** How a row looks now. */
  row(item: Item): Row;
  /** A key on a cell that moves nothing; answers whether it meant something. */
  press(event: KeyboardEvent, item: Item, column: number): boolean;
}

export const columns = 9;
/** Rows drawn beyond what is seen, once those in sight stand there, and how many come or go at once. */
const [beyond, step] = [6, 4];
/** Below this width (px) rows are cards. */
const cardsBelow = 640;

/**
 * The window onto the rows: only those in sight are drawn, each where it stands, so that ten thousand cost no more than thirty.
 * Scrolling draws rows alone, never the element. The row with the focus stays, also out of sight.
 */
export class GridController implements ReactiveController {
  readonly #host: GridHost;
  readonly #rows: GridRows;
  readonly #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  readonly #drawn = new DrawnRows();
  #scroller: HTMLElement | undefined;
  #items: readonly Item[] = [];
  /** Where each item begins (px), and where the last one ends. */
  #tops = new Uint32Array(1);
  #top = 0;
  #height = 640;
  #row = 44;
  #beyond = 0;
  #seen: readonly [number, number] = [0, 0];
  #active: { key: string; cell: Cell } | undefined;
  #focusable: HTMLElement | undefined;
  /** Rows are cards: there is no room for columns. */
  cards = false;

  constructor(host: GridHost, rows: GridRows) {
    this.#host = host;
    this.#rows = rows;
    host.addController(this);
  }

  get items(): readonly Item[] {
    return this.#items;
  }

  /** Shows other items and stays at the row that was seen. */
  set items(items: readonly Item[]) {
    if (items === this.#items) return;
    const seen = this.#top > 0 ? this.#indexAt(this.#top) : 0;
    const [anchor, off] = [seen > 0 ? this.#items[seen] : undefined, this.#top - this.#tops[seen]!];
    this.#items = items;
    this.#layOut();
    const key = anchor && keyOf(anchor);
    const place = key === undefined ? -1 : items.findIndex((item) => keyOf(item) === key);
    if (place >= 0 && this.#scroller) this.#goTo(this.#tops[place]! + off);
    if (!this.#active) return;
    const found = items.findIndex((item) => keyOf(item) === this.#active!.key);
    // Where the row is gone, the one in its place is next.
    const index = found >= 0 ? found : Math.min(this.#active.cell.index, items.length - 1);
    this.#active = index < 0 ? undefined : { key: keyOf(items[index]!), cell: { index, column: this.#active.cell.column } };
  }

  /** Asked while the element is empty: once there are rows, the browser would lay them out for the answer. */
  hostConnected(): void {
    this.#row = Math.max(44, Math.ceil(Number.parseFloat(getComputedStyle(this.#host).fontSize) * 3.1) || 0);
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>(".grid") ?? undefined;
    if (scroller !== this.#scroller) {
      if (this.#scroller) this.#sizes.unobserve(this.#scroller);
      this.#scroller = scroller;
      this.#top = 0;
      if (scroller) {
        this.#sizes.observe(scroller);
        this.#layOut();
      }
    }
    this.draw(true);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#scroller = undefined;
  }

  readonly onScroll = (): void => {
    this.#top = this.#scroller?.scrollTop ?? 0;
    this.draw();
  };

  /** Draws the rows in sight; without `anew` only where others came into it. */
  draw(anew = false): void {
    const body = this.#scroller?.querySelector<HTMLElement>(".rows");
    if (!body) return;
    const { length } = this.#items;
    const first = this.#indexAt(this.#top);
    const last = this.#indexAt(this.#top + this.#height);
    const from = Math.max(0, Math.floor((first - this.#beyond) / step) * step);
    const needed = Math.ceil((last + 1 + this.#beyond) / step) * step;
    // Never fewer while scrolling: rows that go only to come back are dear.
    const to = Math.min(length, anew ? needed : Math.max(needed, from + this.#seen[1] - this.#seen[0]));
    if (!anew && from === this.#seen[0] && to === this.#seen[1]) return;
    this.#seen = [from, to];
    const shown: number[] = [];
    for (let i = from; i < to; i++) shown.push(i);
    const active = this.#active?.cell.index ?? 0;
    if (active < length && (active < from || active >= to) && this.#hasFocus) {
      if (active < from) shown.unshift(active);
      else shown.push(active);
    }
    const keys = shown.map((index) => keyOf(this.#items[index]!));
    this.#drawn.draw(body, keys, anew, (row, place) => {
      const index = shown[place]!;
      writeRow(row, this.#rows.row(this.#items[index]!), index, this.#tops[index]!);
    });
    this.#rove();
  }

  /** The item that an event happened on, with its column. */
  cellOf(event: Event): { item: Item; cell: Cell } | undefined {
    const path = event.composedPath().filter((one): one is HTMLElement => one instanceof HTMLElement);
    const row = path.find((one) => one.getAttribute("role") === "row" && one.parentElement?.classList.contains("rows"));
    const index = Number(row?.getAttribute("aria-rowindex")) - 2;
    const item = this.#items[index];
    if (!item) return undefined;
    const column = Number(path.find((one) => one.hasAttribute("aria-colindex"))?.getAttribute("aria-colindex") ?? 1) - 1;
    return { item, cell: { index, column } };
  }

  /** Makes a cell the one that keys begin at. */
  activate(cell: Cell, focus: boolean): void {
    const item = this.#items[cell.index];
    if (!item) return;
    this.#active = { key: keyOf(item), cell };
    this.#reveal(cell.index);
    this.draw(true);
    if (focus) this.#focusable?.focus({ preventScroll: true });
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const at = this.cellOf(event) ?? (this.#active && { item: this.#items[this.#active.cell.index], cell: this.#active.cell });
    if (!at?.item || (event.target as HTMLElement).matches("input:not([type=checkbox])")) return;
    const page = Math.max(1, Math.floor(this.#height / this.#row) - 1);
    const to = moved(event, at.cell, { count: this.#items.length, columns, page });
    if (to) this.activate(isHead(this.#items[to.index]) ? { ...to, column: 0 } : to, true);
    if (to || this.#rows.press(event, at.item, at.cell.column)) event.preventDefault();
  };

  /** Ids in the order in which they stand, heads of groups left out. */
  ids(): string[] {
    return this.#items.flatMap((item) => (isHead(item) ? [] : [item.id]));
  }

  get #hasFocus(): boolean {
    const root = this.#host.renderRoot;
    return root instanceof ShadowRoot && !!this.#focusable && root.activeElement === this.#focusable;
  }

  #layOut(): void {
    const tall = this.cards ? this.#row * 3 : this.#row;
    const tops = new Uint32Array(this.#items.length + 1);
    let top = 0;
    for (let i = 0; i < this.#items.length; i++) {
      tops[i] = top;
      top += isHead(this.#items[i]) ? this.#row : tall;
    }
    tops[this.#items.length] = top;
    this.#tops = tops;
    const body = this.#scroller?.querySelector<HTMLElement>(".rows");
    if (!body) return;
    body.style.height = `${top}px`;
    this.#scroller!.style.setProperty("--_row", `${this.#row}px`);
  }

  /** The item that stands at a height: by halves. */
  #indexAt(height: number): number {
    let [low, high] = [0, Math.max(0, this.#items.length - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#tops[middle]! <= height) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #measure(): void {
    if (!this.#scroller) return;
    const { clientHeight, clientWidth } = this.#scroller;
    this.#beyond = beyond;
    const cards = clientWidth > 0 && clientWidth < cardsBelow;
    this.#height = clientHeight || this.#height;
    if (cards === this.cards) return this.draw();
    this.cards = cards;
    this.#layOut();
    this.#host.requestUpdate();
  }

  #goTo(top: number): void {
    if (top === this.#top) return;
    this.#scroller!.scrollTop = top;
    this.#top = top;
  }

  /** Scrolls no further than it takes to see an item whole, below the head that stays. */
  #reveal(index: number): void {
    const head = this.cards ? 0 : this.#row;
    const [top, bottom] = [this.#tops[index]!, this.#tops[index + 1]!];
    if (top < this.#top) this.#goTo(top);
    else if (bottom + head > this.#top + this.#height) this.#goTo(bottom + head - this.#height);
  }

  /** One cell can be reached by the tab key: the one that was left, else the first. */
  #rove(): void {
    const { index, column } = this.#active?.cell ?? { index: 0, column: 0 };
    const item = this.#items[index];
    const cell = item && (this.#drawn.of(keyOf(item))?.children[column] as HTMLElement | undefined);
    if (cell === this.#focusable) return;
    this.#focusable?.removeAttribute("tabindex");
    this.#focusable = cell;
    if (cell) cell.tabIndex = 0;
  }
}
