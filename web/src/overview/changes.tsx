import { useState } from 'react';
import { z } from 'zod/mini';
import { RecentImportsDocument } from '../generated/graphql.ts';
import { StoredList } from '../server/stored-list.ts';
import { useAnswer } from '../server/use-answer.ts';
import type { Status } from '../server/use-status.ts';
import { counted, dayInShort, inDigits } from '../words.ts';

/** A visit ends after this long without the page. */
const PAUSE_MS = 30 * 60_000;

const visitShape = z.object({
  at: z.string(),
  graphVersion: z.number(),
  counts: z.record(z.string(), z.number()),
});
/** What the graph held when this browser last showed it. */
type Visit = z.infer<typeof visitShape>;

/** The present visit from this browser and the one before it. */
const visits = new StoredList('subtier.visits', z.array(visitShape), 2);

/** What changed since the last visit from this browser, and with the last import. */
export function Changes({ status }: { readonly status: Status }) {
  const [previous] = useState(() => recordVisit(status));
  const answer = useAnswer(RecentImportsDocument, { first: 1 });
  const last = answer.state === 'ready' ? answer.data.recentImports[0] : undefined;
  return (
    <dl className="changes">
      <div>
        <dt>Since your last visit</dt>
        <dd>{sinceInWords(previous, status)}</dd>
      </div>
      {last !== undefined && (
        <div>
          <dt>Last import, {dayInShort(last.finishedAt)}</dt>
          <dd>
            {last.format}: {counted(last.total.created, 'statement')} new, {inDigits(last.total.changed)} changed,{' '}
            {inDigits(last.total.closed)} withdrawn{last.rolledBackAt != null && '; rolled back'}
          </dd>
        </div>
      )}
    </dl>
  );
}

const plurals: readonly (readonly [label: string, one: string, many: string])[] = [
  ['System', 'system', 'systems'],
  ['Contract', 'contract', 'contracts'],
  ['Organization', 'organization', 'organizations'],
  ['Person', 'person or group', 'people and groups'],
  ['Source', 'source', 'sources'],
  ['Claim', 'claim', 'claims'],
];

function sinceInWords(previous: Visit | null, status: Status): string {
  if (previous === null) return 'nothing to compare: this is the first visit from this browser';
  const on = dayInShort(previous.at);
  if (previous.graphVersion > status.graphVersion) return `nothing to compare: the graph has been replaced since ${on}`;
  if (previous.graphVersion === status.graphVersion) return `the data has not changed since ${on}`;
  const now = countsOf(status);
  const changes = plurals.flatMap(([label, one, many]) => {
    const more = (now[label] ?? 0) - (previous.counts[label] ?? 0);
    return more === 0 ? [] : [`${more > 0 ? '+' : '−'}${counted(Math.abs(more), one, many)}`];
  });
  const count = status.graphVersion - previous.graphVersion;
  const times = count === 1 ? 'once' : counted(count, 'time');
  const what = changes.length === 0 ? 'statements changed, the numbers of records did not' : changes.join(', ');
  return `the data changed ${times} since ${on}: ${what}`;
}

function countsOf({ counts }: Status): Readonly<Record<string, number>> {
  return Object.fromEntries(counts.map(({ label, count }) => [label, count]));
}

/** Records this visit, and returns the one before it; null if there was none. */
function recordVisit(status: Status): Visit | null {
  const now = new Date();
  const [last, before] = visits.get();
  const goesOn = last !== undefined && now.getTime() - Date.parse(last.at) < PAUSE_MS;
  const previous = (goesOn ? before : last) ?? null;
  const current: Visit = { at: now.toISOString(), graphVersion: status.graphVersion, counts: countsOf(status) };
  visits.set(previous === null ? [current] : [current, previous]);
  return previous;
}
