import { closesHop, endOf } from '../claims/about.ts';
import { claimantOf, isHop } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import type { Hop } from '../exposure/exposure.ts';
import { cutText } from '../model/caption.ts';
import { compareKeys, hopKey, nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { contradictionsOnce } from './facts.ts';
import type { ClaimFacts, SourceFacts } from './facts.ts';
import { counted, joined } from './words.ts';

/** What the record says about one hop, or one claim that another one contradicts, and who says so. */
export interface Finding {
  readonly sentence: string;
  /** Who says so, and who denies it. */
  readonly support: string;
  /** The hop; null: it is about a claim. */
  readonly hop: Hop | null;
  /** The claims about it, latest first. */
  readonly claims: readonly Claim[];
}

export interface Findings {
  /** Two publishers or more say so, and nobody denies it. */
  readonly established: readonly Finding[];
  /** Somebody says so, and somebody denies it. */
  readonly contested: readonly Finding[];
  /** One publisher says so, and nobody denies it. */
  readonly single: readonly Finding[];
}

/** What findings are made of. */
export interface FindingFacts {
  /** Each hop once. */
  readonly hops: readonly Hop[];
  readonly claims: readonly ClaimFacts[];
  readonly sources: Readonly<Record<string, SourceFacts>>;
  /** What claims assert about the nodes of the chains, which no other claim contradicts. */
  readonly context: readonly ClaimFacts[];
  /** By `nodeKey`. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Sorts what the chains rest on by how well the record supports it. A publisher counts once however many of its sources say so. The words of a
 * reprint are another publisher's: it counts for the one that its record names, else for nobody. An allegation does not establish what it alleges,
 * and that a hop has ended does not deny that it held. What reads the same is one finding.
 */
export function findingsOf(facts: FindingFacts): Findings {
  const hops = facts.hops.map((hop) => hopFinding(facts, hop));
  const of = (kind: Standing) => hops.filter((one) => one.standing === kind).map(({ finding }) => finding);
  return {
    established: distinct(of('ESTABLISHED')),
    contested: distinct([...of('CONTESTED'), ...contradictions(facts)]),
    single: distinct(of('SINGLE')),
  };
}

/** Findings that read differently. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [`${one.sentence}\n${one.support}`, one])).values()];
}

type Standing = 'ESTABLISHED' | 'CONTESTED' | 'SINGLE';

function hopFinding(
  { claims, sources, names }: FindingFacts,
  hop: Hop,
): { readonly standing: Standing; readonly finding: Finding } {
  const about = claims.filter((one) => isHop(one.about) && hopKey(one.about) === hopKey(hop)).map(({ claim }) => claim);
  const end = endOf(hop.statements);
  const denials = about.filter((claim) => claim.stance === 'DENIES' && (end === null || !closesHop(claim, end)));
  const asserting = about.filter(({ stance }) => stance === 'ASSERTS');
  const established = asserting.filter((claim) => !isAllegation(claim));
  const publishers = publishersOf(
    [...hop.statements.map(({ source }) => source), ...established.flatMap((claim) => claim.sources)],
    sources,
  );
  const says = publishers.length === 0 ? 'the record does not name whose words these are' : joined(publishers);
  return {
    standing: denials.length > 0 ? 'CONTESTED' : publishers.length > 1 ? 'ESTABLISHED' : 'SINGLE',
    finding: {
      sentence: sentenceOf(hop, names),
      support: denials.length === 0 ? says : `yes: ${says}; no: ${claimantsOf(denials)}`,
      hop,
      claims: about,
    },
  };
}

/** Whether a claim only alleges something, or did when it was made. */
export function isAllegation({ standings }: Pick<Claim, 'standings'>): boolean {
  return standings.some(({ standing }) => standing === 'ALLEGED');
}

/** The publishers of sources, by name. A source without one counts for nobody, because it may be any of them. */
function publishersOf(keys: readonly string[], sources: FindingFacts['sources']): readonly string[] {
  const names = keys.flatMap((key) => {
    const source = sources[key];
    return source === undefined ? [] : (issuerOf(source) ?? []);
  });
  return [...new Set(names)].sort(compareKeys);
}

/**
 * Whose words a source has. Publishers of copies and reprints are recorded as “Reuters, reprinted by Asian News”, “Reuters via NDTV” or “A firm, quoting the
 * Department of Justice”. Null: not on record.
 */
export function issuerOf({ publisher, grade }: Pick<SourceFacts, 'publisher' | 'grade'>): string | null {
  if (publisher === null) return null;
  const named = /^(.+?)(?:, (?:reprinted by|copy at|at)| via) \S/u.exec(publisher)?.[1];
  if (named !== undefined) return named;
  const quoted = /, quoting the (\p{Lu}.+)$/u.exec(publisher)?.[1];
  return quoted ?? (grade === 'REPRINT' ? null : publisher);
}

/** Claims about nodes that others contradict. Those about hops are among what is said of the hops. */
function contradictions({ claims }: FindingFacts): readonly Finding[] {
  return contradictionsOnce(claims).flatMap(({ about, claim, contradictedBy }): readonly Finding[] => {
    if (isHop(about) || contradictedBy.length === 0) return [];
    const all = [claim, ...contradictedBy];
    const [asserting, denying] = (['ASSERTS', 'DENIES'] as const).map((wanted) =>
      all.filter(({ stance }) => stance === wanted),
    );
    const sentence = cutText(asserting?.[0]?.text ?? claim.text ?? 'A claim without words on record', longestSentence);
    const support = `yes: ${claimantsOf(asserting ?? [])}; no: ${claimantsOf(denying ?? [])}`;
    return [{ sentence, support, hop: null, claims: all }];
  });
}

/** Characters of a claim in a finding; its page has all. */
const longestSentence = 600;

function claimantsOf(claims: readonly Claim[]): string {
  return joined([...new Set(claims.map(claimantOf))]);
}

/**
 * Says what a hop is, as “Microsoft employs China-based engineers”. Of people, who may be one or many, in a tense that fits both. A system comes first,
 * where its name needs no article.
 */
function sentenceOf(hop: Hop, names: FindingFacts['names']): string {
  const name = (node: NodeRef) => names[nodeKey(node)] ?? node.key;
  const [from, to] = [name(hop.from), name(hop.to)];
  if (hop.type === 'ACCESSES') return `${to}: ${accessOf(hop)} ${from}`;
  // Who is named after the place would have it twice.
  if (hop.type === 'LOCATED_IN' && from.includes(to)) return `The personnel with access were in ${to}`;
  return `${from}${verbOf(hop)} ${to}`;
}

/** “reached by”, “components reached by”, “access for”. */
function accessOf({ statements }: Hop): string {
  const { plane, basis } = statements[0]?.properties ?? {};
  const [reached, access] =
    plane === 'INDIRECT' ? ['components reached', 'access to components'] : ['reached', 'access'];
  return basis === 'OBSERVED' ? `${reached} by` : `${access} for`;
}

function verbOf({ type, statements }: Hop): string {
  const isOver = endOf(statements) !== null;
  switch (type) {
    case 'SUBCONTRACTS_TO':
      return isOver ? ' subcontracted to' : ' subcontracts to';
    case 'EMPLOYS':
      return isOver ? ' employed' : ' employs';
    case 'ESCORTS':
      return ' escorted';
    case 'LENDS_TO':
      return ' lent a credential to';
    case 'LOCATED_IN':
      return ': in';
    default:
      return `: ${type.toLowerCase().replaceAll('_', ' ')}`;
  }
}

/** Says how much of what chains rest on is established. */
export function countsOf({ established, contested, single }: Findings, gaps: number): string {
  const parts = [
    `${counted(established.length, 'point')} established`,
    `${contested.length} disputed`,
    ...(single.length === 0 ? [] : [`${single.length} resting on one publisher`]),
    `${gaps} unknown`,
  ];
  return `${parts.join(', ')}.`;
}
