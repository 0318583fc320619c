/** Work beside the answers: one run at a time, and none after it was stopped. */
export interface Background {
  /** Begins a run after so many milliseconds, unless one is to begin or goes on. */
  soon(ms: number): void;
  readonly stopped: boolean;
  /** Fulfils when the run that goes on has ended; `stopped` is true at once, so that it can end early. */
  stop(): Promise<void>;
}

/** `onIdle`: a run has ended, and the next one may be asked for. The process does not stay for it. */
export function background(work: () => Promise<void>, onIdle: () => void): Background {
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let stopped = false;
  return {
    soon(ms) {
      if (stopped || timer !== undefined || working !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        working = work().finally(() => {
          working = undefined;
          onIdle();
        });
      }, ms).unref();
    },
    get stopped() {
      return stopped;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
