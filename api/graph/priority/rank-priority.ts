import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { decideAll } from './decide-all.ts';
import { decisionFactors, factorKeys, type FactorKey } from './decision-factors.ts';
import { parseDecisionTable, type Combination, type DecisionFactor, type DecisionRow } from './decision-table.ts';
import { judgeInput } from './judge-input.ts';
import type { LevelRange } from './level-range.ts';
import type { Priority, PriorityInput, PriorityReason } from './priority.ts';

type Ranges = Readonly<Record<FactorKey, LevelRange>>;

const table = parseDecisionTable(parse(readFileSync(new URL('decision-table.yaml', import.meta.url), 'utf8')));
const decisions = decideAll(table);
/** By vector and what was found: a few hundred at most. */
const ranked = new Map<string, Priority>();

/** The band of a chain on a day, by the published decision table; unknown inputs give the worst and the best. */
export function rankPriority(input: PriorityInput): Priority {
  const ranges = judgeInput(input);
  const key = factorKeys.map((factor) => keyOf(ranges[factor])).join('/');
  const before = ranked.get(key);
  if (before !== undefined) return before;
  const priority = priorityOf(ranges);
  ranked.set(key, priority);
  return priority;
}

function keyOf({ best, worst, found }: LevelRange): string {
  return `${best}-${worst}-${found ?? ''}`;
}

function priorityOf(ranges: Ranges): Priority {
  const low = decisions.of(combine(ranges, 'best'));
  const high = decisions.of(combine(ranges, 'worst'));
  return {
    low: low.band,
    high: high.band,
    vector: table.factors.map((factor) => `${factor.code}:${inShort(factor.key, ranges[factor.key])}`).join('/'),
    reasons: [
      ...(low === high
        ? [outcomeOf('Decision', low, true)]
        : [outcomeOf('Decision at worst', high, false), outcomeOf('Decision at best', low, false)]),
      ...table.factors.map((factor) => reasonOf(factor, ranges[factor.key])),
    ],
  };
}

function outcomeOf(factor: string, { band, because, citation }: DecisionRow, known: boolean): PriorityReason {
  return { factor, value: band, known, because, citation };
}

function combine(ranges: Ranges, end: 'best' | 'worst'): Combination {
  const { impact, origin, control, vetting, ownership } = ranges;
  return {
    impact: impact[end],
    origin: origin[end],
    control: control[end],
    vetting: vetting[end],
    ownership: ownership[end],
  };
}

function reasonOf({ title, levels, unknown }: DecisionFactor, { found, best, worst }: LevelRange): PriorityReason {
  const isKnown = best === worst;
  const { because, citation } = (isKnown ? levels[best] : undefined) ?? unknown;
  return { factor: title, value: found, known: isKnown, because, citation };
}

/** `?`: can be any level. */
function inShort(factor: FactorKey, { best, worst }: LevelRange): string {
  const levels: readonly string[] = decisionFactors[factor];
  if (best === worst) return levels[best] ?? '?';
  return best === 0 && worst === levels.length - 1 ? '?' : `${levels[best] ?? '?'}..${levels[worst] ?? '?'}`;
}
