import { useState } from 'react';
import { addDays, comparisons, isDay } from '../address/address.ts';
import type { ComparisonKind, Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { useNodeByKey } from '../conditions/bar.tsx';
import { toFilter } from '../conditions/to-filter.ts';
import { useCoverage } from '../coverage/coverage-bar.tsx';
import { ChokePointsDocument, ComparedPrimesDocument, StruckNodesDocument } from '../generated/graphql.ts';
import type { ComparedPrimesQuery, NodeNameFragment } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { Select } from '../ui/fields.tsx';
import { counted, dayInShort, dayInWords, nodeCaption } from '../words.ts';
import {
  compareConditions,
  compareDates,
  compareImports,
  comparePrimes,
  compareWithout,
  proposedDay,
  swapped,
} from './comparison.ts';
import type { Comparison, NamedPrime } from './comparison.ts';
import { ImportChoosers, useComparedImports } from './import-choosers.tsx';

/** Returns what the address compares, or a sentence that says why nothing is compared. */
export function useComparison(): Answer<Comparison | string> {
  const { address } = useAddress();
  const { conditions, comparison, from } = address;
  const day = useProposedDay(conditions, comparison !== 'dates' || from !== null);
  const primes = usePrimes(comparison !== 'primes');
  const imports = useComparedImports(comparison !== 'imports');
  const struck = useStruck(comparison !== 'what-if');
  switch (comparison) {
    case 'dates':
      if (from !== null) return ready(compareDates(conditions, from));
      return day.state === 'ready' ? ready(compareDates(conditions, day.data)) : day;
    case 'primes':
      return primes.state === 'ready' ? ready(comparePrimes(conditions, primes.data.chosen)) : primes;
    case 'imports':
      return imports.state === 'ready'
        ? { ...imports, data: compareImports(conditions, imports.data.from, imports.data.to) }
        : imports;
    case 'what-if':
      return struck.state === 'ready' ? ready(compareWithout(conditions, struck.data)) : struck;
  }
}

function ready<Data>(data: Data): Answer<Data> {
  return { state: 'ready', data, stale: false };
}

/** Returns the day that is compared with the page's if the address has none. */
function useProposedDay(conditions: Conditions, pause: boolean): Answer<string> {
  const coverage = useCoverage(conditions);
  if (pause || coverage.state !== 'ready') return coverage.state === 'ready' ? ready('') : coverage;
  return { ...coverage, data: proposedDay(conditions.asOf, coverage.data.coverage.lastExposedDay) };
}

interface Primes {
  /** Those with exposed accesses, most first. */
  readonly options: readonly { readonly key: string; readonly caption: string; readonly accesses: number }[];
  /** Those of the address; by default, the first options. */
  readonly chosen: readonly (NamedPrime | undefined)[];
}

function usePrimes(pause: boolean): Answer<Primes> {
  const { conditions, from, to } = useAddress().address;
  const answer = useAnswer(ComparedPrimesDocument, { filter: toFilter(compareConditions(conditions)) }, pause);
  const first = useNodeByKey('Organization', from ?? '', pause || from === null);
  const second = useNodeByKey('Organization', to ?? '', pause || to === null);
  if (answer.state !== 'ready') return answer;
  const options = primesOf(answer.data);
  const given = [
    { key: from, node: first },
    { key: to, node: second },
  ];
  const free = options.filter(({ key }) => key !== from && key !== to);
  const chosen = given.map(({ key, node }) => {
    if (key === null) return free.shift();
    // Until it is loaded, the key stands for its name.
    if (node.state !== 'ready') return { key, caption: key };
    return { key, caption: node.data.nodeByKey === null ? null : nodeCaption(node.data.nodeByKey) };
  });
  return { ...answer, data: { options, chosen } };
}

function primesOf({ exposureGroups }: ComparedPrimesQuery): Primes['options'] {
  return exposureGroups.flatMap(({ group, accesses }) =>
    group.__typename === 'Organization' ? [{ key: group.key, caption: group.caption, accesses }] : [],
  );
}

function useStruck(pause: boolean): Answer<readonly { readonly id: string; readonly caption: string }[]> {
  const { without } = useAddress().address;
  const answer = useAnswer(StruckNodesDocument, { ids: without }, pause || without.length === 0);
  if (without.length === 0) return ready([]);
  if (answer.state !== 'ready') return answer;
  const names = new Map(answer.data.nodes.flatMap((node) => (node === null ? [] : [[node.id, node]])));
  return {
    ...answer,
    data: without.map((id) => {
      const node: NodeNameFragment | undefined = names.get(id);
      return { id, caption: node === undefined ? id : nodeCaption(node) };
    }),
  };
}

const kindWords: Readonly<Record<ComparisonKind, string>> = {
  dates: 'Two dates',
  primes: 'Two primes',
  imports: 'Two imports',
  'what-if': 'With and without',
};

/** What is compared: its kind, then its sides. */
export function Choosers({ comparison }: { readonly comparison: Comparison | null }) {
  const { address, go } = useAddress();
  const change = comparison === null ? null : swapped(comparison, address);
  return (
    <div className="compare-choosers">
      <div className="toggle" role="group" aria-label="Compare">
        {comparisons.map((kind) => (
          <button
            key={kind}
            type="button"
            className="button"
            aria-pressed={address.comparison === kind}
            onClick={() => {
              if (kind !== address.comparison) go({ comparison: kind, from: null, to: null });
            }}
          >
            {kindWords[kind]}
          </button>
        ))}
      </div>
      {address.comparison === 'dates' && <DateChooser from={comparison?.from.asOf ?? address.from ?? ''} />}
      {address.comparison === 'primes' && <PrimeChoosers />}
      {address.comparison === 'imports' && <ImportChoosers />}
      {address.comparison === 'what-if' && <StruckChooser />}
      {change !== null && (
        <button
          type="button"
          className="button"
          onClick={() => {
            go(change);
          }}
        >
          ⇄ Swap<span className="unseen"> the sides</span>
        </button>
      )}
    </div>
  );
}

function DateChooser({ from }: { readonly from: string }) {
  const { address, go } = useAddress();
  const { asOf } = address.conditions;
  const coverage = useCoverage(address.conditions);
  // A partly typed date takes effect only once it is valid.
  const [typed, setTyped] = useState<{ readonly from: string; readonly text: string } | null>(null);
  const lastDay = coverage.state === 'ready' ? coverage.data.coverage.lastExposedDay : null;
  const presets = [
    ['a month before', addDays(asOf, -30)],
    ['a year before', addDays(asOf, -365)],
    ...(lastDay === null ? [] : [[`last exposed day, ${dayInShort(lastDay)}`, lastDay] as const]),
  ] as const;
  return (
    <>
      <label className="control">
        <span className="name">from</span>
        <input
          type="date"
          required
          value={typed !== null && typed.from === from ? typed.text : isDay(from) ? from : ''}
          onChange={({ target }) => {
            setTyped({ from, text: target.value });
            if (isDay(target.value) && target.value >= '1900-01-01') go({ from: target.value });
          }}
          onBlur={() => {
            setTyped(null);
          }}
        />
      </label>
      <span>to {dayInWords(asOf)}, the as-of date</span>
      {presets
        .filter(([, day]) => day !== from && day !== asOf)
        .map(([words, day]) => (
          <button
            key={words}
            type="button"
            className="button small"
            onClick={() => {
              go({ from: day });
            }}
          >
            {words}
          </button>
        ))}
    </>
  );
}

function PrimeChoosers() {
  const { go } = useAddress();
  const primes = usePrimes(false);
  if (primes.state !== 'ready') return null;
  const { options, chosen } = primes.data;
  const [first, second] = chosen;
  const known = new Set(options.map(({ key }) => key));
  const others = chosen.flatMap((one) => (one === undefined || known.has(one.key) ? [] : [one]));
  const choices = [
    ...options.map(({ key, caption, accesses }) => {
      return [key, `${caption} (${counted(accesses, 'access', 'accesses')})`] as const;
    }),
    ...others.map(({ key, caption }) => [key, `${caption ?? key} (no access)`] as const),
  ];
  if (first === undefined || second === undefined) return null;
  return (
    <>
      <Select
        name="A"
        value={first.key}
        options={choices}
        onChange={(key) => {
          go({ from: key, to: second.key });
        }}
      />
      <Select
        name="B"
        value={second.key}
        options={choices}
        onChange={(key) => {
          go({ from: first.key, to: key });
        }}
      />
    </>
  );
}

/** Nodes to choose from: those through which the chains of the most accesses pass. */
const MOST_NODES = 30;

function StruckChooser() {
  const { address, go } = useAddress();
  const { without, conditions } = address;
  const struck = useStruck(false);
  const points = useAnswer(ChokePointsDocument, { filter: toFilter(conditions), first: MOST_NODES });
  const nodes = points.state === 'ready' ? points.data.chokePoints.map(({ node }) => node) : [];
  return (
    <>
      {struck.state === 'ready' &&
        struck.data.map(({ id, caption }) => (
          <button
            key={id}
            type="button"
            className="button"
            aria-pressed="true"
            onClick={() => {
              go({ without: without.filter((one) => one !== id) });
            }}
          >
            <s>{caption}</s> <span aria-hidden="true">×</span>
            <span className="unseen"> (restore it)</span>
          </button>
        ))}
      <Select
        name="strike out"
        value=""
        options={[
          ['', without.length === 0 ? 'choose a node' : 'another one'],
          ...nodes.flatMap((node) => (without.includes(node.id) ? [] : [[node.id, nodeCaption(node)] as const])),
        ]}
        onChange={(id) => {
          if (id !== '') go({ without: [...without, id] });
        }}
      />
    </>
  );
}
