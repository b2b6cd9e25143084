/** Reads the events of a subscription until the stream ends, or at most `most` of them. */
export async function followEvents(
  url: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  most = Infinity,
): Promise<readonly unknown[]> {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ query, variables }),
  });
  if (response.body === null) throw new Error('The stream has no body.');
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  const events: unknown[] = [];
  let text = '';
  while (events.length < most) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^data: ?(.+)$/m.exec(part)?.[1];
      if (/^event: next$/m.test(part) && data !== undefined) events.push(JSON.parse(data));
    }
  }
  await reader.cancel();
  return events;
}
