const pending: (() => Promise<void>)[] = [];

/** Runs this when the test file ends, after its `afterAll`, and before what was given earlier: a server stops before its database. */
export function atFileEnd(end: () => Promise<void>): void {
  pending.push(end);
}

export async function endFile(): Promise<void> {
  for (let end = pending.pop(); end !== undefined; end = pending.pop()) await end();
}
