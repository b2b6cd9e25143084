import { evidenceByDefault } from './conditions.ts';
import type { Address } from './address.ts';

/**
 * The address as a query string, defaults left out, the date always in: tomorrow the link still means today. A statement stands
 * in the fragment, which is not sent to the server: it may be longer than what servers take, and is in no log.
 */
export function writeAddress(address: Address): string {
  const { conditions } = address;
  const written = new URLSearchParams();
  const put = (name: string, value: string | null): void => {
    if (value !== null && value !== '') written.append(name, value);
  };
  put('view', address.view === 'chains' ? null : address.view);
  put('as-of', conditions.asOf);
  put('lists', conditions.lists.join(','));
  put('impact', conditions.minImpactLevel?.toString() ?? null);
  put('evidence', sameEvidence(conditions.evidence) ? null : conditions.evidence.join(',').toLowerCase());
  put('about', conditions.about === null ? null : `${conditions.about.kind}:${conditions.about.key}`);
  put('q', conditions.text);
  put('show', address.showing === 'picture' ? null : address.showing);
  put('system', address.system);
  put('chain', address.chain);
  put('node', address.node);
  put('hop', address.hop);
  put('root', address.root);
  for (const id of address.opened) put('open', id);
  put('query', address.query);
  if (address.parameters !== null) {
    put('run', '1');
    for (const [name, value] of Object.entries(address.parameters)) written.append(`p.${name}`, value);
  }
  for (const [name, value] of address.unknown) written.append(name, value);
  return `?${plain(written)}${address.statement === null ? '' : `#${plain(new URLSearchParams({ cypher: address.statement }))}`}`;
}

/** Commas and colons need no escape, and are in most links. */
function plain(parameters: URLSearchParams): string {
  return parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function sameEvidence(evidence: readonly string[]): boolean {
  return evidence.length === evidenceByDefault.length && evidenceByDefault.every((one) => evidence.includes(one));
}
