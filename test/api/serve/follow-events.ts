/** The events of a subscription, from the server's stream of them: all until it ends, or so many. */
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
  const events: unknown[] = [];
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const data = /^data: ?(.+)$/m.exec(part)?.[1];
      if (/^event: next$/m.test(part) && data !== undefined) events.push(JSON.parse(data));
    }
    if (events.length >= most) break;
  }
  return events;
}
