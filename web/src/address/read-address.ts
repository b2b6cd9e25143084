import { showings, views } from './address.ts';
import { abouts, evidenceByDefault, evidenceClasses } from './conditions.ts';
import { isDay } from './day.ts';
import type { Address } from './address.ts';
import type { About, Conditions } from './conditions.ts';

const LEVELS = [2, 4, 5, 6];
const PARAMETER = 'p.';
const KNOWN = new Set([
  ...['view', 'as-of', 'lists', 'impact', 'evidence', 'about', 'q', 'show', 'system', 'chain', 'node', 'hop'],
  ...['root', 'open', 'query', 'cypher', 'run'],
]);

/**
 * Reads an address; what is missing or makes no sense becomes the default.
 * @param link its query and fragment, as `writeAddress` writes them; older links have the statement in the query
 */
export function readAddress(link: string, today: string): Address {
  const [search = '', fragment = ''] = link.split('#');
  const given = new URLSearchParams(search);
  const named = [...given].filter(([name]) => name.startsWith(PARAMETER));
  return {
    view: oneOf(views, given.get('view')) ?? 'chains',
    conditions: readConditions(given, today),
    showing: oneOf(showings, given.get('show')) ?? 'picture',
    system: given.get('system'),
    chain: given.get('chain'),
    node: given.get('node'),
    hop: given.get('hop'),
    root: given.get('root'),
    opened: unique(given.getAll('open')),
    query: given.get('query'),
    statement: new URLSearchParams(fragment).get('cypher') ?? given.get('cypher'),
    parameters: given.has('run')
      ? Object.fromEntries(named.map(([name, value]) => [name.slice(PARAMETER.length), value]))
      : null,
    unknown: [...given].filter(([name]) => !KNOWN.has(name) && !name.startsWith(PARAMETER)),
  };
}

function readConditions(given: URLSearchParams, today: string): Conditions {
  const asOf = given.get('as-of');
  const level = Number(given.get('impact'));
  const named = (given.get('evidence') ?? '').toUpperCase().split(',');
  const evidence = evidenceClasses.filter((one) => named.includes(one));
  return {
    asOf: asOf !== null && isDay(asOf) ? asOf : today,
    lists: unique((given.get('lists') ?? '').split(',')),
    minImpactLevel: LEVELS.includes(level) ? level : null,
    evidence: evidence.length > 0 ? evidence : evidenceByDefault,
    about: readAbout(given.get('about')),
    text: given.get('q') ?? '',
  };
}

function readAbout(given: string | null): About | null {
  const [kind, ...rest] = (given ?? '').split(':');
  const known = oneOf(abouts, kind ?? null);
  const key = rest.join(':');
  return known === null || key === '' ? null : { kind: known, key };
}

function oneOf<T extends string>(values: readonly T[], given: string | null): T | null {
  return values.find((value) => value === given) ?? null;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}
