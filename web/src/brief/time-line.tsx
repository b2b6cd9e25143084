import { addDays } from '../address/address.ts';
import type { BriefQuery } from '../generated/graphql.ts';
import { RecordLink } from '../ui/links.tsx';
import { Panel } from '../ui/panel.tsx';
import { capitalized, counted, dayInShort, dayInWords } from '../words.ts';
import { timeScale } from './time-scale.ts';
import type { TimeScale } from './time-scale.ts';

type Brief = BriefQuery['brief'];
type Claim = Brief['claims'][number];

interface DayOfClaims {
  readonly day: string;
  readonly claims: readonly Claim[];
}

/** Days that the axis has room for, with cards above and below it in turn. */
const MOST_DAYS = 8;
/** Claims that a card shows at once. */
const FEW_CLAIMS = 3;

/** The exposed days, and who said what about them on which day: along an axis, on a narrow screen as a list. */
export function WhoSaidWhat({ brief }: { readonly brief: Brief }) {
  const days = daysOf(brief.claims);
  const [shown, others] = [days.slice(0, MOST_DAYS), days.slice(MOST_DAYS)];
  const { from, to, day } = brief;
  const scale = timeScale({ from, to, day: day ?? '', said: shown.map((one) => one.day) });
  const isOpen = scale.bars.some(({ isOnRecord }) => !isOnRecord);
  return (
    <Panel
      title="Who said what, when"
      note={`● says · ◐ alleges · ○ denies${isOpen ? ' · dashed: not on record' : ''}`}
    >
      <ol className="time-line across" style={{ gridTemplateColumns: `repeat(${shown.length + 1}, minmax(0, 1fr))` }}>
        <li className="exposed">{exposedInWords(brief)}</li>
        <Axis scale={scale} days={shown.map((one) => one.day)} />
        {shown.map((one, at) => (
          <Day key={one.day} of={one} at={at} />
        ))}
      </ol>
      {others.length > 0 && (
        <details className="brief-single">
          <summary>
            {counted(
              others.reduce((sum, { claims }) => sum + claims.length, 0),
              'later statement',
            )}
          </summary>
          <ol className="time-line">
            {others.map((one) => (
              <Day key={one.day} of={one} at={null} />
            ))}
          </ol>
        </details>
      )}
    </Panel>
  );
}

/** “Start not on record, exposed until 17 July 2025”. */
function exposedInWords({ from, to, areDaysInferred }: Brief): string {
  const exposed = areDaysInferred ? 'possibly exposed' : 'exposed';
  const start = from === null ? `start not on record, ${exposed}` : `${exposed} from ${dayInWords(from)}`;
  const end = to === null ? '; no end is on record' : ` until ${dayInWords(addDays(to, -1))}`;
  return `${capitalized(start)}${end}${areDaysInferred ? ' (days inferred)' : ''}`;
}

/** The claims of each day. Those of a claimant who is not named on that day yet come first. */
function daysOf(claims: readonly Claim[]): readonly DayOfClaims[] {
  const days = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.statedOn === null) continue;
    const ofDay = days.get(claim.statedOn);
    if (ofDay === undefined) days.set(claim.statedOn, [claim]);
    else ofDay.push(claim);
  }
  return [...days].map(([day, ofDay]) => {
    const firsts = [...new Map(ofDay.toReversed().map((claim) => [claimantOf(claim), claim])).values()];
    const [first, repeated] = [true, false].map((wanted) => ofDay.filter((claim) => firsts.includes(claim) === wanted));
    return { day, claims: [...(first ?? []), ...(repeated ?? [])] };
  });
}

interface AxisProps {
  readonly scale: TimeScale;
  readonly days: readonly string[];
}

/** The height of the axis with the lines to its cards, and where the bar is in it. */
const [HEIGHT, BAR] = [88, 36] as const;

/** The axis with the bar of the exposure, and a line from each day to its card. The list says the same in words. */
function Axis({ scale: { placeOf, bars, ticks }, days }: AxisProps) {
  return (
    <li className="axis" aria-hidden="true" style={{ height: HEIGHT }}>
      <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none">
        {days.map((day, at) => (
          <path key={day} d={`M${placeOf(day)} ${BAR}L${(at / (days.length + 1)) * 100} ${isBelow(at) ? HEIGHT : 0}`} />
        ))}
      </svg>
      {bars.map(({ from, to, isOnRecord }) => (
        <span
          key={from}
          className={isOnRecord ? 'run' : 'run open'}
          style={{ left: `${from}%`, width: `${to - from}%` }}
        />
      ))}
      {ticks.map(({ at, label }) => (
        <span key={label} className="tick" style={{ left: `${at}%` }}>
          {label}
        </span>
      ))}
      {days.map((day) => (
        <span key={day} className="dot" style={{ left: `${placeOf(day)}%` }} />
      ))}
    </li>
  );
}

function isBelow(at: number): boolean {
  return at % 2 === 1;
}

interface DayProps {
  readonly of: DayOfClaims;
  /** Among the days of the axis; null: it is on no axis. */
  readonly at: number | null;
}

function Day({ of: { day, claims }, at }: DayProps) {
  const [shown, others] = [claims.slice(0, FEW_CLAIMS), claims.slice(FEW_CLAIMS)];
  return (
    <li
      className={at !== null && isBelow(at) ? 'day below' : 'day'}
      style={at === null ? {} : { gridColumn: `${at + 1} / span 2` }}
    >
      <h4>{dayInShort(day)}</h4>
      <ClaimList claims={shown} />
      {others.length > 0 && (
        <details>
          <summary className="small">{others.length} more that day</summary>
          <ClaimList claims={others} />
        </details>
      )}
    </li>
  );
}

function ClaimList({ claims }: { readonly claims: readonly Claim[] }) {
  return (
    <ul>
      {claims.map((claim) => (
        <ClaimOfDay key={claim.id} claim={claim} />
      ))}
    </ul>
  );
}

function ClaimOfDay({ claim }: { readonly claim: Claim }) {
  const how = howStated(claim);
  return (
    <li className={how}>
      <RecordLink kind="claim" keyOf={claim.key}>
        {capitalized(claimantOf(claim))}
      </RecordLink>{' '}
      <span className="unseen">{how}:</span>
      <span className="soft small">{claim.text ?? 'no text on record'}</span>
    </li>
  );
}

function claimantOf({ organization, claimant }: Claim): string {
  return organization?.caption ?? claimant ?? 'Unnamed claimant';
}

/** What a claimant does: who only alleges something does not assert it. */
function howStated({ stance, standingInWords }: Claim): 'says' | 'alleges' | 'denies' {
  if (stance === 'DENIES') return 'denies';
  return standingInWords !== null && /\balleged\b/.test(standingInWords) ? 'alleges' : 'says';
}
