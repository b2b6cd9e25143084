import { withFootnotes } from '#picture/exhibit.ts';
import type { Exhibit } from '#picture/exhibit.ts';
import type { Picture } from '#picture/picture.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { toEmploymentFilter, toFilter } from '../conditions/to-filter.ts';
import { footnotesOf, madeWith, noteOf, useConditionsInWords } from '../exposures/exhibit-words.ts';
import type { SourcedEmployment } from '../exposures/exhibit-words.ts';
import { ChainsExhibitDocument, EmploymentDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, ChainsExhibitQuery } from '../generated/graphql.ts';
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
    const found = await loadSources(conditions, drawn);
    if ('kind' in found) return found;
    const { brief, chains } = found;
    const own = drawn.find(({ id }) => id === chosen);
    const employment = own === undefined ? [] : await loadEmployment(own, conditions);
    if ('kind' in employment) return employment;
    const { sources, numbers } = footnotesOf(
      chains.filter(({ id }) => id === chosen),
      employment,
    );
    const others = footnotesOf(chains).sources.filter((source) => sources.every(({ id }) => id !== source.id));
    return {
      picture: withFootnotes(picture, numbers, employment),
      words: {
        title: `Who reaches ${listed(systems.map(([, caption]) => caption))}, through whom`,
        heading: [
          `${brief.status}. ${brief.certainty.join(' ')}`,
          `As of ${dayInWords(conditions.asOf)}, ${countInWords(count, drawn, brief)}.`,
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

type Sourced = ChainsExhibitQuery['exposures']['nodes'][number];

interface Found {
  readonly brief: ChainsExhibitQuery['brief'];
  readonly chains: readonly Sourced[];
}

/** How many chains are drawn; if there are others, of how many that the line above describes. */
function countInWords(count: string, drawn: readonly ChainRowFragment[], { accesses, chains }: Found['brief']): string {
  if (drawn.length >= chains) return count;
  const exposed = counted(accesses, 'exposed access', 'exposed accesses');
  const shown = new Set(drawn.map(({ accessKey }) => accessKey)).size;
  return `${count}: the picture shows ${inDigits(shown)} of ${exposed}, and the line above describes all`;
}

/** Loads who employs the engineer of a chain, with the sources. */
async function loadEmployment(
  { id, origin }: ChainRowFragment,
  conditions: Conditions,
): Promise<readonly SourcedEmployment[] | Failure> {
  const asked = await ask(EmploymentDocument, { exposure: id, filter: toEmploymentFilter(origin, conditions) });
  return 'failure' in asked ? asked.failure : asked.data.engineerEmployment;
}

/** Loads the drawn chains, and how all chains under the conditions stand. */
async function loadSources(conditions: Conditions, drawn: readonly ChainRowFragment[]): Promise<Found | Failure> {
  const all = toFilter(conditions);
  const ids = drawn.map(({ id }) => id);
  const chains: Sourced[] = [];
  for (let at = 0; ; at += MAX_PAGE_SIZE) {
    const filter = { ...all, exposures: ids.slice(at, at + MAX_PAGE_SIZE) };
    const asked: Asked<ChainsExhibitQuery> = await ask(ChainsExhibitDocument, { filter, all, first: MAX_PAGE_SIZE });
    if ('failure' in asked) return asked.failure;
    const { brief, exposures }: ChainsExhibitQuery = asked.data;
    chains.push(...exposures.nodes);
    if (at + MAX_PAGE_SIZE >= ids.length) return { brief, chains };
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
