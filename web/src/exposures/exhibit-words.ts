import type { Employment } from '#picture/exhibit.ts';
import type { Picture } from '#picture/picture.ts';
import { printedAddress } from '../address/address.ts';
import type { Address, Conditions } from '../address/address.ts';
import type { Facet } from '../address/facets.ts';
import { useAboutName } from '../conditions/bar.tsx';
import { useListTitles } from '../conditions/controls.tsx';
import { conditionsInWords } from '../conditions/in-words.ts';
import type { ChainRowFragment, SourceNameFragment } from '../generated/graphql.ts';
import { dayInWords } from '../words.ts';

/** Returns what an exhibit says above its chains: what counts, and whether something in it is synthetic. */
export function useConditionsInWords(
  conditions: Conditions,
): (chains: readonly ChainRowFragment[]) => readonly string[] {
  const lists = useListTitles(conditions);
  const aboutName = useAboutName(conditions.about);
  return (chains) => [
    `${conditionsInWords(conditions, { lists, aboutName, nameOf: nameIn(chains) }).join('; ')}.`,
    ...(chains.some(isInvented) ? ['CONTAINS SYNTHETIC DATA: organizations and people are invented.'] : []),
  ];
}

/** Begins the names of files with synthetic data. */
export function syntheticMark(chains: readonly ChainRowFragment[]): string {
  return chains.some(isInvented) ? 'SYNTHETIC-' : '';
}

function isInvented({ dataClasses }: ChainRowFragment): boolean {
  return dataClasses.includes('SYNTHETIC');
}

/** The last note of an exhibit: the address that restores what it shows. */
export function madeWith(address: Address): string {
  return `Made with Subtier: ${printedAddress(address)}`;
}

/** Names the nodes of facets that are in the chains. */
function nameIn(chains: readonly ChainRowFragment[]): (facet: Facet) => string | null {
  const named = chains.flatMap(({ system, prime, accountable, countries, engineerEmployers }) => [
    { kind: 'system', key: system.key, name: system.caption },
    ...countries.map(({ key, name }) => ({ kind: 'country', key, name })),
    ...[prime, accountable, ...engineerEmployers].flatMap((one) =>
      one === null
        ? []
        : (['prime', 'supplier', 'employer'] as const).map((kind) => ({ kind, key: one.key, name: one.caption })),
    ),
  ]);
  return ({ by, value }) => named.find(({ kind, key }) => kind === by && key === value)?.name ?? null;
}

/** A hop with its sources. */
interface SourcedHop {
  readonly id: string;
  readonly statements: readonly { readonly source: SourceNameFragment }[];
}

/** A chain with the sources of its hops. */
export interface SourcedChain {
  readonly path: { readonly edges: readonly SourcedHop[] };
}

/** The employment of an engineer, with its sources. */
export type SourcedEmployment = SourcedHop & Employment;

/** The sources of the hops and of the employment, in the order of the chains, and the numbers of each hop's sources by its id, from one. */
export function footnotesOf(chains: readonly SourcedChain[], employment: readonly SourcedEmployment[] = []) {
  const edges: readonly SourcedHop[] = [...chains.flatMap(({ path }) => path.edges), ...employment];
  const sources = [
    ...new Map(edges.flatMap(({ statements }) => statements.map(({ source }) => [source.id, source]))).values(),
  ];
  const numberOf = new Map(sources.map(({ id }, at) => [id, at + 1]));
  const numbers = new Map(
    edges.map(({ id, statements }) => {
      return [id, statements.flatMap(({ source }) => numberOf.get(source.id) ?? [])] as const;
    }),
  );
  return { sources, numbers };
}

/** A source as a note of the exhibit. */
export function noteOf({ publisher, caption, publishedOn, url }: SourceNameFragment): string {
  const day = publishedOn === null ? 'no date on record' : dayInWords(publishedOn);
  return [publisher, caption, day, url].filter((part) => part !== null && part !== '').join(', ');
}

/** The chains of which a picture draws every part as chosen. */
export function leadingIn<C extends { readonly id: string }>(
  { boxes, parts }: Picture,
  chains: readonly C[],
): readonly C[] {
  const others = new Set(boxes.flatMap(({ id, chosen }) => (chosen ? [] : [id])));
  return chains.filter(({ id }) => parts?.get(id)?.every((part) => !others.has(part)) ?? false);
}
