import { requestTopics } from '../casework/request-topics.ts';
import type { RequestTopic } from '../casework/request-topics.ts';
import type { Claim } from '../claims/claims.ts';
import type { Gap, Period } from '../exposure/exposure.ts';
import type { Coverage } from '../exposures/coverage.ts';
import type { AccessCounts } from '../exposures/groups.ts';
import type { Day } from '../model/day.ts';
import { nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import type { Band } from '../priority/bands.ts';
import { countsOf, findingsOf } from './findings.ts';
import type { FindingFacts, Findings } from './findings.ts';
import { foremostOf, headlineOf, statusOf } from './headline.ts';
import type { HeadlineFacts, Scope } from './headline.ts';
import { firstReportSentence } from './start.ts';
import { counted, joined } from './words.ts';

/** What the record says under some conditions, in sentences: who reaches what, how certain that is, who said so, and what is not on record. */
export interface Brief extends Findings {
  /** The day that it describes: that of the filter; if nothing is exposed on it, the last day on which something was. Null: there is none. */
  readonly day: Day | null;
  readonly status: string;
  readonly headline: string;
  /** How certain the headline is, in sentences. */
  readonly certainty: readonly string[];
  readonly accesses: number;
  /** Whether the days of all accesses that were read are inferred. */
  readonly areDaysInferred: boolean;
  /** Those of which no source says that they had begun on the day; if not all chains were read, at most as many. */
  readonly mayNotHaveBegun: number;
  readonly chains: number;
  /** Chains that the findings and claims are about: the most urgent ones. */
  readonly chainsRead: number;
  /** From the first to the last day of these chains that is on record; null: not on record. */
  readonly period: Period | null;
  /** The claims about these chains and what is on them that have a day, earliest first. */
  readonly claims: readonly Claim[];
  readonly notOnRecord: readonly Unknown[];
}

/** Something that the record does not answer. */
export interface Unknown extends AccessCounts {
  /** Null: it is no gap of a chain. */
  readonly gap: Gap | null;
  /** What a request asks for. */
  readonly topic: RequestTopic;
  readonly question: string;
}

/** What a brief is written from. */
export interface BriefFacts {
  /** The day that was asked for. */
  readonly asOf: Day;
  readonly coverage: Pick<Coverage, 'accesses' | 'contractsWithPersonnel'>;
  readonly scope: Scope;
  /** What people say of exactly these systems, of which none is exposed on any day; null: nothing. */
  readonly sentence: string | null;
  /** Null: nothing was exposed on any day. */
  readonly exposed: ExposedFacts | null;
}

/** What is exposed on the day that a brief describes. */
export interface ExposedFacts {
  readonly headline: HeadlineFacts;
  readonly chains: number;
  readonly chainsRead: number;
  readonly period: Period | null;
  /** The highest priority of the chains, at worst. */
  readonly highest: Band;
  /** Who says that the exposure ended. */
  readonly endings: readonly string[];
  /** With the names of all nodes of the hops. */
  readonly findings: FindingFacts;
  readonly gaps: readonly (AccessCounts & { readonly gap: RequestGap })[];
  /** Groups of people whose number is not on record. */
  readonly uncounted: AccessCounts & { readonly groups: readonly NodeRef[] };
  /** Those whose first day is not on record. */
  readonly withoutStart: AccessCounts;
}

type RequestGap = Exclude<Gap, 'ROUTES_CUT'>;

/** Writes a brief. */
export function writeBrief(facts: BriefFacts): Brief {
  const { asOf, exposed } = facts;
  if (exposed === null) return emptyBrief(facts);
  const { headline, chains, chainsRead, period, highest, endings } = exposed;
  const findings = findingsOf(exposed.findings);
  const unknowns = unknownsOf(exposed);
  const isCut = chainsRead < chains;
  return {
    day: headline.day,
    status: statusOf({ ...headline, asOf }),
    headline: headlineOf(headline),
    certainty: [
      ...[firstReportSentence(exposed.findings), foremostOf(headline)].filter((sentence) => sentence !== null),
      ...[...new Set(endings)].map(asSentence),
      `Highest priority: ${highest.toLowerCase()}.`,
      ...(headline.invented === 'SOME' ? ['Some of it is invented data.'] : []),
      `${isCut ? `Of the ${chainsRead} most urgent chains: ` : ''}${countsOf(findings, unknowns.length)}`,
    ],
    accesses: headline.accesses,
    areDaysInferred: headline.hasInferredDays,
    mayNotHaveBegun: Math.min(headline.start.accesses, headline.accesses),
    chains,
    chainsRead,
    period,
    claims: claimsOf(exposed.findings),
    notOnRecord: unknowns,
    ...findings,
  };
}

function emptyBrief({ coverage, scope, sentence }: BriefFacts): Brief {
  const nothing = nothingInWords(scope, coverage);
  return {
    day: null,
    status: scope.isConditioned ? 'Nothing exposed on record under these conditions' : 'Nothing exposed on record',
    headline: sentence ?? nothing,
    certainty: [...(sentence === null ? [] : [nothing]), 'A missing record proves nothing.'],
    accesses: 0,
    areDaysInferred: false,
    mayNotHaveBegun: 0,
    chains: 0,
    chainsRead: 0,
    period: null,
    claims: [],
    notOnRecord: [],
    established: [],
    contested: [],
    single: [],
  };
}

/** Says that nothing is on record, of the systems that the conditions ask for. */
function nothingInWords(
  { systems, isWhole, names, isConditioned }: Scope,
  { accesses, contractsWithPersonnel }: BriefFacts['coverage'],
): string {
  if (systems === 0) return isWhole ? 'No system is on record.' : 'None of these systems is on record.';
  const all = systems === 1 ? 'system' : counted(systems, 'system');
  if (isWhole && accesses === 0 && contractsWithPersonnel === 0)
    return `The record does not show who reaches the ${all} on record.`;
  const asked = isWhole
    ? `${systems === 1 ? 'the' : 'any of the'} ${all} on record`
    : `${systems === 1 ? 'this' : 'any of these'} ${all}`;
  const under = isConditioned ? ' under these conditions' : '';
  // Before a colon, no name needs an article.
  if (names.length > 0) return `${joined(names)}: no access of foreign personnel is on record${under}.`;
  return `No access of foreign personnel to ${asked} is ${isWhole ? 'known' : 'on record'}${under}.`;
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** The claims that have a day, earliest first. */
function claimsOf({ claims, context }: FindingFacts): readonly Claim[] {
  const distinct = new Map(
    [...claims, ...context].flatMap(({ claim, contradictedBy }) =>
      [claim, ...contradictedBy].map((one) => [one.key, one] as const),
    ),
  );
  const dated = [...distinct.values()].filter(({ statedOn }) => statedOn !== null);
  return dated.sort((a, b) => (a.statedOn ?? '').localeCompare(b.statedOn ?? ''));
}

function unknownsOf({ gaps, uncounted, withoutStart, findings }: ExposedFacts): readonly Unknown[] {
  const { groups, ...people } = uncounted;
  const names = groups.map((group) => findings.names[nodeKey(group)] ?? group.key);
  return [
    ...gaps.map(({ gap, ...counts }) => ({ gap, topic: gap, question: requestTopics[gap].question, ...counts })),
    ...(groups.length === 0
      ? []
      : [{ gap: null, topic: 'HEADCOUNT' as const, question: `How many are they: ${joined(names)}?`, ...people }]),
    ...(withoutStart.accesses === 0
      ? []
      : [{ gap: null, topic: 'START' as const, question: requestTopics.START.question, ...withoutStart }]),
  ];
}
