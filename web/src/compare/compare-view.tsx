import { useMemo } from 'react';
import { EVERY, drawChains } from '#picture/chains.ts';
import { changes, markChanges } from '#picture/changes.ts';
import type { Change } from '#picture/picture.ts';
import { useAddress } from '../address/use-address.ts';
import { StartNotice } from '../brief/start-notice.tsx';
import { StaticPicture } from '../canvas/static-picture.tsx';
import { chainCells, chainColumns } from '../chains/chains-csv.ts';
import { madeWith, syntheticMark, useConditionsInWords } from '../exposures/exhibit-words.ts';
import { ComparedChainsDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, ComparedChainsQuery } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import type { Asked, Failure } from '../server/client.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { Loaded, Panel } from '../ui/panel.tsx';
import { SaveCsv } from '../ui/save-csv.tsx';
import type { CsvTable, CsvValue } from '../ui/save-csv.tsx';
import { counted, dayInWords, inDigits, routeInWords } from '../words.ts';
import { Choosers, useComparison } from './choosers.tsx';
import { compareConditions } from './comparison.ts';
import type { Comparison } from './comparison.ts';
import { MOST_DRAWN, StateList, useComparedState } from './state-list.tsx';
import type { ComparedState } from './state-list.tsx';

/** Compares two dates, two primes, two imports, or the graph with and without some nodes: one picture and one list in three states. */
export function CompareView() {
  const answer = useComparison();
  const comparison = answer.state === 'ready' && typeof answer.data !== 'string' ? answer.data : null;
  return (
    <main id="pane-0" className="page compare" tabIndex={-1}>
      <Choosers comparison={comparison} />
      <Loaded answer={answer} what="what to compare" rows={2}>
        {(found) =>
          typeof found === 'string' ? (
            <div className="state">
              <h2>Nothing to compare</h2>
              <p>{found}</p>
            </div>
          ) : (
            <Compared key={JSON.stringify([found.from, found.to])} comparison={found} />
          )
        }
      </Loaded>
    </main>
  );
}

type States = Readonly<Record<Change, ComparedState>>;

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const { conditions } = useAddress().address;
  const states: States = {
    CLOSED: useComparedState(comparison, 'CLOSED'),
    OPENED: useComparedState(comparison, 'OPENED'),
    UNCHANGED: useComparedState(comparison, 'UNCHANGED'),
  };
  const counts = changes.map((change) => states[change].total);
  const isEmpty = counts.every((count) => count === 0);
  return (
    <>
      <header className="compare-head">
        <h2>
          {comparison.title}
          {counts.every((count) => count !== null) && `: ${countsInWords(comparison, states)}`}
        </h2>
        <p className="soft">{comparison.meaning}</p>
        {comparison.kind === 'dates' &&
          [comparison.from.asOf ?? null, comparison.to.asOf ?? null].map(
            (asOf) => asOf !== null && <StartNotice key={asOf} conditions={{ ...conditions, asOf }} />,
          )}
        {!isEmpty && (
          <SaveCsv
            of="the comparison"
            name={`compared ${conditions.asOf}`}
            synthetic={conditions.evidence.includes('SYNTHETIC')}
            table={() => comparedTable(comparison)}
          />
        )}
      </header>
      {isEmpty ? (
        <p className="state">{comparison.nothing}</p>
      ) : (
        <>
          <ComparedPicture comparison={comparison} states={states} />
          {changes.map((change) => (
            <StateList key={change} comparison={comparison} change={change} state={states[change]} />
          ))}
        </>
      )}
    </>
  );
}

/** “2 chains closed, 1 opened, 3 unchanged”, or that nothing changed. */
function countsInWords({ kind, words }: Comparison, states: States): string {
  const count = (change: Change): number => states[change].total ?? 0;
  if (kind !== 'primes' && count('OPENED') + count('CLOSED') === 0)
    return count('UNCHANGED') === 0 ? 'no chains' : `nothing changed, ${counted(count('UNCHANGED'), 'chain')}`;
  const [first, ...others] = changes;
  return [
    `${counted(count(first), 'chain')} ${words[first]}`,
    ...others.map((change) => `${inDigits(count(change))} ${words[change]}`),
  ].join(', ');
}

interface ComparedPictureProps {
  readonly comparison: Comparison;
  readonly states: States;
}

/** The chains of the states that are few enough, in one picture; the others are counted. */
function ComparedPicture({ comparison, states }: ComparedPictureProps) {
  const { words } = comparison;
  const drawn = changes.filter((change) => isDrawn(states[change]));
  const left = changes.filter((change) => (states[change].total ?? 0) > MOST_DRAWN);
  const key = drawn.map((change) => states[change].items.map(({ chain }) => chain.id).join()).join(' ');
  const { chains, picture } = useMemo(
    () => draw(comparison, states, drawn),
    // The items of a state are new objects whenever its list grows; the ids say whether they are others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [comparison.title, key],
  );
  // Also without unchanged chains, a closed and an opened one may share a hop.
  const marked = changes.filter((change) => picture.lines.some((line) => line.change === change));
  const exhibit = useExhibitWords(comparison, states, chains);
  if (changes.some((change) => states[change].total === null)) return null;
  return (
    <Panel
      title="Picture"
      note={drawn.map((change) => `${inDigits(states[change].total ?? 0)} ${words[change]}`).join(' · ')}
    >
      {left.map((change) => (
        <p key={change} className="soft aside">
          {counted(states[change].total ?? 0, 'chain')} {words[change]}: too many to draw. See the list.
        </p>
      ))}
      {chains.length > 0 && (
        <>
          <ul className="legend aside" aria-label="Lines">
            {marked.map((change) => (
              <li key={change}>
                <span className={`mark line-mark change-${change}`} aria-hidden="true" />
                {words[change]}
              </li>
            ))}
          </ul>
          <StaticPicture
            picture={picture}
            label={`Chains: ${drawn
              .flatMap((change) => states[change].items.map(({ chain }) => `${routeInWords(chain)}: ${words[change]}`))
              .join('; ')}`}
            name={`${syntheticMark(chains)}subtier-comparison`}
            words={() => exhibit}
          />
        </>
      )}
    </Panel>
  );
}

function isDrawn({ total }: ComparedState): boolean {
  return total !== null && total > 0 && total <= MOST_DRAWN;
}

function draw({ words }: Comparison, states: States, drawn: readonly Change[]) {
  const of = drawn.flatMap((change) => states[change].items.map(({ chain }) => ({ chain, change })));
  const chains = of.map(({ chain }) => chain);
  const marks = new Map(of.map(({ chain, change }) => [chain.id, change]));
  return { chains, picture: markChanges(drawChains(chains, EVERY), marks, words) };
}

function useExhibitWords(comparison: Comparison, states: States, chains: readonly ChainRowFragment[]) {
  const { address } = useAddress();
  const { conditions } = address;
  const inWords = useConditionsInWords(comparison.kind === 'primes' ? compareConditions(conditions) : conditions);
  const left = changes.filter((change) => (states[change].total ?? 0) > MOST_DRAWN);
  return {
    title: `${comparison.title}: ${countsInWords(comparison, states)}`,
    heading: [
      `${changes.map((change) => comparison.headings[change]).join('. ')}.`,
      `As of ${dayInWords(conditions.asOf)}.`,
      ...inWords(chains),
    ],
    notes: [
      comparison.meaning,
      ...left.map((change) => `Not drawn: ${counted(states[change].total ?? 0, 'chain')} ${comparison.words[change]}.`),
      madeWith({
        ...address,
        from: comparison.from.asOf ?? comparison.from.prime ?? comparison.from.import ?? address.from,
        to: comparison.to.prime ?? comparison.to.import ?? address.to,
      }),
    ],
  };
}

/** The most chains of a state in a file: those of the highest priority come first. */
const MOST_ROWS = 2000;

/** Loads the chains of every state, page by page, as one table. */
async function comparedTable({ from, to, filter, words }: Comparison): Promise<CsvTable | Failure> {
  const rows: (readonly CsvValue[])[] = [];
  const cut: Change[] = [];
  for (const change of changes) {
    let after: string | null = null;
    let left = MOST_ROWS;
    do {
      const asked: Asked<ComparedChainsQuery> = await ask(ComparedChainsDocument, {
        ...{ from, to, change, filter },
        first: MAX_PAGE_SIZE,
        after,
      });
      if ('failure' in asked) return asked.failure;
      const { nodes, pageInfo }: ComparedChainsQuery['compareExposures'] = asked.data.compareExposures;
      rows.push(...nodes.map((chain) => [words[change], ...chainCells(chain)]));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      left -= nodes.length;
    } while (after !== null && left > 0);
    if (after !== null) cut.push(change);
  }
  return { columns: ['state', ...chainColumns], rows, cut: cut.length > 0 };
}
