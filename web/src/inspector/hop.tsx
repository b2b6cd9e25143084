import { useEffect, useRef } from 'react';
import { edgeInWords } from '#picture/words.ts';
import { holdsOn } from '../exposures/chain.ts';
import { NeighboursDocument } from '../generated/graphql.ts';
import type {
  ClaimOwnFragment,
  ClaimTextFragment,
  HopEvidenceFragment,
  NeighboursQuery,
  PassageTextFragment,
  SourceNameFragment,
  StatementTextFragment,
} from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { RecordLink } from '../ui/links.tsx';
import { Loaded } from '../ui/panel.tsx';
import {
  capitalized,
  counted,
  dayInShort,
  doubtWords,
  gradeInWords,
  periodInWords,
  propertiesInWords,
  valueName,
} from '../words.ts';

interface HopCardProps {
  readonly hop: HopEvidenceFragment;
  readonly nameOf: (id: string) => string;
  /** The ids of groups of people, whose verbs are plural. */
  readonly groups?: ReadonlySet<string>;
  readonly asOf: string;
  readonly picked: boolean;
  readonly onPick: (() => void) | null;
  /** Who says that it ended; null if it did not end. */
  readonly closure: string | null;
}

const NO_GROUPS: ReadonlySet<string> = new Set();

/** One hop: its sentence, its statements with their periods, and the claims about it. */
export function HopCard({ hop, nameOf, groups = NO_GROUPS, asOf, picked, onPick, closure }: HopCardProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (picked) card.current?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const sentence = (
    <>
      <strong>{nameOf(hop.from)}</strong> {edgeInWords(hop.type, groups.has(hop.from))}{' '}
      <strong>{nameOf(hop.to)}</strong>
    </>
  );
  const holding = hop.statements.filter(({ validFrom, validTo }) => holdsOn([{ from: validFrom, to: validTo }], asOf));
  const rest = hop.statements.length - holding.length;
  const shown = holding.length > 0 ? holding : hop.statements;
  return (
    <article ref={card} className={picked ? 'hop picked' : 'hop'}>
      <h4>
        {onPick === null ? (
          sentence
        ) : (
          <button type="button" className="hop-name" aria-pressed={picked} onClick={onPick}>
            {sentence}
          </button>
        )}
      </h4>
      <ul>
        {shown.map((statement) => (
          <StatementItem key={statement.key} statement={statement} />
        ))}
      </ul>
      {holding.length > 0 && rest > 0 && <p className="soft small">{counted(rest, 'more statement')} on other days.</p>}
      {closure !== null && <p className="closure">{closure}</p>}
      {hop.claims.map((claim) => (
        <ClaimQuote key={claim.id} claim={claim} />
      ))}
    </article>
  );
}

/** What one source says about a hop. */
function StatementItem({ statement }: { readonly statement: StatementTextFragment }) {
  const further = propertiesInWords(statement.properties);
  return (
    <li className="statement">
      <p>
        <SourceLink source={statement.source} />
      </p>
      <p className="soft small">
        {statement.dataClass === 'SYNTHETIC' && <span className="tag synthetic">synthetic</span>}{' '}
        {valueName(statement.dataClass)} · confidence {statement.confidence} of 100 ·{' '}
        {periodInWords(statement.validFrom, statement.validTo)}
        {statement.passages.length === 0 && ' · exact wording not stored'}
      </p>
      {statement.passages.map((passage) => (
        <PassageQuote key={passage.id} passage={passage} />
      ))}
      {further.length > 0 && <p className="soft small">{further.join(' · ')}</p>}
      {statement.doubts.length > 0 && (
        <p className="small">
          <span className="tag conflict">doubtful</span> {statement.doubts.map((doubt) => doubtWords[doubt]).join('; ')}
        </p>
      )}
    </li>
  );
}

/** The words of a source behind what it states, with where they are and when they were read. */
export function PassageQuote({ passage }: { readonly passage: PassageTextFragment }) {
  const { text, locator, readAt, pageSha256 } = passage;
  const place = [
    locator,
    readAt === null ? null : `read ${dayInShort(readAt)}`,
    pageSha256 === null ? null : `SHA-256 of the page ${pageSha256.slice(0, 12)}…`,
  ].filter((part) => part !== null);
  return (
    <figure className="passage">
      <blockquote>
        <mark>{text}</mark>
      </blockquote>
      {place.length > 0 && (
        <figcaption className="soft small" title={pageSha256 ?? undefined}>
          {place.join(' · ')}
        </figcaption>
      )}
    </figure>
  );
}

/** A source with its date and its grade; a link if it has a web address. */
export function SourceLink({ source }: { readonly source: SourceNameFragment }) {
  // The caption is the title, else the key.
  const name = [source.publisher, source.caption].filter((part) => part !== null && part !== '').join(': ');
  const on = source.publishedOn === null ? '' : `, ${dayInShort(source.publishedOn)}`;
  const grade = source.grade !== null && <span className="soft"> · {gradeInWords(source.grade)}</span>;
  const address = webAddress(source.url);
  return address === null ? (
    <span>
      {name}
      {on}
      <span className="soft"> (no link)</span>
      {grade}
    </span>
  ) : (
    <span>
      <a href={address} target="_blank" rel="noreferrer noopener">
        {name}
        {on}
        <span aria-hidden="true"> ↗</span>
        <span className="unseen"> (opens the source in a new tab)</span>
      </a>
      {grade}
    </span>
  );
}

/** Accepts only http and https, because the data may contain any text as an address. */
function webAddress(url: string | null): string | null {
  if (url === null || url === '') return null;
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(full)) return null;
  const { protocol, href } = new URL(full);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

interface ClaimQuoteProps {
  readonly claim: ClaimTextFragment;
  /** Whether this is the claim's own page, which needs no link to it. */
  readonly isOnItsPage?: boolean;
}

/**
 * A claim: who makes it, its sources, and beside it the claims that contradict it. The text on record may be a quotation or a summary,
 * so no quotation marks are added. The text of a denial is already negative (“no such teams are …”), so its stance stands apart from it.
 */
export function ClaimQuote({ claim, isOnItsPage = false }: ClaimQuoteProps) {
  const own = <ClaimBody claim={claim} isOnItsPage={isOnItsPage} />;
  return (
    <figure className="claim">
      {claim.contradicts.length === 0 ? (
        own
      ) : (
        <div className="claim-pair" role="group" aria-label="A claim and what contradicts it">
          <div>{own}</div>
          <div className="contradiction">
            <p>
              <strong>Contradicted:</strong>
            </p>
            {claim.contradicts.map((other) => (
              <ClaimBody key={other.id} claim={other} isOnItsPage={false} />
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}

interface ClaimBodyProps {
  readonly claim: ClaimOwnFragment;
  readonly isOnItsPage: boolean;
}

/** Who only alleges something does not assert it. */
function verbOf({ standingInWords }: ClaimOwnFragment): string {
  return standingInWords !== null && /\balleged\b/.test(standingInWords) ? 'alleges' : 'says';
}

function ClaimBody({ claim, isOnItsPage }: ClaimBodyProps) {
  const claimant = claim.organization?.caption ?? claim.claimant;
  return (
    <>
      <p className="small">
        <strong>{capitalized(claimant ?? 'an unnamed claimant')}</strong>
        {claim.statedOn === null ? '' : `, ${dayInShort(claim.statedOn)},`} {verbOf(claim)}:
        {claim.stance === 'DENIES' && (
          <>
            {' '}
            <span className="tag">denies this</span>
          </>
        )}
        {claim.standingInWords !== null && (
          <>
            {' '}
            <span className="tag">{claim.standingInWords}</span>
          </>
        )}
      </p>
      <blockquote>{claim.text ?? 'No text on record.'}</blockquote>
      {claim.sources.map((source) => (
        <p key={source.id} className="small">
          <SourceLink source={source} />
        </p>
      ))}
      {!isOnItsPage && (
        <p className="small">
          <RecordLink kind="claim" keyOf={claim.key}>
            The claim’s page
          </RecordLink>
        </p>
      )}
    </>
  );
}

interface HopEnds {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Returns the statements behind a hop, read from whichever end lists it on its first page. `gone`: an end has no such hop any more;
 * `unlisted`: both have more hops than a page.
 */
function useHop({ id, type, from, to }: HopEnds): Answer<HopEvidenceFragment | 'gone' | 'unlisted'> {
  const page = { type, first: MAX_PAGE_SIZE };
  const out = useAnswer(NeighboursDocument, { ...page, id: from, direction: 'OUT' });
  const there = out.state === 'ready' ? hopIn(out.data, id) : 'unlisted';
  const back = useAnswer(
    NeighboursDocument,
    { ...page, id: to, direction: 'IN' },
    out.state !== 'ready' || there !== 'unlisted',
  );
  if (out.state !== 'ready') return out;
  if (there !== 'unlisted') return { ...out, data: there };
  return back.state === 'ready' ? { ...back, data: hopIn(back.data, id) } : back;
}

function hopIn({ neighbours: { edges, pageInfo } }: NeighboursQuery, id: string) {
  const found = edges.find(({ edge }) => edge.id === id)?.edge;
  return found ?? (pageInfo.hasNextPage ? 'unlisted' : 'gone');
}

interface HopEvidenceProps {
  readonly edge: HopEnds;
  readonly nameOf: (id: string) => string;
  readonly asOf: string;
  /** Where its statements are, if both ends have too many relations to show them here. */
  readonly elsewhere?: string;
}

/** The statements behind a relation outside of a chain. */
export function HopEvidence({ edge, nameOf, asOf, elsewhere = '' }: HopEvidenceProps) {
  return (
    <Loaded answer={useHop(edge)} what="the sources" rows={3}>
      {(hop) =>
        typeof hop === 'string' ? (
          <MissingHop why={hop} elsewhere={elsewhere} />
        ) : (
          <HopCard hop={hop} nameOf={nameOf} asOf={asOf} picked onPick={null} closure={null} />
        )
      }
    </Loaded>
  );
}

/** Says why `useHop` returned no hop. */
function MissingHop({ why, elsewhere }: { readonly why: 'gone' | 'unlisted'; readonly elsewhere: string }) {
  return (
    <p className="soft">
      {why === 'gone'
        ? 'This relation is no longer on record.'
        : `Both ends have too many relations to show the sources of this one here. ${elsewhere}`.trimEnd()}
    </p>
  );
}
