import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Day } from '../model/day.ts';
import { impactLevels, proficiencies, vettingTiers } from '../model/vocabulary.ts';
import type { ImpactLevel, Sensitivity, VettingTier } from '../model/vocabulary.ts';
import { citationInWords, notLegalAdvice } from '../rules/judgment.ts';
import type { RuleVersion } from '../rules/library.ts';
import { vettingUncomparedFrom } from './bands.ts';
import type { Priority, PriorityInput, PriorityReason, VettingFacts } from './bands.ts';
import { between, decideAll, decisionFactors, factorKeys, known, parseDecisionTable } from './decision-table.ts';
import type { Combination, DecisionFactor, DecisionRow, FactorKey, LevelRange } from './decision-table.ts';

type Ranges = Readonly<Record<FactorKey, LevelRange>>;

const table = parseDecisionTable(parse(readFileSync(new URL('decision-table.yaml', import.meta.url), 'utf8')));
const decide = decideAll(table);
/** Priorities computed so far, by the ranges of the factors; a few hundred at most. */
const cache = new Map<string, Priority>();

/** Returns the priority of a chain on a day by the published decision table; unknown inputs widen the range of bands. */
export function rankPriority(input: PriorityInput): Priority {
  return recall(rangesOf(input));
}

/** Same as `rankPriority` with several escorts, one in each input, if the chain is not that of one of them: they widen the range of bands. */
export function rankPriorities(inputs: readonly PriorityInput[]): Priority {
  const all = inputs.map(rangesOf);
  return recall({
    sensitivity: joinRanges(all, 'sensitivity'),
    origin: joinRanges(all, 'origin'),
    control: joinRanges(all, 'control'),
    vetting: joinRanges(all, 'vetting'),
    ownership: joinRanges(all, 'ownership'),
  });
}

function joinRanges(all: readonly Ranges[], factor: FactorKey): LevelRange {
  const ranges = all.map((of) => of[factor]);
  const found = new Set(ranges.map((range) => range.found));
  const [only = null] = found;
  return {
    best: Math.min(...ranges.map(({ best }) => best)),
    worst: Math.max(...ranges.map(({ worst }) => worst)),
    found: found.size === 1 ? only : 'not the same for each escort',
  };
}

/** Returns what the record says about each factor of a priority, in the order of its vector; '' if nothing. */
export function factsOf({ reasons }: Priority): readonly string[] {
  return reasons.slice(-table.factors.length).map(({ value }) => value ?? '');
}

/**
 * Restores a priority from its vector and facts.
 * @throws TypeError if they are of another decision table
 */
export function restorePriority(vector: string, facts: readonly string[]): Priority {
  const parts = vector.split('/');
  const range = (factor: FactorKey): LevelRange => {
    const at = table.factors.findIndex(({ key }) => key === factor);
    const levels: readonly string[] = decisionFactors[factor];
    const [, short = ''] = parts[at]?.split(':') ?? [];
    const [first = '', last = first] = short.split('..');
    const [best, worst] = short === '?' ? [0, levels.length - 1] : [levels.indexOf(first), levels.indexOf(last)];
    if (best < 0 || worst < 0) throw new TypeError(`The vector ${vector} is not of this decision table.`);
    return { best, worst, found: facts[at] === '' ? null : (facts[at] ?? null) };
  };
  return recall({
    sensitivity: range('sensitivity'),
    origin: range('origin'),
    control: range('control'),
    vetting: range('vetting'),
    ownership: range('ownership'),
  });
}

function recall(ranges: Ranges): Priority {
  const key = factorKeys.map((factor) => keyOf(ranges[factor])).join('/');
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const priority = priorityOf(ranges);
  cache.set(key, priority);
  return priority;
}

function keyOf({ best, worst, found }: LevelRange): string {
  return `${best}-${worst}-${found ?? ''}`;
}

function priorityOf(ranges: Ranges): Priority {
  const low = decide(combine(ranges, 'best'));
  const high = decide(combine(ranges, 'worst'));
  return {
    low: low.band,
    high: high.band,
    vector: table.factors.map((factor) => `${factor.code}:${shortForm(factor.key, ranges[factor.key])}`).join('/'),
    reasons: [
      ...(low === high
        ? [outcomeOf('Decision', low, true)]
        : [outcomeOf('Decision at worst', high, false), outcomeOf('Decision at best', low, false)]),
      ...table.factors.map((factor) => reasonOf(factor, ranges[factor.key])),
    ],
    notice: `Bands are Subtier's choice of what to look at first, whatever the date: a rule cited may be newer than the access. ${notLegalAdvice}`,
  };
}

function outcomeOf(factor: string, { band, because, cites }: DecisionRow, known: boolean): PriorityReason {
  return { factor, value: band, known, because, citation: citationOf(cites), versions: cites };
}

function combine(ranges: Ranges, end: 'best' | 'worst'): Combination {
  const { sensitivity, origin, control, vetting, ownership } = ranges;
  return {
    sensitivity: sensitivity[end],
    origin: origin[end],
    control: control[end],
    vetting: vetting[end],
    ownership: ownership[end],
  };
}

function reasonOf({ title, levels, unknown }: DecisionFactor, { found, best, worst }: LevelRange): PriorityReason {
  const isKnown = best === worst;
  const { because, cites } = (isKnown ? levels[best] : undefined) ?? unknown;
  return { factor: title, value: found, known: isKnown, because, citation: citationOf(cites), versions: cites };
}

/** Says of each rule that is about clouds only that it is: the table ranks other systems too. */
function citationOf(cites: readonly RuleVersion[]): string {
  return cites.map((version) => `${citationInWords(version)}${version.cloudsOnly ? ', clouds only' : ''}`).join('; ');
}

/** A level, `best..worst`, or `?` if any level is possible. */
function shortForm(factor: FactorKey, { best, worst }: LevelRange): string {
  const levels: readonly string[] = decisionFactors[factor];
  if (best === worst) return levels[best] ?? '?';
  return best === 0 && worst === levels.length - 1 ? '?' : `${levels[best] ?? '?'}..${levels[worst] ?? '?'}`;
}

/** What is known about each factor. */
function rangesOf(input: PriorityInput): Ranges {
  return {
    sensitivity: rateSensitivity(input),
    origin: rateOrigin(input),
    control: rateControl(input),
    vetting: rateVetting(input),
    ownership: rateOwnership(input),
  };
}

/** Rates what the system holds. An impact level states it. */
function rateSensitivity({ system: { impactLevel, sensitivity } }: PriorityInput): LevelRange {
  if (sensitivity === null) return between('sensitivity', 'public', 'classified', null);
  const level = sensitivityKeys[sensitivity];
  const words = level.replace('-', ' ');
  return known('sensitivity', level, impactLevel === null ? words : `${words} (IL${impactLevel})`);
}

const sensitivityKeys = {
  PUBLIC: 'public',
  CONTROLLED: 'controlled',
  NATIONAL_SECURITY: 'national-security',
  CLASSIFIED: 'classified',
} as const satisfies Readonly<Record<Sensitivity, string>>;

/** Rates where the engineer is. A status says nothing about the place: without a location on record, it may be a covered nation. */
function rateOrigin({ origin }: PriorityInput): LevelRange {
  switch (origin) {
    case 'undetermined':
      return between('origin', 'domestic', 'covered', null);
    case 'foreign-person':
      return between('origin', 'foreign', 'covered', 'foreign person, location not on record');
    default:
      return known('origin', origin);
  }
}

function rateOwnership({ ownership }: PriorityInput): LevelRange {
  if (ownership === null) return between('ownership', 'domestic', 'listed', null);
  if (ownership === 'foreign-at-least')
    return between('ownership', 'foreign', 'listed', 'foreign, with a registration not on record');
  return known('ownership', ownership);
}

/** Rates how the access is controlled: by its mode, and by whether the escort can judge what the engineer does. */
export function rateControl(input: PriorityInput): LevelRange {
  switch (input.mode) {
    case 'DIRECT':
      return known('control', 'direct');
    case 'VIEW_ONLY':
      return rateApproval(input.approved);
    case 'ESCORTED':
      return input.escorted
        ? rateEscort(input)
        : between('control', 'escorted-adequate', 'direct', 'escorted, but no escort on record');
  }
}

function rateApproval(approved: boolean | null): LevelRange {
  if (approved === null)
    return between('control', 'view-only-approved', 'view-only', 'view only, approval not on record');
  return known('control', approved ? 'view-only-approved' : 'view-only');
}

function rateEscort({ escortProficiency: escort, engineerProficiency: engineer }: PriorityInput): LevelRange {
  if (escort === null) {
    return between('control', 'escorted-adequate', 'escorted-inadequate', 'escorted, escort not assessed');
  }
  // An escort at the top level is adequate for any engineer; any assessed escort is adequate for a bottom-level engineer.
  const atLeast = proficiencies.indexOf(escort);
  if (atLeast === proficiencies.length - 1 || engineer === proficiencies[0])
    return known('control', 'escorted-adequate');
  if (engineer === null) {
    return between('control', 'escorted-adequate', 'escorted-inadequate', 'escorted, engineer not assessed');
  }
  return known('control', atLeast >= proficiencies.indexOf(engineer) ? 'escorted-adequate' : 'escorted-inadequate');
}

type Verdict = 'met' | 'not-met' | null;

/**
 * The lowest sufficient tier by impact level: the rule srg-vetting. IL6 also needs a clearance, whatever the tier. The record does not
 * show how a position was designated, so the higher tiers for positions of high risk are left out.
 */
const lowestTier: Readonly<Record<ImpactLevel, VettingTier>> = { 2: 'T1', 4: 'T2', 5: 'T2', 6: 'T3' };

/**
 * Rates the vetting of the person who operates the system: the escort of an escorted access, else the engineer. The rule is about clouds; of a
 * cloud without an impact level on record, only what holds at every level is known.
 */
export function rateVetting(input: PriorityInput): LevelRange {
  const isEscorted = input.mode === 'ESCORTED';
  const who = isEscorted ? 'escort' : 'engineer';
  const records = isEscorted ? (input.escorted ? input.escortVetting : []) : input.engineerVetting;
  // A denial outweighs everything else on record until it lapses.
  if (records.some((facts) => isDenied(facts, input))) return known('vetting', 'not-met', `${who}: not met`);
  const { kind, impactLevel } = input.system;
  if (kind !== 'CLOUD') return between('vetting', 'met', 'not-met', 'the rule that was compared is about clouds only');
  const levels = impactLevel === null ? impactLevels : [impactLevel];
  const [verdict = null, ...others] = new Set(levels.map((level) => verdictAt(level, records, input.day)));
  return verdict === null || others.length > 0
    ? between('vetting', 'met', 'not-met', null)
    : known('vetting', verdict, `${who}: ${verdict === 'met' ? 'met' : 'not met'}`);
}

function verdictAt(level: ImpactLevel, records: readonly VettingFacts[], day: Day): Verdict {
  const verdicts = new Set(records.map((facts) => verdictOn(facts, level, day)));
  if (verdicts.has('met')) return 'met';
  return verdicts.size === 0 || verdicts.has(null) ? null : 'not-met';
}

function verdictOn({ tier, clearance, adjudication, expiresOn }: VettingFacts, level: ImpactLevel, day: Day): Verdict {
  if (expiresOn !== null && expiresOn <= day) return 'not-met';
  if (tier === 'NONE') return 'not-met';
  if (vettingTiers.indexOf(tier) < vettingTiers.indexOf(lowestTier[level])) return 'not-met';
  if (isTierUncompared(tier, level, day)) return null;
  if (level === 6) {
    if (clearance === null) return null;
    if (clearance === 'NONE') return 'not-met';
  }
  return adjudication === 'FAVORABLE' ? 'met' : null;
}

/** Whether the tier may be too low under a release of the guide that reportedly requires T3 at IL4 and IL5, and that was not compared. */
function isTierUncompared(tier: VettingTier, level: ImpactLevel, day: Day): boolean {
  const isLow = (level === 4 || level === 5) && vettingTiers.indexOf(tier) < vettingTiers.indexOf('T3');
  return isLow && vettingUncomparedFrom !== null && vettingUncomparedFrom <= day;
}

function isDenied({ adjudication, expiresOn }: VettingFacts, { day }: PriorityInput): boolean {
  return (adjudication === 'DENIED' || adjudication === 'REVOKED') && (expiresOn === null || day < expiresOn);
}
