import { createClient, fetchExchange } from '@urql/core';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { countedOrigins, evidenceClasses, readAddress, today } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import { toEmploymentFilter, toFilter, toLeadFilter } from '../conditions/to-filter.ts';
import * as documents from '../generated/graphql.ts';
import type { HeadlineQuery } from '../generated/graphql.ts';
import { persistedExchange } from '../server/persisted-exchange.ts';

/** An access that counts on this day has no start on record. */
export const EARLIEST = '0001-01-01';

/** The headline counts on the chosen day, today, and among the accesses without a start on record. */
export function headlineVariables(conditions: Conditions) {
  const filter = toFilter(conditions);
  // Lists designate no country on the first day of the calendar: with lists, the headline counts accesses from these countries apart.
  const origins = conditions.lists.length === 0 ? conditions.origins : (['UNDETERMINED'] as const);
  const earliest = toFilter({ ...conditions, asOf: EARLIEST, origins });
  return { filter, today: { ...filter, asOf: today() }, earliest };
}

/** What the panels show. */
export interface Shown {
  /** The chosen day; if nothing was exposed on it, the last day on which something was. */
  readonly day: string;
  readonly hasExposed: boolean;
}

export function shownOf(asOf: string, { exposures, coverage }: HeadlineQuery): Shown {
  const day = exposures.accessCount > 0 ? asOf : (coverage.lastExposedDay ?? asOf);
  return { day, hasExposed: exposures.accessCount > 0 || day !== asOf };
}

const MONTHS = 24;

/** The chart goes from `MONTHS` before the chosen day, or before today, to the later of both. */
export function overTimeVariables(conditions: Conditions) {
  const filter = toFilter(conditions);
  const [first = '', to = ''] = [conditions.asOf, today()].sort();
  return { from: chartStart(first), to, filter, undetermined: { ...filter, origins: ['UNDETERMINED'] as const } };
}

/** The same day of the month, or the month's last day, `MONTHS` earlier. */
function chartStart(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const wanted = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() - MONTHS);
  // A day that the month lacks is a day of the next month.
  if (date.getUTCDate() !== wanted) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}

/**
 * Sends what the overview and the chains request first, one request after the other, for the server, which has the page's build of this module:
 * see `api/serve/warm-up.ts`. The overview's requests are exactly those of the page, so the server has their answers when the first visitor comes,
 * who would otherwise wait for Neo4j to plan each statement, and to run it over the whole graph. The others only make Neo4j plan them. Ends early
 * if nothing was ever exposed. @throws Error if a request fails
 */
export async function sendFirstRequests(fetch: typeof globalThis.fetch): Promise<void> {
  const exchanges = [persistedExchange(), fetchExchange];
  const client = createClient({ url: 'http://localhost/graphql', preferGetMethod: false, fetch, exchanges });
  const send = async <Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> => {
    const { data, error } = await client.query(document, variables).toPromise();
    if (data === undefined) throw error ?? new Error('The server sent no data.');
    return data;
  };
  const sendBriefPicture = async (on: Conditions): Promise<void> => {
    const { exposures } = await send(documents.BriefChainsDocument, { filter: toFilter(on) });
    const [chain] = exposures.nodes;
    if (chain === undefined) return;
    const filter = toEmploymentFilter(chain.origin, on);
    await send(documents.EmploymentDocument, { exposure: chain.id, filter });
  };
  const { status } = await send(documents.StatusDocument, {});
  const byDefault = readAddress('/', today()).conditions;
  const conditions = status.syntheticOnly ? { ...byDefault, evidence: evidenceClasses } : byDefault;
  const filterNow = toFilter(conditions);
  const headline = await send(documents.HeadlineDocument, headlineVariables(conditions));
  const { brief } = await send(documents.BriefDocument, { filter: filterNow });
  if (brief.day !== null && brief.chainsRead === brief.chains)
    await sendBriefPicture({ ...conditions, asOf: brief.day });
  await send(documents.DesignationListsDocument, { asOf: conditions.asOf });
  await send(documents.RecentImportsDocument, {});
  await send(documents.DocumentedCasesDocument, { filter: filterNow });
  await send(documents.CoverageDocument, { filter: filterNow });
  await send(documents.ReportingCoverageDocument, {});
  const { day, hasExposed } = shownOf(conditions.asOf, headline);
  const shown = { ...conditions, asOf: day };
  await send(documents.LeadsDocument, { filter: toLeadFilter(shown), after: null });
  if (!hasExposed) return;
  const filter = toFilter(shown);
  await send(documents.UrgentSystemsDocument, { filter });
  await send(documents.FlowDocument, { filter });
  for (const by of ['COUNTRY', 'PRIME', 'ENGINEER_EMPLOYER', 'ESCORT_SUPPLIER', 'SOURCE'] as const)
    await send(documents.GroupsDocument, { by, filter });
  await send(documents.OverTimeDocument, overTimeVariables(shown));
  await send(documents.BandCountsDocument, { filter });
  await send(documents.GapCountsDocument, { filter });
  await send(documents.MatrixDocument, { filter: { ...filter, origins: countedOrigins } });
  await send(documents.RemediesDocument, { filter });

  const first = 1;
  await send(documents.DesignationListsDocument, { asOf: day });
  await send(documents.BriefDocument, { filter });
  await send(documents.CoverageDocument, { filter });
  await send(documents.ExposedSystemsDocument, { filter, first });
  const { exposures } = await send(documents.SystemChainsDocument, { filter, first, after: null });
  const [chain] = exposures.nodes;
  if (chain === undefined) return;
  const systems = [chain.system.key];
  await send(documents.SystemChainsDocument, { filter: { ...filter, systems }, first, after: null });
  await send(documents.ChainDocument, { id: chain.id, filter });
  await send(documents.AccessHistoryDocument, { exposure: chain.id, filter });
  await send(documents.ClosuresDocument, { filter: { ...filterNow, systems }, first });
  await send(documents.ReviewOfExposureDocument, { id: chain.id });
}
