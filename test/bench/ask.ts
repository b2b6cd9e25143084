import { z } from 'zod';

const answer = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** Asks the server over HTTP. @throws Error for an answer with errors. */
export async function ask<T extends z.ZodType>(
  url: string,
  document: string,
  variables: Readonly<Record<string, unknown>>,
  shape: T,
): Promise<z.infer<T>> {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = answer.parse(await response.json());
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return shape.parse(data);
}
