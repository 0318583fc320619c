import { TransportError } from "../errors.ts";

/**
 * A question whose answer comes in pages. `await` it: the first page. `for await`: every item, page after page as they are needed.
 * Each iteration starts anew; leaving it early asks for no more.
 */
export interface Listing<T, P> extends PromiseLike<P>, AsyncIterable<T> {
  /** Page after page. */
  pages(): AsyncIterable<P>;
}

/** How a {@link Listing} reads its pages and what is on them. */
export interface Paging<T, P> {
  first(): Promise<P>;
  pages(): AsyncGenerator<P, void, undefined>;
  items(page: P): readonly T[];
  /** Iterating ends after so many items. */
  max?: number | undefined;
  signal: AbortSignal | undefined;
}

/** A {@link Listing}. Nothing is read before somebody waits or iterates; waiting twice asks once. */
export function listing<T, P>({ first, pages, items, max = Infinity, signal }: Paging<T, P>): Listing<T, P> {
  let page: Promise<P> | undefined;
  return {
    // oxlint-disable-next-line unicorn/no-thenable -- to be waited for is what it is for
    async then(...listeners) {
      page ??= first();
      return page.then(...listeners);
    },
    pages: () => ({ [Symbol.asyncIterator]: pages }),
    async *[Symbol.asyncIterator]() {
      let left = max;
      if (left <= 0) return;
      for await (const one of pages()) {
        for (const item of items(one)) {
          if (signal?.aborted) throw new TransportError("aborted", "The caller gave up.");
          yield item;
          if (--left <= 0) return;
        }
      }
    },
  };
}
