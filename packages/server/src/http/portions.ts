/** Portion by portion, as fast as the other side reads; whoever goes away ends it. */
export function streamOf(portions: AsyncIterable<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = portions[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(control) {
        const { value, done } = await iterator.next();
        if (done) control.close();
        else control.enqueue(value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
