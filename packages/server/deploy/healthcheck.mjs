// Exit 0 where the server of this container can answer, else 1.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8787}/readyz`, { signal: AbortSignal.timeout(4000) }).catch(
  () => undefined,
);
process.exit(answer?.ok === true ? 0 : 1);
