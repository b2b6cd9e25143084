import { useMemo } from 'react';
import { EVERY, drawChains } from '#picture/chains.ts';
import type { ExhibitWords } from '#picture/exhibit.ts';
import type { Picture } from '#picture/picture.ts';
import { absoluteAddress } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import type { Facet } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { StaticPicture } from '../canvas/static-picture.tsx';
import { useAboutName } from '../conditions/bar.tsx';
import { useListTitles } from '../conditions/controls.tsx';
import { conditionsInWords } from '../conditions/in-words.ts';
import { toFilter } from '../conditions/to-filter.ts';
import { BriefChainsDocument } from '../generated/graphql.ts';
import type { BriefChainsQuery, BriefQuery, ChainRowFragment, SourceNameFragment } from '../generated/graphql.ts';
import { SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, dayInWords, inDigits, routeInWords } from '../words.ts';

interface BriefPictureProps {
  readonly brief: BriefQuery['brief'];
  /** On the day that the brief describes. */
  readonly conditions: Conditions;
}

/** The brief reads as many chains as can be told apart in one picture. */
export function isInOnePicture({ chains, chainsRead }: BriefQuery['brief']): boolean {
  return chains === chainsRead;
}

/** Through whom the systems are reached: the chains as a picture, which can be saved as an exhibit. */
export function BriefPicture({ brief, conditions }: BriefPictureProps) {
  const { accesses, chains } = brief;
  const isDrawn = isInOnePicture(brief);
  const answer = useAnswer(BriefChainsDocument, { filter: toFilter(conditions) }, !isDrawn);
  const lists = useListTitles(conditions);
  const aboutName = useAboutName(conditions.about);
  const { address } = useAddress();
  const isAnyForeign = conditions.lists.length === 0 && conditions.origins.includes('FOREIGN');
  return (
    <Panel
      title="Through whom"
      note={`${counted(accesses, 'access', 'accesses')} · ${counted(chains, 'chain')}${isDrawn ? '' : ', too many for one picture'}`}
      tools={
        <AddressLink change={{ view: 'chains', conditions }}>
          {isDrawn ? 'Open in Chains' : `See ${inDigits(chains)} chains`}
        </AddressLink>
      }
    >
      {isDrawn && (
        <Loaded answer={answer} what="the chains" rows={5}>
          {({ exposures: { nodes } }) => (
            <ChainsDrawn
              chains={nodes}
              name={`${nodes.some(isInvented) ? 'SYNTHETIC-' : ''}subtier-exhibit`}
              words={() => ({
                title: brief.headline,
                heading: [
                  brief.certainty.join(' '),
                  `${brief.status}. Shown as of ${dayInWords(conditions.asOf)}.${isAnyForeign ? ' Any foreign origin counts.' : ''}`,
                  `${conditionsInWords(conditions, { lists, aboutName, nameOf: nameIn(nodes) }).join('; ')}.`,
                  ...(nodes.some(isInvented)
                    ? ['CONTAINS SYNTHETIC DATA: organizations and people are invented.']
                    : []),
                ],
                notes: [
                  ...footnotesOf(nodes).sources.map((source, at) => `[${at + 1}] ${noteOf(source)}`),
                  // The brief may show another day than the page's.
                  `Made with Subtier: ${absoluteAddress({ ...address, conditions: { ...address.conditions, asOf: conditions.asOf } })}`,
                ],
              })}
            />
          )}
        </Loaded>
      )}
    </Panel>
  );
}

function isInvented({ dataClasses }: ChainRowFragment): boolean {
  return dataClasses.includes('SYNTHETIC');
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

type BriefChain = BriefChainsQuery['exposures']['nodes'][number];

/** The sources of the hops, in the order of the chains, and the marks of each hop by its id: their numbers, from one. */
function footnotesOf(chains: readonly BriefChain[]) {
  const edges = chains.flatMap(({ path }) => path.edges);
  const sources = [
    ...new Map(edges.flatMap(({ statements }) => statements.map(({ source }) => [source.id, source]))).values(),
  ];
  const numbers = new Map(sources.map(({ id }, at) => [id, at + 1]));
  const marks = new Map(
    edges.map(({ id, statements }) => {
      const own = new Set(statements.flatMap(({ source }) => numbers.get(source.id) ?? []));
      return [id, `[${[...own].sort((a, b) => a - b).join(', ')}]`];
    }),
  );
  return { sources, marks };
}

/** A source as a note of the exhibit. */
function noteOf({ publisher, caption, publishedOn, url }: SourceNameFragment): string {
  const day = publishedOn === null ? null : dayInWords(publishedOn);
  return [publisher, caption, day, url].filter((part) => part !== null && part !== '').join(', ');
}

function withFootnotes(picture: Picture, marks: ReadonlyMap<string, string>): Picture {
  const lines = picture.lines.map((line) => {
    const footnotes = line.hop === null ? undefined : marks.get(line.hop);
    return footnotes === undefined ? line : { ...line, footnotes };
  });
  return { ...picture, lines };
}

interface ChainsDrawnProps {
  readonly chains: readonly BriefChain[];
  /** Of the file. */
  readonly name: string;
  readonly words: () => ExhibitWords;
}

function ChainsDrawn({ chains, name, words }: ChainsDrawnProps) {
  const { marks, sources } = useMemo(() => footnotesOf(chains), [chains]);
  const picture = useMemo(() => withFootnotes(drawChains(chains, EVERY), marks), [chains, marks]);
  return (
    <StaticPicture picture={picture} label={`Chains: ${chains.map(routeInWords).join('; ')}`} name={name} words={words}>
      <ol className="brief-sources small" aria-label="Sources of the hops">
        {sources.map((source, at) => (
          <li key={source.id}>
            [{at + 1}] <SourceLink source={source} />
          </li>
        ))}
      </ol>
    </StaticPicture>
  );
}
