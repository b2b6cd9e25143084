import { isHop } from '../claims/claims.ts';
import type { Hop, NodeRef } from '../exposure/exposure.ts';
import { nameKey, statedProperties } from './dossier.ts';
import type { Dossier, DossierChain } from './dossier.ts';

/**
 * Leaves out of a dossier what its profile does not show, and says how much that is:
 * - COMMITTEE: ids of persons become “person 1”; comments and notes are left out.
 * - PUBLIC: so are the names that the data give to persons, decisions, and details of statements besides source, dates and confidence.
 */
export function redact(dossier: Dossier): Redacted {
  const { profile } = dossier.request;
  if (profile === 'INTERNAL') return { dossier, redactText: (text) => text };
  const isPublic = profile === 'PUBLIC';
  const persons = new Map(personsOf(dossier).map((key, at) => [key, `person ${at + 1}`]));
  const redactText = pseudonymizer(persons);
  const named = Object.entries(dossier.names).map(([id, name]): readonly [string, string] => {
    const person = id.startsWith('Person:') ? persons.get(id.slice('Person:'.length)) : undefined;
    return [id, isPublic ? (person ?? name) : name];
  });
  const events = dossier.chains.flatMap((chain) => chain.events);
  const statements = new Map(
    dossier.chains.flatMap(({ exposure }) =>
      exposure.path.flatMap((hop) => hop.statements.map((one) => [one.key, one])),
    ),
  );
  const details = [...statements.values()].flatMap(({ properties }) => statedProperties(properties));
  const { investigation } = dossier;
  return {
    redactText,
    dossier: {
      ...dossier,
      chains: dossier.chains.map((chain) => redactChain(chain, isPublic)),
      names: Object.fromEntries(named),
      investigation: investigation === null ? null : { ...investigation, notes: '' },
      redactions: [
        ...(isPublic
          ? counted(persons.size, 'id and name of a person', 'ids and names of persons')
          : counted(persons.size, 'id of a person', 'ids of persons')),
        ...counted(events.filter(({ comment }) => comment !== null).length, 'comment', 'comments'),
        ...counted(investigation === null || investigation.notes === '' ? 0 : 1, 'note', 'notes'),
        ...(isPublic
          ? [
              ...counted(events.filter(({ decision }) => decision !== null).length, 'decision', 'decisions'),
              ...counted(details.length, 'detail of a statement', 'details of statements'),
            ]
          : []),
      ],
    },
  };
}

/** A dossier without what its profile leaves out. */
interface Redacted {
  readonly dossier: Dossier;
  /** Replaces the ids of persons in a text that is made of it. */
  readonly redactText: (text: string) => string;
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function redactChain(chain: DossierChain, isPublic: boolean): DossierChain {
  const { exposure, events } = chain;
  const withoutDetails = (hop: Hop): Hop => ({
    ...hop,
    statements: hop.statements.map((statement) => ({ ...statement, properties: {} })),
  });
  return {
    ...chain,
    exposure: isPublic ? { ...exposure, path: exposure.path.map(withoutDetails) } : exposure,
    events: isPublic ? [] : events.filter(({ comment }) => comment === null),
  };
}

/** The keys of the persons in a dossier, in the order in which it names them. */
function personsOf({ chains, closures, claims }: Dossier): readonly string[] {
  const keys = (nodes: readonly NodeRef[]) => nodes.flatMap(({ label, key }) => (label === 'Person' ? [key] : []));
  const exposures = [...chains, ...closures].map(({ exposure }) => exposure);
  const named = exposures.flatMap(({ escort, engineer }) => [escort, engineer]).filter((key) => key !== null);
  const ends = exposures.flatMap(({ path }) => path.flatMap(({ from, to }) => [from, to]));
  const claimed = claims.flatMap(({ about }) => (isHop(about) ? [about.from, about.to] : [about]));
  return [...new Set([...named, ...keys(ends), ...keys(claimed)])];
}

/**
 * Returns a function that replaces the keys of persons in a text, where no letter or digit adjoins them: ids of accesses and rows are often
 * made of them, as in `access_P1`.
 */
function pseudonymizer(persons: ReadonlyMap<string, string>): (text: string) => string {
  if (persons.size === 0) return (text) => text;
  // Longest first: a key may begin with another.
  const keys = [...persons.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((key) => key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${keys.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replace(pattern, (key) => persons.get(key) ?? key);
}

/** The name of a node in a dossier. */
export function nameOf({ names }: Pick<Dossier, 'names'>, node: NodeRef): string {
  return names[nameKey(node)] ?? node.key;
}
