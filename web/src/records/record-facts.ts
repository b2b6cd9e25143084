import { assetInWords } from '#picture/words.ts';
import type { RecordFactsQuery } from '../generated/graphql.ts';
import { counted, dayInWords, inDigits, valueName } from '../words.ts';

type Facts = NonNullable<RecordFactsQuery['node']>;

/** One sentence of what a record is and what is on record about it on the day; null for kinds without a page. */
export function factsInWords(of: Facts): string | null {
  switch (of.__typename) {
    case 'Organization': {
      const country =
        of.country === null ? ', country of registration not on record' : ` registered in ${of.country.name}`;
      return `Organization${country}; employs ${peopleInWords(of.employs) ?? 'nobody'} on record`;
    }
    case 'Person': {
      const who = of.kind === 'GROUP' ? `Group of people${headcountInWords(of.headcount)}` : 'Person';
      const places = namesOf(of.locatedIn.nodes.map(({ name }) => name));
      const employers = namesOf(of.employedBy.nodes.map(({ caption }) => caption));
      return [
        `${who}${of.roles.length === 0 ? '' : ` employed as ${of.roles.join(' and ').toLowerCase()}`}`,
        places === null ? 'location not on record' : `located in ${places}`,
        employers === null ? 'employer not on record' : `employed by ${employers}`,
      ].join(', ');
    }
    case 'System':
      return [
        `Defense system: ${assetInWords(of)}`,
        ...(of.agency === null ? [] : [`owned by ${of.agency.caption}`]),
        `reached by ${peopleInWords(of.accessedBy) ?? 'nobody'} on record`,
      ].join('; ');
    case 'Contract':
      return [
        of.identified ? 'Contract' : 'Contract that the sources do not identify',
        of.prime === null ? 'prime contractor not on record' : `prime contractor ${of.prime.caption}`,
        ...(of.agency === null ? [] : [`awarded by ${of.agency.caption}`]),
      ].join('; ');
    case 'Country':
      return `Country${of.isForeign ? '' : ' that does not count as foreign'}; ${peopleInWords(of.peopleLocated) ?? 'nobody'} on record there`;
    case 'Agency':
      return `Agency; owns ${counted(of.ownsSystems.totalCount, 'system')} and awarded ${counted(of.awarded.totalCount, 'contract')} on record`;
    case 'DesignationList':
      return `Designation list${of.citation === null ? '' : ` (${of.citation})`}; designates ${counted(of.designatesCountries.totalCount, 'country', 'countries')}`;
    case 'Source': {
      const by = of.publisher === null ? ', publisher not on record' : ` published by ${of.publisher}`;
      const on = of.publishedOn === null ? '' : ` on ${dayInWords(of.publishedOn)}`;
      return `Source (${valueName(of.dataClass)})${by}${on}; states ${counted(of.claimsStated.totalCount, 'claim')}`;
    }
    case 'Claim': {
      const by = of.organization?.caption ?? of.claimant;
      const on = of.statedOn === null ? '' : ` on ${dayInWords(of.statedOn)}`;
      const contradicted =
        of.contradicts.length === 0 ? 'not contradicted' : `contradicted by ${counted(of.contradicts.length, 'claim')}`;
      return `Claim (${of.stance === 'DENIES' ? 'denial' : 'assertion'})${by === null ? '' : ` made by ${by}`}${on}; ${contradicted}`;
    }
    case 'Access':
    case 'Exposure':
    case 'Passage':
    case 'Vetting':
      return null;
  }
}

interface People {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string; readonly kind: string }[];
}

/** “2 people and 1 group of people”; null: nobody. Each contract or access is a hop of its own, so people are counted once. */
function peopleInWords({ totalCount, nodes }: People): string | null {
  if (totalCount === 0) return null;
  const people = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const groups = [...people.values()].filter((kind) => kind === 'GROUP').length;
  const persons = people.size - groups;
  const words = [
    ...(persons === 0 ? [] : [counted(persons, 'person', 'people')]),
    ...(groups === 0 ? [] : [counted(groups, 'group of people', 'groups of people')]),
  ].join(' and ');
  return nodes.length < totalCount ? `at least ${words}` : words;
}

function headcountInWords(headcount: number | null): string {
  return headcount === null ? ' of unknown number' : ` (${inDigits(headcount)})`;
}

/** “A, B and 3 others”; null: none. */
function namesOf(all: readonly string[]): string | null {
  const names = [...new Set(all)];
  const [first, second] = names;
  if (first === undefined) return null;
  if (second === undefined) return first;
  if (names.length === 2) return `${first} and ${second}`;
  return `${first}, ${second} and ${counted(names.length - 2, 'other')}`;
}
