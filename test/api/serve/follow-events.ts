/** Reads the events of a subscription until the stream ends, or at most `most` of them. */
export async function followEvents(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  most = Infinity,
): Promise<readonly unknown[]> {
  const events: unknown[] = [];
  if (most === 0) return events;
  for await (const event of eventsOf(url, query, variables)) {
    events.push(event);
    if (events.length >= most) break;
  }
  return events;
}

/** Yields the events of a subscription as they arrive, until the stream ends. */
export async function* eventsOf(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<unknown, void, undefined> {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
  });
  if (response.body === null) throw new Error('The stream has no body.');
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: ?(.+)$/m.exec(part)?.[1];
        if (/^event: next$/m.test(part) && data !== undefined) yield JSON.parse(data);
      }
    }
  } finally {
    await reader.cancel();
  }
}
