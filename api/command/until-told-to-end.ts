/** Settles at the first SIGINT, SIGTERM or SIGHUP; the second ends the process at once. */
export function untilToldToEnd(): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const listener = () => {
      for (const signal of signals) process.off(signal, listener);
      resolve();
    };
    for (const signal of signals) process.on(signal, listener);
  });
}
