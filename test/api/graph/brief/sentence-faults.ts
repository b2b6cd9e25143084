import type { Brief } from '#graph/brief/brief.ts';
import type { Day } from '#graph/model/day.ts';

/** What the sentences of a brief must agree with, from the rows that were imported. */
export interface KnownFacts {
  readonly asOf: Day;
  /** Systems of which the conditions ask. */
  readonly systems: number;
  /** Accesses that hold on the brief's day, and of which no row, claim or source says that they had begun. */
  readonly mayNotHaveBegun: number;
}

/** Returns what is wrong with the sentences of a brief; empty: nothing. */
export function faultsOf(brief: Brief, known: KnownFacts): readonly string[] {
  const { status, headline, certainty, established, contested, single, notOnRecord } = brief;
  const all = [...established, ...contested, ...single];
  const printed = [status, headline, ...certainty];
  const sentences = [
    ...printed,
    ...all.map(({ sentence }) => sentence),
    ...notOnRecord.map(({ question }) => question),
  ];
  return [
    ...[...sentences, ...all.map(({ support }) => support)].flatMap(cutsIn),
    ...printed.flatMap(slipsIn),
    ...printed.flatMap((sentence) => scopeFaults(sentence, known)),
    ...startFaults(brief, known),
    ...[headline, ...certainty]
      .filter((sentence) => !/^[\p{Lu}\p{N}].*\.$/su.test(sentence))
      .map((one) => `no sentence: ${one}`),
  ];
}

function cutsIn(text: string): readonly string[] {
  return text.includes('…') ? [`cut: ${text}`] : [];
}

const doubled = /\b(\p{L}+) \1\b/iu;
const doubledPhrase = /\b((?:in|by|of) \p{L}+)(?:,? \w+)? \1\b/u;

function slipsIn(sentence: string): readonly string[] {
  return [
    doubled,
    doubledPhrase,
    / {2}/,
    / [,.;]/,
    /\.\.$/,
    /\(\)/,
    /\b1 (?:accesses|systems|chains|points)\b/,
    /undefined|null|NaN/,
  ]
    .filter((slip) => slip.test(sentence))
    .map((slip) => `${slip.source}: ${sentence}`);
}

/** Counts of systems are out of those that the conditions ask for. */
function scopeFaults(sentence: string, { systems }: KnownFacts): readonly string[] {
  const totals = [...sentence.matchAll(/\b(?:of|any of)(?: the| these)? ([\d,]+) systems?\b/gu)];
  return totals
    .filter(([, total = '']) => Number(total.replaceAll(',', '')) !== systems)
    .map(() => `not of ${systems} systems: ${sentence}`);
}

/** No day is called exposed on which all accesses may not have begun, and a headline says of how many that is so. */
function startFaults(
  { day, status, headline, accesses, mayNotHaveBegun }: Brief,
  known: KnownFacts,
): readonly string[] {
  if (day === null) return [];
  const faults =
    mayNotHaveBegun === known.mayNotHaveBegun
      ? []
      : [`${mayNotHaveBegun} may not have begun, not ${known.mayNotHaveBegun}`];
  const isUncertain = known.mayNotHaveBegun > 0;
  const says = headline.includes('had begun by');
  return [
    ...faults,
    ...(says === isUncertain ? [] : [`start: ${headline}`]),
    ...(known.mayNotHaveBegun === accesses && day === known.asOf && status.startsWith('Exposed')
      ? [`start: ${status}`]
      : []),
  ];
}
