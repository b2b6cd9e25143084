import type { ImpactLevel, VettingTier } from '../model/vocabulary.ts';
import { vettingTiers } from '../model/vocabulary.ts';
import { between, known, type LevelRange } from './level-range.ts';
import type { PriorityInput, VettingFacts } from './priority.ts';

type Verdict = 'met' | 'not-met' | null;

/** Lowest tier by impact level: DoD Cloud Service Provider SRG V1R6, table 5-1. IL6 also asks for a clearance below T5. */
const lowestTier: Readonly<Record<ImpactLevel, VettingTier>> = { 2: 'T1', 4: 'T2', 5: 'T2', 6: 'T3' };

/** Whether whoever has hands on the system is vetted for it: the escort of an escorted access, else the engineer. */
export function judgeVetting(input: PriorityInput): LevelRange {
  const isEscorted = input.mode === 'ESCORTED';
  const who = isEscorted ? 'escort' : 'engineer';
  const records = isEscorted ? (input.escorted ? input.escortVetting : []) : input.engineerVetting;
  const verdicts = new Set(records.map((facts) => judge(facts, input)));
  // A denial stands against everything else on record, until it lapses.
  if (records.some((facts) => isDenied(facts, input))) return known('vetting', 'not-met', `${who}: not met`);
  if (verdicts.has('met')) return known('vetting', 'met', `${who}: met`);
  if (verdicts.size === 0 || verdicts.has(null)) return between('vetting', 'met', 'not-met', null);
  return known('vetting', 'not-met', `${who}: not met`);
}

function judge({ tier, clearance, adjudication, expiresOn }: VettingFacts, input: PriorityInput): Verdict {
  if (expiresOn !== null && expiresOn <= input.day) return 'not-met';
  if (vettingTiers.indexOf(tier) < vettingTiers.indexOf(lowestTier[input.impactLevel])) return 'not-met';
  if (input.impactLevel === 6 && tier !== 'T5') {
    if (clearance === null) return null;
    if (clearance === 'NONE') return 'not-met';
  }
  return adjudication === 'FAVORABLE' ? 'met' : null;
}

function isDenied({ adjudication, expiresOn }: VettingFacts, { day }: PriorityInput): boolean {
  return (adjudication === 'DENIED' || adjudication === 'REVOKED') && (expiresOn === null || day < expiresOn);
}
