import { writeBrief } from '../brief/brief.ts';
import type { BriefFacts } from '../brief/brief.ts';
import type { Finding } from '../brief/findings.ts';
import type { Exposure } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import { nearestDay } from '../exposures/find.ts';
import { heading, plural, text } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { DossierRequest } from './manifest.ts';

/** The conditions of the brief: those of the dossier, or one chain as it is shown. */
export function briefFilter(
  filter: ExposureFilter,
  { subject, asOf }: DossierRequest,
  exposures: readonly Exposure[],
): ExposureFilter {
  const [only] = exposures;
  if (subject !== 'EXPOSURE' || only === undefined) return filter;
  const day = nearestDay(only.periods, asOf) ?? asOf;
  // On an earlier day, the brief says until when the chain held; a later day must be asked for.
  return { ...filter, origins: [only.origin], onlyChains: [only.id], asOf: day > asOf ? day : asOf };
}

/** What a brief says, without the hops and claims behind it. */
export function briefWords(facts: BriefFacts): unknown {
  const { status, headline, certainty, established, contested, single, notOnRecord } = writeBrief(facts);
  const words = (findings: readonly Finding[]) => findings.map(({ sentence, support }) => [sentence, support]);
  return [status, headline, certainty, words(established), words(contested), words(single), notOnRecord];
}

/** The first page: what happened, how certain that is, what is established and contested, and what is not on record. */
export function inBrief(facts: BriefFacts, pictures: readonly Block[]): readonly Block[] {
  const { status, headline, certainty, established, contested, single, notOnRecord } = writeBrief(facts);
  const list = (title: string, items: readonly string[], none: string): readonly Block[] => [
    heading(3, `${title}: ${items.length}`),
    items.length === 0 ? text(none) : { kind: 'list', items },
  ];
  const words = (findings: readonly Finding[]) => findings.map(({ sentence, support }) => `${sentence} (${support})`);
  return [
    heading(2, 'In brief'),
    text(headline),
    text(`${status}. ${certainty.join(' ')}`),
    ...pictures,
    ...(facts.exposed === null
      ? []
      : [
          ...list('Established', words(established), 'No statement has two publishers.'),
          ...list('Contested', words(contested), 'No denial is on record.'),
          ...(single.length === 0 ? [] : list('From one publisher alone', words(single), '')),
          ...list(
            'Not on record',
            notOnRecord.map(({ question, accesses }) => `${question} (${plural(accesses, 'access', 'accesses')})`),
            'Nothing that these chains need is missing.',
          ),
        ]),
  ];
}
