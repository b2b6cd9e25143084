import { z } from 'zod';

const answer = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

let asked = 0;

/**
 * Asks the server over HTTP, for what it must compute: with a variable that no document knows it is another question each time,
 * and no answer that is kept. @throws Error for an answer with errors.
 */
export async function ask<T extends z.ZodType>(
  url: string,
  document: string,
  variables: Readonly<Record<string, unknown>>,
  shape: T,
): Promise<z.infer<T>> {
  const response = await fetch(`${url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables: { ...variables, asked: asked++ } }),
  });
  const { data, errors } = answer.parse(await response.json());
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return shape.parse(data);
}
