import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { client, connectionStore, toAsked } from './client.ts';
import type { Asked } from './client.ts';

/** What a change returned, or why the server refused it. */
export type Changed<Data> = { readonly data: Data } | { readonly problem: string };

/** Returns why the server refused a change; null if it did not. */
export async function problemOf<Data>(changing: Promise<Changed<Data>>): Promise<string | null> {
  const changed = await changing;
  return 'problem' in changed ? changed.problem : null;
}

/**
 * Runs a mutation with each set of variables in turn and stops when the server is unavailable. Returns those that were not applied, with the
 * reasons.
 */
export async function changeEach<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  each: readonly Variables[],
): Promise<readonly { readonly variables: Variables; readonly problem: string }[]> {
  const refused: { readonly variables: Variables; readonly problem: string }[] = [];
  for (const [at, variables] of each.entries()) {
    const changed = await mutate(document, variables);
    if ('data' in changed) continue;
    const { kind, message } = changed.failure;
    const undone = kind === 'away' ? each.slice(at) : [variables];
    refused.push(...undone.map((one) => ({ variables: one, problem: message })));
    if (kind === 'away') break;
  }
  if (refused.length < each.length) connectionStore.changedHere();
  return refused;
}

/** Runs a mutation, and loads again what the page and its other tabs show; other browsers notice within seconds, by the status. */
export async function change<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Changed<Data>> {
  const changed = await mutate(document, variables);
  if ('failure' in changed) return { problem: changed.failure.message };
  connectionStore.changedHere();
  return changed;
}

async function mutate<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Asked<Data>> {
  return toAsked(await client.mutation(document, variables).toPromise());
}
