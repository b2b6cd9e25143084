import { useMemo, useSyncExternalStore } from 'react';
import type { Conditions } from '../address/address.ts';
import { toFilter, underConditions } from '../conditions/to-filter.ts';
import { BriefChainsDocument } from '../generated/graphql.ts';
import type { BriefQuery, ChainRowFragment } from '../generated/graphql.ts';
import { EVERY, drawChains } from '../picture/chains.ts';
import { placeInLanes, toExhibit } from '../picture/exhibit.ts';
import type { ExhibitWords } from '../picture/exhibit.ts';
import { useAnswer } from '../server/use-answer.ts';
import { SavePicture } from '../ui/buttons.tsx';
import { AddressLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { themeStore } from '../ui/theme.tsx';
import { useMedia } from '../ui/use-media.ts';
import { counted, dayInWords, inDigits, routeInWords } from '../words.ts';

interface BriefPictureProps {
  readonly brief: BriefQuery['brief'];
  /** On the day that the brief describes. */
  readonly conditions: Conditions;
}

/** Through whom the systems are reached: the chains as a picture, which can be saved as an exhibit. */
export function BriefPicture({ brief, conditions }: BriefPictureProps) {
  const { accesses, chains, chainsRead } = brief;
  // The brief reads as many chains as can be told apart in one picture.
  const isDrawn = chains === chainsRead;
  const answer = useAnswer(BriefChainsDocument, { filter: toFilter(conditions) }, !isDrawn);
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
          {({ exposures }) => <StaticPicture chains={exposures.nodes} words={() => exhibitWords(brief, conditions)} />}
        </Loaded>
      )}
    </Panel>
  );
}

/** What an exhibit says besides the picture, so that it stands by itself. */
function exhibitWords({ headline, status, certainty }: BriefQuery['brief'], conditions: Conditions): ExhibitWords {
  const { asOf, lists } = conditions;
  const counts = lists.length === 0 ? 'Any foreign origin counts' : `Countries on ${lists.join(', ')} count`;
  return {
    title: headline,
    heading: [`${status}. Shown as of ${dayInWords(asOf)}. ${counts}${underConditions(conditions)}.`],
    notes: [certainty.join(' '), `Made with Subtier: ${window.location.href}`],
  };
}

interface StaticPictureProps {
  readonly chains: readonly ChainRowFragment[];
  readonly words: () => ExhibitWords;
}

function StaticPicture({ chains, words }: StaticPictureProps) {
  const down = useMedia('narrow');
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.shown);
  const picture = useMemo(() => drawChains(chains, EVERY), [chains]);
  const points = useMemo(() => placeInLanes(picture, down), [picture, down]);
  const lanes = down ? 'stacked' : 'side by side';
  const label = `Chains: ${chains.map(routeInWords).join('; ')}`;
  // The colors in the file are those of the theme.
  const svg = useMemo(
    () => ({ theme, text: toExhibit(picture, points, { lanes, label, words: null }) }),
    [picture, points, lanes, label, theme],
  ).text;
  const exhibit = (): string =>
    toExhibit(picture, placeInLanes(picture, false), { lanes: 'side by side', label, words: words() });
  return (
    <>
      <div className="brief-picture" tabIndex={0} role="region" aria-label="Picture of the chains">
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={label} />
      </div>
      <p className="brief-tools">
        <span className="soft small">Save as an exhibit:</span>
        <SavePicture name="subtier-exhibit" className="button small" svg={exhibit} />
      </p>
    </>
  );
}
