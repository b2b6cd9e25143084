import type { Exhibit } from '#picture/exhibit.ts';
import type { Picture } from '#picture/picture.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { footnotesOf, madeWith, noteOf, useConditionsInWords, withFootnotes } from '../exposures/exhibit-words.ts';
import { ChainsExhibitDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, ChainsExhibitQuery, ExposureFilter } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import type { Asked, Failure } from '../server/client.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { counted, dayInWords, inDigits, routeInWords } from '../words.ts';

interface Shown {
  readonly picture: Picture;
  /** The chains in the picture. */
  readonly drawn: readonly ChainRowFragment[];
  /** Those that are loaded and not in it. */
  readonly rest: readonly ChainRowFragment[];
  readonly chosen: string | null;
  /** How many chains are drawn, and which. */
  readonly count: string;
  /** The names of the subcontractors behind each box that counts them, by its id. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

/** Returns a function that makes an exhibit of the chains as they are shown; it loads how they stand and their sources. */
export function useChainsExhibit(shown: Shown): () => Promise<Exhibit | Failure> {
  const { address } = useAddress();
  const { conditions } = address;
  const inWords = useConditionsInWords(conditions);
  const { picture, drawn, rest, chosen, count, members } = shown;
  return async () => {
    const systems = [...new Map(drawn.map(({ system }) => [system.key, system.caption]))];
    const found = await loadSources(filterFor(conditions, drawn), new Set(drawn.map(({ id }) => id)));
    if ('kind' in found) return found;
    const { brief, chains } = found;
    const own = drawn.find(({ id }) => id === chosen);
    const { sources, marks } = footnotesOf(chains.filter(({ id }) => id === chosen));
    const others = footnotesOf(chains).sources.filter((source) => sources.every(({ id }) => id !== source.id));
    return {
      picture: withFootnotes(picture, marks),
      words: {
        title: `Who reaches ${listed(systems.map(([, caption]) => caption))}, through whom`,
        heading: [
          `${brief.status}. ${brief.certainty.join(' ')}`,
          `Shown as of ${dayInWords(conditions.asOf)}: ${count}.`,
          ...inWords(drawn),
        ],
        notes: [
          ...(own === undefined ? [] : [`Selected chain: ${chainInWords(own)}.`]),
          ...picture.boxes.flatMap(({ id, title }) => {
            const names = members.get(id);
            return names === undefined ? [] : [`${title}: ${names.join(' › ')}.`];
          }),
          ...restInWords(rest),
          ...sources.map((source, at) => `[${at + 1}] ${noteOf(source)}`),
          ...(others.length === 0 ? [] : [`Sources of the other chains: ${others.map(noteOf).join('; ')}.`]),
          // Also if the address leaves it to the page which chain is the most urgent one.
          madeWith(own === undefined ? address : { ...address, system: own.system.key, chain: own.id }),
        ],
      },
    };
  };
}

/** The conditions, narrowed to few chains besides those that are drawn. */
function filterFor(conditions: Conditions, drawn: readonly ChainRowFragment[]): ExposureFilter {
  const keysOf = (of: (chain: ChainRowFragment) => string) => [...new Set(drawn.map(of))];
  return {
    ...toFilter(conditions),
    systems: keysOf(({ system }) => system.key),
    // Restricted to a person already, it is narrow enough.
    ...(conditions.about?.kind === 'person' ? {} : { people: keysOf(({ engineer }) => engineer.key) }),
  };
}

type Sourced = ChainsExhibitQuery['exposures']['nodes'][number];

interface Found {
  readonly brief: ChainsExhibitQuery['brief'];
  readonly chains: readonly Sourced[];
}

/** Loads chains, page by page until the wanted ones are among them, and how they stand. */
async function loadSources(filter: ExposureFilter, wanted: ReadonlySet<string>): Promise<Found | Failure> {
  const chains: Sourced[] = [];
  for (let after: string | null = null; ;) {
    const asked: Asked<ChainsExhibitQuery> = await ask(ChainsExhibitDocument, { filter, first: MAX_PAGE_SIZE, after });
    if ('failure' in asked) return asked.failure;
    const { brief, exposures }: ChainsExhibitQuery = asked.data;
    chains.push(...exposures.nodes.filter(({ id }) => wanted.has(id)));
    after = exposures.pageInfo.hasNextPage ? exposures.pageInfo.endCursor : null;
    if (after === null || chains.length === wanted.size) return { brief, chains };
  }
}

/** The most names in a title, and chains in a note. */
const [FEW, MANY] = [3, 20] as const;

function listed(names: readonly string[]): string {
  if (names.length > FEW) return counted(names.length, 'system');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function chainInWords(chain: ChainRowFragment): string {
  return `${routeInWords(chain)} › ${chain.engineer.caption} › ${chain.system.caption}`;
}

/** Names the chains that boxes count. */
function restInWords(rest: readonly ChainRowFragment[]): readonly string[] {
  if (rest.length === 0) return [];
  const more = rest.length > MANY ? `; and ${inDigits(rest.length - MANY)} more` : '';
  return [`Not drawn: ${rest.slice(0, MANY).map(chainInWords).join('; ')}${more}.`];
}
