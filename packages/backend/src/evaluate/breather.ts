/** Lets others have their turn when the work has held the thread for long. */
export function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < 12) return;
    await new Promise((wake) => setTimeout(wake));
    since = performance.now();
  };
}
