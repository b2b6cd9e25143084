import { closesHop, endOf } from '../claims/about.ts';
import { isHop } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import { describeStandings } from '../claims/standings.ts';
import { gaps } from '../exposure/exposure.ts';
import type { Exposure, Hop } from '../exposure/exposure.ts';
import { dayInWords } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { nodeRef } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { syntheticNotice } from '../model/vocabulary.ts';
import { heading, notice, plural, text } from './blocks.ts';
import type { Block, ChainStep } from './blocks.ts';
import { mostClosures, statedProperties } from './dossier.ts';
import type { Dossier, DossierChain } from './dossier.ts';
import { contradictionsOnce } from '../brief/facts.ts';
import type { ClaimFacts } from '../brief/facts.ts';
import { inBrief } from './in-brief.ts';
import type { DossierRequest, Manifest } from './manifest.ts';
import { drawExposures } from './picture.ts';
import { nameOf } from './redact.ts';
import {
  claimWords,
  footnotes,
  gapWords,
  hopsOf,
  hopWords,
  numbersOf,
  passageWords,
  periodWords,
  sensitivityInWords,
  sourceInBrief,
  sourceWords,
} from './words.ts';

/** Lays a dossier out: everything but the title, the time of making and the manifest. */
export function layOut(dossier: Dossier): readonly Block[] {
  const { chains, closures, coverage, missing, redactions, investigation } = dossier;
  return [
    ...(coverage.withSynthetic ? [notice(syntheticNotice)] : []),
    ...(redactions.length === 0
      ? []
      : [
          notice(
            `This ${dossier.request.profile.toLowerCase()} version omits ${redactions.map(({ words }) => words).join('; ')}.`,
          ),
        ]),
    ...(missing.length === 0
      ? []
      : [notice(`Left out, because they are not on record: ${missing.map(({ key }) => key).join(', ')}.`)]),
    ...inBrief(dossier.brief, together(dossier)),
    heading(2, 'Summary'),
    ...summary(dossier),
    ...(investigation === null || investigation.notes === '' ? [] : [heading(2, 'Notes'), text(investigation.notes)]),
    heading(2, 'Chains'),
    ...(chains.length === 0 ? [nothingOnRecord(dossier)] : chains.flatMap((one, at) => chain(dossier, one, at))),
    ...(closures.length === 0 ? [] : [heading(2, 'Ended'), ...ended(dossier)]),
    heading(2, 'Contradictions'),
    ...contradictions(dossier),
    ...standings(dossier),
    heading(2, 'Unknowns'),
    ...unknowns(dossier),
    heading(2, 'Method'),
    ...method(dossier),
    heading(2, 'Sources'),
    { kind: 'list', items: [...numbersOf(dossier)].map(([key, number]) => `[${number}] ${sourceWords(dossier, key)}`) },
    heading(2, 'Annex: statements'),
    ...annex(dossier),
  ];
}

/** Lays out the manifest of a dossier, which is its last part. */
export function layOutManifest(manifest: Manifest): readonly Block[] {
  return [
    heading(2, 'Annex: manifest'),
    text('With this manifest and the same data, Subtier makes this dossier again: npx subtier dossier --manifest FILE'),
    { kind: 'code', text: JSON.stringify(manifest, null, 2) },
  ];
}

/** More chains cannot be told apart in one picture. */
const mostTogether = 12;

/** All chains in one picture, if they are few. */
function together(dossier: Dossier): readonly Block[] {
  const { chains, request, totalCount } = dossier;
  const [only] = chains;
  if (only === undefined || totalCount > mostTogether) return [];
  if (chains.length === 1)
    return [pictureOf(dossier, only, `Through whom: ${nameOf(dossier, nodeRef('System', only.exposure.system))}`)];
  return [
    {
      kind: 'picture',
      title: `Through whom: ${plural(chains.length, 'chain')}`,
      picture: drawExposures(dossier, chains),
      notes: [countedWords(dossier, request.asOf), ...footnotes(dossier, chains)],
      steps: [],
    },
  ];
}

/** One chain as a picture, with who says that it ended. */
function pictureOf(dossier: Dossier, one: DossierChain, title: string): Block {
  const { exposure, shownOn, closing } = one;
  return {
    kind: 'picture',
    title,
    picture: drawExposures(dossier, [one]),
    notes: [
      countedWords(dossier, shownOn),
      ...(closing === null ? [] : [`${capitalized(closing.sentence)}.`]),
      ...footnotes(dossier, [one]),
    ],
    steps: stepsOf(dossier, exposure),
  };
}

/** What a picture says of its conditions, because it may be taken out of the dossier. */
function countedWords({ request }: Dossier, day: Day): string {
  return request.subject === 'EXPOSURE'
    ? `As of ${dayInWords(day)}.`
    : `As of ${dayInWords(day)}. Counts ${whoOf(request)}.`;
}

/** The personnel whose chains count. */
function whoOf({ lists, origins }: DossierRequest): string {
  const undetermined = 'personnel of undetermined origin';
  if (!origins.includes('FOREIGN')) return undetermined;
  const foreign = lists.length === 0 ? 'foreign personnel' : `personnel located in a country on ${lists.join(', ')}`;
  return origins.includes('UNDETERMINED') ? `${foreign} or ${undetermined}` : foreign;
}

function summary(dossier: Dossier): readonly Block[] {
  const { request, chains, totalCount, accessCount, coverage } = dossier;
  const sentence =
    request.subject === 'EXPOSURE'
      ? chains.map((one) => chainSentence(dossier, one)).join(' ')
      : `As of ${dayInWords(request.asOf)}, the record shows ${plural(totalCount, 'chain')} on ${plural(accessCount, 'access', 'accesses')} through which ${whoOf(request)} reach ${plural(coverage.systemsExposed, 'system')}.`;
  const count = (band: string) => chains.filter(({ exposure }) => exposure.priority.high === band).length;
  return [
    text(sentence),
    ...(totalCount > chains.length ? [text(`This dossier has the first ${chains.length} of them, by priority.`)] : []),
    ...(chains.length === 0
      ? []
      : [
          text(
            `Chains by their highest priority${totalCount > chains.length ? `, of the first ${chains.length}` : ''}: ${['CRITICAL', 'HIGH', 'MODERATE', 'LOW'].map((band) => `${count(band)} ${band.toLowerCase()}`).join(', ')}.`,
          ),
        ]),
    text(
      `${personnelSentence(coverage)} Of ${plural(coverage.accesses, 'access', 'accesses')} on that date, the engineer's location is known for ${coverage.withKnownLocation}; the origin is undetermined for ${coverage.undetermined}.`,
    ),
  ];
}

/** Says for how many contracts anybody is on record. “0 of 1” would read as a slip. */
function personnelSentence({ contracts, contractsWithPersonnel }: Dossier['coverage']): string {
  if (contracts === 0) return 'No contract is on record.';
  if (contractsWithPersonnel > 0)
    return `Personnel are on record for ${contractsWithPersonnel} of ${plural(contracts, 'contract')}.`;
  return contracts === 1
    ? 'No personnel are on record for the only contract.'
    : `No personnel are on record for any of ${contracts} contracts.`;
}

/** Says when a chain holds: on the date, or else until or from the day as of which it is shown. “Can reach” agrees with one person and a group. */
function chainSentence(dossier: Dossier, { exposure, shownOn }: DossierChain): string {
  const { asOf } = dossier.request;
  const engineer = nameOf(dossier, { label: 'Person', key: exposure.engineer });
  const system = nameOf(dossier, { label: 'System', key: exposure.system });
  const chain = (verb: string) => `the record shows one chain through which ${engineer} ${verb} ${system}.`;
  if (shownOn === asOf) return `As of ${dayInWords(asOf)}, ${chain('can reach')}`;
  return shownOn < asOf
    ? `Until ${dayInWords(shownOn)}, ${chain('could reach')} On ${dayInWords(asOf)}, this chain does not hold.`
    : `From ${dayInWords(shownOn)} on, ${chain('can reach')} On ${dayInWords(asOf)}, this chain does not hold.`;
}

/**
 * “No chain” alone would read as if there had never been one. A chain that went on but no longer meets the conditions is not among the
 * closures, so these do not show whether there was one.
 */
function nothingOnRecord({ request, coverage }: Dossier): Block {
  const { lastExposedDay } = coverage;
  return text(
    lastExposedDay === null
      ? `The record shows no chain on ${dayInWords(request.asOf)}, and none before.`
      : `The record shows no chain on ${dayInWords(request.asOf)}. The last day with one was ${dayInWords(lastExposedDay)}.`,
  );
}

function chain(dossier: Dossier, one: DossierChain, at: number): readonly Block[] {
  const { exposure, shownOn, closing, events } = one;
  const name = (label: 'Organization' | 'Person' | 'System' | 'Contract' | 'Country', key: string) =>
    nameOf(dossier, { label, key });
  const title = `${at + 1}. ${name('System', exposure.system)}: ${name('Person', exposure.engineer)}`;
  const { priority } = exposure;
  const band = priority.low === priority.high ? priority.high : `${priority.low} to ${priority.high}`;
  return [
    heading(3, title),
    // The first page has that of the only chain.
    ...(dossier.chains.length === 1 ? [] : [pictureOf(dossier, one, `Chain ${title}`)]),
    {
      kind: 'list',
      items: [
        `Priority: ${band.toLowerCase()}. ${priority.notice}`,
        `Lineage: ${exposure.lineage.toLowerCase()}${exposure.gaps.length === 0 ? '' : `; ${exposure.gaps.map(gapWords).join('; ')}`}`,
        exposure.countries.length === 0
          ? 'Foreign location: none on record'
          : `Located abroad in: ${exposure.countries.map((key) => name('Country', key)).join(', ')}`,
        `Contract: ${exposure.contract === null ? 'not on record' : name('Contract', exposure.contract)}`,
        `Confidence of the weakest hop: ${exposure.confidence} of 100; evidence: ${exposure.dataClasses.join(', ').toLowerCase()}`,
        `Engineer employed by: ${exposure.engineerEmployers.map((key) => name('Organization', key)).join(', ') || 'not on record for this work'}`,
        `Holds: ${exposure.periods.map((period) => `${periodWords(period)}${period === closing?.period ? ` (${closing.sentence})` : ''}`).join('; ')}${shownOn === dossier.request.asOf ? '' : ` (not on ${dayInWords(dossier.request.asOf)}; shown as of ${dayInWords(shownOn)})`}`,
      ],
    },
    text('Why this priority:'),
    {
      kind: 'table',
      columns: ['Factor', 'On record', 'Consequence', 'Rule'],
      rows: priority.reasons.map(({ factor, value, because, citation }) => [
        factor,
        value ?? 'unknown',
        because,
        citation,
      ]),
    },
    text('Evidence, hop by hop:'),
    {
      kind: 'table',
      columns: ['Hop', 'Source', 'Passage', 'Valid', 'Confidence', 'Evidence', 'Details'],
      rows: hopsOf(one).flatMap((hop) => hopRows(dossier, hop)),
    },
    ...(events.length === 0
      ? []
      : [
          text('Decisions and comments, which change no count:'),
          {
            kind: 'list' as const,
            items: events.map(({ at: time, author, decision, comment }) =>
              [
                `${dayInWords(time.slice(0, 10))} ${author}:`,
                ...(decision === null
                  ? []
                  : [
                      decision.status.toLowerCase().replace('_', ' '),
                      ...(decision.until === null ? [] : [`until ${dayInWords(decision.until)}`]),
                      ...(decision.closedBy === null ? [] : [`according to ${decision.closedBy}`]),
                      ...(decision.reason === null ? [] : [`(${decision.reason})`]),
                    ]),
                ...(comment === null ? [] : [comment]),
              ].join(' '),
            ),
          },
        ]),
  ];
}

/** The steps that the picture has as boxes: of a BROKEN chain only the prime and the accountable organization, and “?” for what is unknown. */
function stepsOf(dossier: Dossier, exposure: Exposure): readonly ChainStep[] {
  const { chain: organizations, accountable, prime, engineer, system, lineage, path } = exposure;
  const organization = (key: string | null, role: string, without: string) =>
    key === null ? { role: without, node: null } : { role, node: nodeRef('Organization', key) };
  const steps: readonly { readonly role: string; readonly node: NodeRef | null }[] = [
    ...(lineage === 'BROKEN'
      ? [
          organization(prime, 'prime', 'prime not on record'),
          organization(accountable, 'accountable, tier unknown', 'employer not on record'),
        ]
      : organizations.map((key, at) => organization(key, at === 0 ? 'prime' : 'subcontractor', ''))),
    answering(exposure),
    { role: 'engineer', node: { label: 'Person', key: engineer } },
    { role: `system, ${sensitivityInWords(exposure)}`, node: { label: 'System', key: system } },
  ];
  return steps.map(({ role, node }, at) => {
    const before = steps[at - 1]?.node ?? null;
    const isReached = path.some(({ from, to }) => isSame(from, before) && isSame(to, node));
    return { role, name: node === null ? '?' : nameOf(dossier, node), isReached };
  });
}

/** The step before the engineer. */
function answering({ escort, credentialOf }: Exposure): { readonly role: string; readonly node: NodeRef | null } {
  if (escort !== null) return { role: 'escort', node: nodeRef('Person', escort) };
  if (credentialOf !== null) return { role: 'credential used', node: nodeRef('Person', credentialOf) };
  return { role: 'no escort on record', node: null };
}

/** Writes steps one after another, with an arrow where a hop is on record. */
export function inLine(steps: readonly ChainStep[], words: (step: ChainStep) => string): string {
  return steps.map((step, at) => `${at === 0 ? '' : step.isReached ? ' → ' : ' … '}${words(step)}`).join('');
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isSame(one: NodeRef, other: NodeRef | null): boolean {
  return one.label === other?.label && one.key === other.key;
}

/** What tells rows of the data apart, and nothing to those who did not import them. */
const idsOfRows = new Set(['access', 'contract']);

function hopRows(dossier: Dossier, hop: Hop): readonly (readonly string[])[] {
  const numbers = numbersOf(dossier);
  const isInternal = dossier.request.profile === 'INTERNAL';
  const words = hopWords(dossier, hop);
  if (hop.statements.length === 0) return [[words, 'no statement on record', '', '', '', '', '']];
  return hop.statements.map(({ key, source, validFrom, validTo, confidence, dataClass, properties }) => [
    words,
    `[${numbers.get(source) ?? '?'}] ${sourceInBrief(dossier, source)}`,
    (dossier.passages[key] ?? []).map(passageWords).join(' ') || 'none held',
    periodWords({ from: validFrom, to: validTo }),
    String(confidence),
    dataClass.toLowerCase(),
    statedProperties(properties)
      .filter(([property]) => isInternal || !idsOfRows.has(property))
      .map(([property, value]) => `${property}: ${/^[A-Z_]+$/.test(value) ? valueInWords(value) : value}`)
      .join('; '),
  ]);
}

function valueInWords(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}

/** The chains that held before the date, with who says that they ended. */
function ended(dossier: Dossier): readonly Block[] {
  const { closures, request } = dossier;
  const names = (exposure: Exposure) => inLine(stepsOf(dossier, exposure), ({ name }) => name);
  return [
    text(
      `Chains that held before ${dayInWords(request.asOf)} but not on it, most recently ended first${closures.length < mostClosures ? '' : `; there may be more than these ${mostClosures}`}:`,
    ),
    {
      kind: 'table',
      columns: ['Chain', 'Last day', 'Who says so'],
      rows: closures.map(({ exposure, lastDay, sentence }) => [names(exposure), dayInWords(lastDay), sentence]),
    },
  ];
}

function contradictions(dossier: Dossier): readonly Block[] {
  const rows = contradictionsOnce(dossier.claims).map(({ about, claim, contradictedBy }) => [
    isHop(about) ? hopWords(dossier, about) : nameOf(dossier, about),
    claimWords(dossier, claim),
    contradictedBy.map((one) => claimWords(dossier, one)).join(' / ') || uncontradicted(about, claim),
  ]);
  if (rows.length === 0)
    return [text('The record shows no claim that denies or contradicts what these chains rest on.')];
  return [{ kind: 'table', columns: ['About', 'Claim', 'Contradicted by'], rows }];
}

/** The claims of which a source states how they stand in law. */
function standings(dossier: Dossier): readonly Block[] {
  const claims = dossier.claims.flatMap(({ claim, contradictedBy }) => [claim, ...contradictedBy]);
  const rows = [...new Map(claims.map((claim) => [claim.key, claim])).values()].flatMap((claim) => {
    const words = describeStandings(claim.standings);
    const sources = new Set(claim.standings.flatMap((period) => period.sources));
    const where = [...sources].map((key) => sourceWords(dossier, key)).join('; ');
    return words === null ? [] : [[claimWords(dossier, claim), words, where]];
  });
  if (rows.length === 0) return [];
  return [
    heading(2, 'How claims stand in law'),
    text('Settled is not admitted, and charged is not found. A later standing does not change what held before.'),
    { kind: 'table', columns: ['Claim', 'Standing', 'Source'], rows },
  ];
}

/** Says why a denial has no contradiction: a denial of the end on does not contradict what was said about the time before. */
function uncontradicted(about: ClaimFacts['about'], claim: Claim): string {
  const end = isHop(about) ? endOf(about.statements) : null;
  return end !== null && closesHop(claim, end)
    ? `nothing on record: it is about the end of the hop, from ${dayInWords(end.day)} on, not about the time before`
    : 'nothing on record';
}

function unknowns(dossier: Dossier): readonly Block[] {
  const { chains, totalCount, coverage } = dossier;
  const counts = gaps.map((gap) => ({
    gap,
    count: chains.filter(({ exposure }) => exposure.gaps.includes(gap)).length,
  }));
  const found = counts.filter(({ count }) => count > 0);
  const withoutPersonnel = coverage.contracts - coverage.contractsWithPersonnel;
  const withoutLineage = coverage.accesses - coverage.withCompleteLineage;
  if (found.length + withoutPersonnel + withoutLineage === 0)
    return [text('Nothing that these chains need is missing.')];
  return [
    {
      kind: 'list',
      items: [
        ...found.map(
          ({ gap, count }) =>
            `${gapWords(gap)}: ${plural(count, 'chain')}${totalCount > chains.length ? ` of the first ${chains.length}` : ''}`,
        ),
        ...(withoutPersonnel === 0
          ? []
          : [
              coverage.contractsWithPersonnel === 0
                ? personnelSentence(coverage)
                : `No personnel are on record for ${withoutPersonnel} of ${plural(coverage.contracts, 'contract')}.`,
            ]),
        ...(withoutLineage === 0
          ? []
          : [`Lineage is not complete for ${withoutLineage} of ${plural(coverage.accesses, 'access', 'accesses')}.`]),
      ],
    },
  ];
}

function method({ request, chains, rules }: Dossier): readonly Block[] {
  // Only the chain of a dossier about one exposure may be shown as of another day.
  const day = chains[0]?.shownOn ?? request.asOf;
  return [
    {
      kind: 'list',
      items: [
        `As of: ${dayInWords(request.asOf)}`,
        `Designation lists: ${request.lists.length === 0 ? 'none; all foreign personnel' : request.lists.join(', ')}`,
        ...(request.subject === 'EXPOSURE' ? [] : [`Origins that count: ${request.origins.join(', ').toLowerCase()}`]),
        `Every hop under “Chains” rests on a statement that is valid on ${day === request.asOf ? 'the date' : `${dayInWords(day)}, as of which the chain is shown`}; missing hops are marked “?” or listed as gaps. Subcontracts under unrelated contracts never form a chain.`,
      ],
    },
    text('Rules that the priorities cite, in the versions that were read:'),
    {
      kind: 'table',
      columns: ['Rule', 'Version', 'Citation'],
      rows: rules.map(({ rule, version, citation }) => [rule, version, citation]),
    },
  ];
}

function annex({ statements }: Dossier): readonly Block[] {
  return [
    text('The Cypher statements that gave these answers, with their parameters:'),
    ...statements.flatMap(({ text: statement, parameters }): readonly Block[] => [
      { kind: 'code', text: statement },
      { kind: 'code', text: JSON.stringify(parameters) },
    ]),
  ];
}
