import { edgeInWords } from '#picture/words.ts';
import { requestTopics } from '../casework/request-topics.ts';
import { claimantOf } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import { describePlace } from '../claims/passages.ts';
import type { Passage } from '../claims/passages.ts';
import { describeStandings } from '../claims/standings.ts';
import type { Exposure, Gap, Hop, Period } from '../exposure/exposure.ts';
import { addDays, dayInWords } from '../model/day.ts';
import { nodeKey } from '../model/keys.ts';
import type { Dossier, DossierChain } from './dossier.ts';
import { nameOf } from './redact.ts';

/** “IL5”, “national security”, “sensitivity not on record”. */
export function sensitivityInWords({ impactLevel, sensitivity }: Exposure): string {
  if (impactLevel !== null) return `IL${impactLevel}`;
  return sensitivity === null ? 'sensitivity not on record' : sensitivity.toLowerCase().replaceAll('_', ' ');
}

/** The words of the source, and where they are. */
export function passageWords(passage: Passage): string {
  const place = describePlace(passage);
  return `“${passage.text}”${place === '' ? '' : ` (${place})`}`;
}

export function hopWords(dossier: Dossier, { type, from, to }: Pick<Hop, 'type' | 'from' | 'to'>): string {
  const isGroup = dossier.facts[nodeKey(from)]?.kind === 'GROUP';
  return `${nameOf(dossier, from)} ${edgeInWords(type, isGroup)} ${nameOf(dossier, to)}`;
}

/** The numbers of the sources of the chains, in the order in which the evidence cites them, from one. */
export function numbersOf({ chains }: Pick<Dossier, 'chains'>): ReadonlyMap<string, number> {
  const keys = chains.flatMap(hopsOf).flatMap(({ statements }) => statements.map(({ source }) => source));
  return new Map([...new Set(keys)].map((key, at) => [key, at + 1]));
}

/** The hops of a chain and the employment of its engineer. */
export function hopsOf({ exposure, employment }: DossierChain): readonly Hop[] {
  return [...exposure.path, ...employment];
}

/** The sources of the hops and of the employment of chains, with their numbers in the dossier. */
export function footnotes(dossier: Dossier, chains: readonly DossierChain[]): readonly string[] {
  const numbers = numbersOf(dossier);
  const own = new Set(
    chains.flatMap((one) => hopsOf(one).flatMap(({ statements }) => statements.map(({ source }) => source))),
  );
  return [...numbers].flatMap(([key, number]) => (own.has(key) ? [`[${number}] ${sourceInBrief(dossier, key)}`] : []));
}

/** A source as a footnote: who published what, and when. */
export function sourceInBrief({ sources }: Dossier, key: string): string {
  const source = sources[key];
  if (source === undefined) return key;
  const { title, publisher, publishedOn } = source;
  const day = publishedOn === null ? 'no date on record' : dayInWords(publishedOn);
  return [publisher, title, day].filter((part) => part !== null).join(', ');
}

export function sourceWords({ sources }: Dossier, key: string): string {
  const source = sources[key];
  if (source === undefined) return key;
  const { title, publisher, publishedOn, url, sha256, grade } = source;
  return [
    title,
    publisher,
    publishedOn === null ? 'no date on record' : dayInWords(publishedOn),
    url,
    grade?.toLowerCase() ?? null,
    sha256 === null ? null : `SHA-256 ${sha256}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** As on the page: what has no start or end on record is unknown, not valid on any date. */
export function periodWords({ from, to }: Period): string {
  const last = to === null ? null : addDays(to, -1);
  if (from === null) return last === null ? 'start and end unknown' : `until ${dayInWords(last)}, start unknown`;
  if (last === null) return `from ${dayInWords(from)}, no end on record`;
  return from === last ? `on ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(last)}`;
}

/** The text of a denial is already negative, or is the claimant's own sentence: as on the page, the stance stands apart from it. */
export function claimWords(dossier: Dossier, claim: Claim): string {
  const { text: words, stance, standings: periods, statedOn, sources } = claim;
  const who = claimantOf(claim);
  const where = sources.map((key) => dossier.sources[key]?.title ?? key).join(', ');
  const verb = stance === 'DENIES' ? 'denies' : 'asserts';
  const standing = describeStandings(periods);
  const stands = standing === null ? '' : `; ${standing}`;
  const when = [statedOn === null ? null : dayInWords(statedOn), where]
    .filter((part) => part !== null && part !== '')
    .join(', ');
  return words === null ? `${who} ${verb} (${when}${stands})` : `${who} said: ${words} (${verb} it${stands}; ${when})`;
}

/** What the record lacks for a chain. */
export function gapWords(gap: Gap): string {
  return gap === 'ROUTES_CUT' ? 'there are more routes than are shown' : requestTopics[gap].missing;
}
