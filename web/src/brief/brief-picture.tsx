import { useMemo, useState } from 'react';
import { groupsOf } from '#picture/chain.ts';
import { LEADING, drawChains } from '#picture/chains.ts';
import { withFootnotes } from '#picture/exhibit.ts';
import type { Line } from '#picture/picture.ts';
import type { Conditions } from '../address/address.ts';
import type { RecordRef } from '../address/paths.ts';
import { useAddress } from '../address/use-address.ts';
import { StaticPicture } from '../canvas/static-picture.tsx';
import { toEmploymentFilter, toFilter } from '../conditions/to-filter.ts';
import {
  footnotesOf,
  leadingIn,
  madeWith,
  noteOf,
  syntheticMark,
  useConditionsInWords,
} from '../exposures/exhibit-words.ts';
import { useChain } from '../exposures/chain.ts';
import { BriefChainsDocument, EmploymentDocument } from '../generated/graphql.ts';
import type { BriefChainsQuery, BriefQuery, HopEvidenceFragment } from '../generated/graphql.ts';
import { HopCard, SourceLink } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink, toRecord } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { counted, inDigits, routeInWords } from '../words.ts';

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
        <Loaded answer={answer} what="the chains" rows={5} placeClass="brief-picture-place">
          {({ exposures: { nodes } }) => <ChainsDrawn chains={nodes} brief={brief} conditions={conditions} />}
        </Loaded>
      )}
    </Panel>
  );
}

type BriefChain = BriefChainsQuery['exposures']['nodes'][number];

interface ChainsDrawnProps extends BriefPictureProps {
  readonly chains: readonly BriefChain[];
}

function ChainsDrawn({ chains, brief, conditions }: ChainsDrawnProps) {
  const { address, go } = useAddress();
  const inWords = useConditionsInWords(conditions);
  const { employment, isLoaded } = useEmploymentOf(chains, conditions);
  const [hop, setHop] = useState<Line | null>(null);
  const { picture, sources, others } = useMemo(() => {
    const drawn = drawChains(chains, LEADING);
    const { sources, numbers } = footnotesOf(leadingIn(drawn, chains), employment);
    const others = footnotesOf(chains).sources.filter((one) => sources.every(({ id }) => id !== one.id));
    return { picture: withFootnotes(drawn, numbers, employment), sources, others };
  }, [chains, employment]);
  const keys = useMemo(() => recordsOf(chains), [chains]);
  const chainOf = (line: Line): string | null =>
    [...(picture.parts ?? [])].find(([, parts]) => parts.includes(line.id))?.[0] ?? null;
  return (
    <StaticPicture
      picture={picture}
      label={`Chains: ${chains.map(routeInWords).join('; ')}`}
      name={`${syntheticMark(chains)}subtier-exhibit`}
      onPick={({ box, line }) => {
        const record = keys.get(box?.node ?? '');
        if (record !== undefined) go({ ...toRecord(record.kind, record.key), conditions });
        else if (line !== null) setHop(line.id === hop?.id ? null : line);
      }}
      words={
        // An exhibit has the sources of all lines.
        !isLoaded
          ? null
          : () => ({
              title: brief.headline,
              heading: [`${brief.status}. ${brief.certainty.join(' ')}`, ...inWords(chains)],
              notes: [
                ...sources.map((source, at) => `[${at + 1}] ${noteOf(source)}`),
                ...(others.length === 0 ? [] : [`Sources of the other chains: ${others.map(noteOf).join('; ')}.`]),
                // The brief may show another day than the page's.
                madeWith({ ...address, conditions: { ...address.conditions, asOf: conditions.asOf } }),
              ],
            })
      }
    >
      <div aria-live="polite">
        {hop !== null && (
          <HopEvidence
            key={hop.id}
            line={hop}
            chain={chainOf(hop)}
            employment={employment}
            conditions={conditions}
            onClose={() => {
              setHop(null);
            }}
          />
        )}
      </div>
      <ol className="brief-sources small" aria-label="Sources of the hops">
        {sources.map((source, at) => (
          <li key={source.id}>
            [{at + 1}] <SourceLink source={source} />
          </li>
        ))}
        {others.map((source) => (
          <li key={source.id}>
            Another chain: <SourceLink source={source} />
          </li>
        ))}
      </ol>
    </StaticPicture>
  );
}

const NONE: readonly HopEvidenceFragment[] = [];

/** Who employs the engineer of the first chain, with the statements behind it; none until they are loaded. */
function useEmploymentOf([first]: readonly BriefChain[], conditions: Conditions) {
  const filter = toEmploymentFilter(first?.origin ?? null, conditions);
  const answer = useAnswer(EmploymentDocument, { exposure: first?.id ?? '', filter }, first === undefined);
  return {
    employment: answer.state === 'ready' ? answer.data.engineerEmployment : NONE,
    isLoaded: answer.state !== 'loading',
  };
}

/** The records that boxes of the chains stand for, by the ids of their nodes. */
function recordsOf(chains: readonly BriefChain[]): ReadonlyMap<string, RecordRef> {
  return new Map<string, RecordRef>(
    chains.flatMap((chain) => [
      [chain.system.id, { kind: 'system', key: chain.system.key }] as const,
      ...[chain.engineer, chain.escort, chain.credentialOf].flatMap((person) =>
        person === null ? [] : [[person.id, { kind: 'person', key: person.key }] as const],
      ),
      ...[chain.prime, chain.accountable, ...chain.chain, ...chain.engineerEmployers].flatMap((one) =>
        one === null ? [] : [[one.id, { kind: 'organization', key: one.key }] as const],
      ),
    ]),
  );
}

interface HopEvidenceProps {
  readonly line: Line;
  /** The id of a chain that the line is a part of. */
  readonly chain: string | null;
  readonly employment: readonly HopEvidenceFragment[];
  readonly conditions: Conditions;
  readonly onClose: () => void;
}

/** Who says that a hop of the picture is there: the exact words, where they stand, and the source. */
function HopEvidence({ line, chain, employment, conditions, onClose }: HopEvidenceProps) {
  const answer = useChain(chain, conditions);
  return (
    <section className="brief-hop inspector" aria-label="Who says so">
      <Loaded answer={answer} what="the evidence" rows={3}>
        {({ exposure }) => {
          const edges = [...(exposure?.path.edges ?? []), ...employment];
          const nodes = [...(exposure?.path.nodes ?? []), ...(exposure?.engineerEmployers ?? [])];
          const names = new Map(nodes.flatMap((one) => ('id' in one ? [[one.id, one.caption] as const] : [])));
          return edges
            .filter(({ id }) => id === line.hop)
            .map((edge) => (
              <HopCard
                key={edge.id}
                hop={edge}
                nameOf={(id) => names.get(id) ?? id}
                {...(exposure === null ? {} : { groups: groupsOf(exposure) })}
                asOf={conditions.asOf}
                picked={false}
                onPick={null}
                closure={null}
              />
            ));
        }}
      </Loaded>
      <button type="button" className="button small" onClick={onClose}>
        Close
      </button>
    </section>
  );
}
