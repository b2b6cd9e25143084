/**
 * Calls what asks the driver. For each statement it would write down the stack for the errors it may meet, which costs about as much
 * as to send the statement; ours tell where they come from themselves.
 */
export function withoutStack<T>(call: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return call();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
