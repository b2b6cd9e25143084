import { useMemo } from 'react';
import { EVERY, drawChains } from '#picture/chains.ts';
import type { ExhibitWords } from '#picture/exhibit.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { StaticPicture } from '../canvas/static-picture.tsx';
import { toFilter } from '../conditions/to-filter.ts';
import {
  footnotesOf,
  madeWith,
  noteOf,
  syntheticMark,
  useConditionsInWords,
  withFootnotes,
} from '../exposures/exhibit-words.ts';
import { BriefChainsDocument } from '../generated/graphql.ts';
import type { BriefChainsQuery, BriefQuery } from '../generated/graphql.ts';
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
  const inWords = useConditionsInWords(conditions);
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
              name={`${syntheticMark(nodes)}subtier-exhibit`}
              words={() => ({
                title: brief.headline,
                heading: [
                  brief.certainty.join(' '),
                  `${brief.status}. Shown as of ${dayInWords(conditions.asOf)}.${isAnyForeign ? ' Any foreign origin counts.' : ''}`,
                  ...inWords(nodes),
                ],
                notes: [
                  ...footnotesOf(nodes).sources.map((source, at) => `[${at + 1}] ${noteOf(source)}`),
                  // The brief may show another day than the page's.
                  madeWith({ ...address, conditions: { ...address.conditions, asOf: conditions.asOf } }),
                ],
              })}
            />
          )}
        </Loaded>
      )}
    </Panel>
  );
}

type BriefChain = BriefChainsQuery['exposures']['nodes'][number];

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
