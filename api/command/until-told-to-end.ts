/**
 * Settles at the first SIGINT, SIGTERM or SIGHUP; the second ends the process at once.
 * @param withParent also when the parent is gone: npm and npx run commands in a shell that does not pass signals on
 */
export function untilToldToEnd(withParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const parent = process.ppid;
    const listener = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, listener);
      resolve();
    };
    const watch = setInterval(() => {
      if (withParent && process.ppid !== parent) listener();
    }, 500);
    watch.unref();
    for (const signal of signals) process.on(signal, listener);
  });
}
