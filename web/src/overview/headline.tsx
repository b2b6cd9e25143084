import { originsByDefault, today } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { StartNotice, useUncertainStart } from '../brief/start-notice.tsx';
import { ClearFilters, CountUndetermined, DayButton, HiddenSynthetic } from '../conditions/buttons.tsx';
import { useDesignationLists, useListTitles } from '../conditions/controls.tsx';
import { isWithoutPersonnel, noPersonnelInWords, toFilter, underConditions } from '../conditions/to-filter.ts';
import { StartUnknownDocument, WatchSetsDocument } from '../generated/graphql.ts';
import type { HeadlineQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Status } from '../server/use-status.ts';
import { Skeleton } from '../ui/states.tsx';
import { counted, dayInWords, inDigits, sensitivityConditionInWords } from '../words.ts';
import { EARLIEST } from './first-requests.ts';

interface HeadlineProps {
  readonly conditions: Conditions;
  /** The day that the panels below show. */
  readonly shown: string;
  readonly headline: HeadlineQuery;
  readonly status: Status;
}

/** What the brief leaves out: of how many systems on record, whether any is reached today, and what the conditions leave uncounted. */
export function Headline({ conditions, shown, headline, status }: HeadlineProps) {
  const { coverage, exposures } = headline;
  const who = useWho(conditions);
  const isShownLater = shown !== conditions.asOf;
  const uncertain = useUncertainStart(conditions);
  // Until the starts are known, nothing is said that they might refute.
  const isUncertain =
    exposures.accessCount > 0 &&
    (uncertain === 'loading' || (uncertain !== null && uncertain.accesses >= uncertain.of));
  const watchSets = useAnswer(WatchSetsDocument, {}, conditions.watchSet === null);
  const set =
    watchSets.state === 'ready' ? watchSets.data.watchSets.find(({ id }) => id === conditions.watchSet) : undefined;
  const unnamed = unnamedConditions(conditions, set !== undefined);
  if (conditions.watchSet !== null && watchSets.state === 'loading') return <Skeleton what="the watch set" rows={1} />;
  const hiddenSynthetic = status.syntheticData && <HiddenSynthetic shown={exposures.accessCount} buttonClass="plain" />;
  if (isWithoutPersonnel(coverage)) {
    return (
      <header className="headline">
        <h3>The record does not show who reaches these systems{underConditions(conditions)}</h3>
        <p>
          {noPersonnelInWords(coverage.contracts, conditions)}
          {coverage.contracts > 0 && ' Start with the leads below.'}
        </p>
        <ClearFilters />
        {hiddenSynthetic}
      </header>
    );
  }
  return (
    <header className="headline">
      <h3>
        On {dayInWords(conditions.asOf)},{' '}
        <strong>
          {systemsInWords(coverage.systemsExposed, set?.systemCount ?? coverage.systems)}{' '}
          {set === undefined ? 'on record' : `in the watch set “${set.name}”`}
        </strong>{' '}
        {isUncertain ? 'may have been' : verbFor(coverage.systemsExposed)} reached by {who}
        {exposures.accessCount > 0 && `, through ${counted(exposures.accessCount, 'access', 'accesses')}`}
        {unnamed}
        {nowInWords(conditions.asOf, headline, unnamed === '' ? '' : ' under these conditions')}.
      </h3>
      <StartNotice conditions={conditions} />
      {exposures.accessCount > 0 && <StartUnknown conditions={conditions} headline={headline} />}
      {coverage.undetermined > 0 && (
        <p>
          {inDigits(coverage.undetermined)} of {counted(coverage.accesses, 'access', 'accesses')} on record that day{' '}
          {coverage.undetermined === 1 ? 'is' : 'are'} of undetermined origin, because no location is on record.
          <CountUndetermined />
        </p>
      )}
      <SensitivityNotOnRecord conditions={conditions} count={coverage.sensitivityNotOnRecord} />
      {isShownLater && (
        <p className="closure">
          Below is <strong>{dayInWords(shown)}</strong>, the last day on record with an exposure
          {underConditions(conditions)}. <DayButton day={shown}>Go to {dayInWords(shown)}</DayButton>
        </p>
      )}
      {exposures.accessCount === 0 && !isShownLater && <ClearFilters />}
      {hiddenSynthetic}
    </header>
  );
}

interface SensitivityNotOnRecordProps {
  readonly conditions: Conditions;
  /** The number of systems. */
  readonly count: number;
}

/** Says how many systems a lowest sensitivity leaves out because theirs is not on record, and offers to list them. */
function SensitivityNotOnRecord({ conditions: { sensitivity }, count }: SensitivityNotOnRecordProps) {
  const { setConditions } = useAddress();
  if (sensitivity === null || sensitivity === 'NOT_ON_RECORD' || count === 0) return null;
  return (
    <p>
      The sensitivity of {counted(count, 'system')} is not on record, so this does not count{' '}
      {count === 1 ? 'it' : 'them'}.{' '}
      <button
        type="button"
        className="plain"
        onClick={() => {
          setConditions({ sensitivity: 'NOT_ON_RECORD' });
        }}
      >
        Count only {count === 1 ? 'it' : 'them'}
      </button>
    </p>
  );
}

/** “2 of 5 systems”, “none of the 5 systems”. */
function systemsInWords(reached: number, systems: number): string {
  if (reached > 0) return `${inDigits(reached)} of ${counted(systems, 'system')}`;
  return systems > 1 ? `none of the ${inDigits(systems)} systems` : 'no system';
}

/** “is known to have been” for none: a missing record proves nothing. */
function verbFor(reached: number): string {
  if (reached === 0) return 'is known to have been';
  return reached > 1 ? 'were' : 'was';
}

/**
 * “; none on record today”.
 * @param under appended to the count for today, such as “ under these conditions”; empty if the sentence already names every condition
 */
function nowInWords(asOf: string, { now, nowCoverage, coverage }: HeadlineQuery, under: string): string {
  if (asOf !== today()) {
    return nowCoverage.systemsExposed > 0
      ? `; today ${counted(nowCoverage.systemsExposed, 'system')}${under}`
      : `; none on record today${under}`;
  }
  if (now.accessCount > 0 || coverage.lastExposedDay === null) return '';
  return `; last on ${dayInWords(coverage.lastExposedDay)}`;
}

/** The end of the sentence for conditions that may hide exposures, and that it does not name. */
function unnamedConditions(conditions: Conditions, namesWatchSet: boolean): string {
  const watchSet = namesWatchSet ? null : conditions.watchSet;
  return underConditions({ ...conditions, lists: [], origins: originsByDefault, sensitivity: null, watchSet });
}

/**
 * Says how many of the accesses have no start on record. With lists, those from their countries count only on days on which a list designates the
 * country; those of undetermined origin count whatever the lists say.
 */
function StartUnknown({ conditions, headline }: Pick<HeadlineProps, 'conditions' | 'headline'>) {
  const { lists, origins } = conditions;
  const located = useLocatedStartUnknown(conditions);
  const { accessCount } = headline.startUnknown;
  if (lists.length === 0) return <CountsBefore count={accessCount} />;
  return (
    <>
      <CountsBefore count={located} when=" on which the lists above apply" />
      {origins.includes('UNDETERMINED') && <CountsBefore count={accessCount} which=" of undetermined origin" />}
    </>
  );
}

interface CountsBeforeProps {
  readonly count: number;
  readonly which?: string;
  readonly when?: string;
}

function CountsBefore({ count, which = '', when = '' }: CountsBeforeProps) {
  if (count === 0) return null;
  return (
    <p>
      The start of {counted(count, 'access', 'accesses')}
      {which} is not on record, so{' '}
      {count === 1 ? 'it counts on every day before its' : 'they count on every day before their'} end{when}.
    </p>
  );
}

/** Returns how many accesses from the countries that the selected lists designate on the day have no start on record; 0 without lists. */
function useLocatedStartUnknown(conditions: Conditions): number {
  const { asOf, lists, origins } = conditions;
  const isAsked = lists.length > 0 && origins.includes('FOREIGN');
  const answer = useDesignationLists(asOf, !isAsked);
  const known = answer.state === 'ready' ? answer.data.designationLists : [];
  const filter = toFilter({ ...conditions, asOf: EARLIEST, lists: [], origins: originsByDefault });
  const wanted = filter.countries ?? [];
  const countries = known
    .filter(({ key }) => lists.includes(key))
    .flatMap((list) => list.countries)
    .filter(({ id, key }) => wanted.length === 0 || wanted.includes(id) || wanted.includes(key))
    .map(({ key }) => key);
  // Without any country, the filter would not restrict countries.
  const isNone = !isAsked || countries.length === 0;
  const found = useAnswer(StartUnknownDocument, { filter: { ...filter, countries } }, isNone);
  return isNone || found.state !== 'ready' ? 0 : found.data.exposures.accessCount;
}

/** Whose accesses count under the conditions. */
function useWho({ asOf, lists, origins, sensitivity }: Conditions): string {
  const titles = useListTitles({ asOf, lists });
  const level = sensitivity === null ? '' : ` at sensitivity ${sensitivityConditionInWords(sensitivity)}`;
  const undetermined = origins.includes('UNDETERMINED') ? 'personnel of undetermined origin' : '';
  if (!origins.includes('FOREIGN')) return `${undetermined}${level}`;
  const or = undetermined === '' ? '' : `, or ${undetermined}`;
  if (lists.length === 0) return `foreign personnel${or}${level}`;
  return `personnel located in a country on ${titles.join(' or ')}${or}${level}`;
}
