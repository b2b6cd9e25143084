import { assetInWords, sensitivityWords, systemKindWords } from '#picture/words.ts';
import type { Conditions } from '../address/address.ts';
import { NotApplied } from '../conditions/not-applied.tsx';
import { notOnLeads, toFilter, toLeadFilter, underConditions } from '../conditions/to-filter.ts';
import { leadKey, useLeads } from '../exposures/data.ts';
import type { Lead } from '../exposures/data.ts';
import { CountryTag } from '../exposures/tags.tsx';
import { LeadsDocument, RecentImportsDocument, UrgentSystemsDocument } from '../generated/graphql.ts';
import type { ExposureFilter, NodeNameFragment } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { AddressLink, NodeLink, RecordLink } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { SaveCsv } from '../ui/save-csv.tsx';
import type { CsvTable, CsvValue } from '../ui/save-csv.tsx';
import { Failed, Skeleton } from '../ui/states.tsx';
import { counted, dayInShort, inDigits, isSynthetic, leadWords, nodeCaption } from '../words.ts';
import { PanelMenu } from './panel-menu.tsx';

/** The document asks for one more, which shows whether there are others. */
const SYSTEMS = 10;

/** The exposed systems, most urgent first. */
export function RankedSystems({ conditions }: { readonly conditions: Conditions }) {
  const variables = { filter: toFilter(conditions) };
  const answer = useAnswer(UrgentSystemsDocument, variables);
  const rows = answer.state === 'ready' ? answer.data.exposureGroups : [];
  return (
    <Panel
      title="Systems"
      note={rows.length > SYSTEMS ? `the ${inDigits(SYSTEMS)} most urgent` : 'most urgent first'}
      menu={
        <PanelMenu
          of="the systems"
          name="systems"
          conditions={conditions}
          draft={({ systems }) => systems(variables)}
          table={rows.length === 0 ? null : () => systemsTable(variables.filter)}
        />
      }
    >
      <Loaded answer={answer} what="the systems">
        {() => (
          <DataTable
            label="Systems"
            rows={rows.slice(0, SYSTEMS)}
            keyOf={({ group }) => group.id}
            columns={[
              {
                title: 'System',
                rowHead: true,
                cell: ({ group }) => (
                  <>
                    <NodeLink node={group} asOf={conditions.asOf} />
                    {isSynthetic(group) && <span className="tag synthetic">synthetic</span>}
                  </>
                ),
              },
              { title: 'Sensitivity', cell: ({ group }) => group.__typename === 'System' && assetInWords(group) },
              {
                title: 'Priority, worst case',
                cell: ({ highest }) => <span className={`band band-${highest}`}>{highest}</span>,
              },
              { title: 'Accesses', number: true, cell: ({ accesses }) => inDigits(accesses) },
              { title: 'People and groups', number: true, cell: ({ people }) => inDigits(people) },
              {
                title: <span className="unseen">Chains</span>,
                cell: ({ group }) =>
                  'key' in group && (
                    <AddressLink change={{ view: 'chains', conditions, system: group.key, chain: null }}>
                      Chains<span className="unseen"> to {nodeCaption(group)}</span>
                    </AddressLink>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** Loads more systems than the panel shows, as a table. */
async function systemsTable(filter: ExposureFilter): Promise<CsvTable | Failure> {
  const asked = await ask(UrgentSystemsDocument, { filter, first: MAX_PAGE_SIZE });
  if ('failure' in asked) return asked.failure;
  const rows = asked.data.exposureGroups.map(({ group, accesses, people, highest }) => [
    nodeCaption(group),
    'key' in group ? group.key : null,
    ...assetOf(group),
    highest,
    accesses,
    people,
  ]);
  const columns = [
    'system',
    'key',
    'kind',
    'impact level',
    'sensitivity',
    'priority worst',
    'accesses',
    'people and groups',
  ];
  return { columns, rows, cut: rows.length === MAX_PAGE_SIZE };
}

function assetOf(node: NodeNameFragment): readonly CsvValue[] {
  if (node.__typename !== 'System') return [null, null, null];
  const { systemKind, impactLevel, sensitivity } = node;
  return [systemKindWords[systemKind], impactLevel, sensitivity === null ? null : sensitivityWords[sensitivity]];
}

const LEADS = 6;

interface LeadsProps {
  readonly conditions: Conditions;
}

/** The first leads, apart from the exposures. */
export function Leads({ conditions }: LeadsProps) {
  const { items, total, loading, failure, more } = useLeads(conditions);
  return (
    <Panel
      title={`Leads (not exposures)${total === null ? '' : ` · ${inDigits(total)}`}`}
      note="to look into; found without access records"
      tools={
        <AddressLink change={{ view: 'chains', conditions }}>
          {total !== null && total > LEADS ? `All ${inDigits(total)} leads` : 'Leads in Chains'}
        </AddressLink>
      }
      menu={
        <>
          <ShowCypher of="these leads" draft={(drafts) => drafts.listDraft('leads', conditions)} />
          {items.length > 0 && (
            <SaveCsv
              of="these leads"
              name={`leads ${conditions.asOf}`}
              synthetic={conditions.evidence.includes('SYNTHETIC')}
              table={() => leadsTable(conditions)}
            />
          )}
        </>
      }
    >
      <NotApplied parts={notOnLeads(conditions)} why={null} />
      {loading && items.length === 0 && <Skeleton what="leads" rows={3} />}
      {failure !== null && <Failed what="Could not load the leads." failure={failure} onRetry={more} />}
      {total === 0 && (
        <p className="soft aside">
          No leads on record for {dayInShort(conditions.asOf)}
          {underConditions(conditions)}.
        </p>
      )}
      <ul className="ranked">
        {items.slice(0, LEADS).map((lead) => (
          <LeadRow key={leadKey(lead)} lead={lead} asOf={conditions.asOf} />
        ))}
      </ul>
    </Panel>
  );
}

/** Loads more leads than the panel shows, as a table. */
async function leadsTable(conditions: Conditions): Promise<CsvTable | Failure> {
  const asked = await ask(LeadsDocument, { filter: toLeadFilter(conditions), first: MAX_PAGE_SIZE });
  if ('failure' in asked) return asked.failure;
  const { nodes, pageInfo } = asked.data.leads;
  const rows = nodes.map(({ kind, organization, country, contract, route, sameAs, statements }) => [
    leadWords[kind],
    organization?.caption ?? null,
    organization?.key ?? null,
    country?.name ?? null,
    contract?.caption ?? null,
    contract?.key ?? null,
    route.map(({ caption }) => caption).join('; '),
    sameAs?.caption ?? null,
    [...new Set(statements.map(({ dataClass }) => dataClass))].join('; '),
  ]);
  return { columns: leadColumns, rows, cut: pageInfo.hasNextPage };
}

const leadColumns = [
  'lead',
  'organization',
  'organization key',
  'country',
  'contract',
  'contract key',
  'route',
  'via (decided to be the same organization)',
  'data classes',
];

function LeadRow({ lead, asOf }: { readonly lead: Lead; readonly asOf: string }) {
  const { organization, contract, country } = lead;
  return (
    <li>
      <span>
        {leadWords[lead.kind]}
        {country !== null && <CountryTag country={country} />}
        {lead.statements.every(({ dataClass }) => dataClass === 'SYNTHETIC') && (
          <span className="tag synthetic">synthetic</span>
        )}
      </span>
      <span>
        {organization !== null ? (
          <RecordLink kind="organization" keyOf={organization.key} asOf={asOf}>
            {organization.caption}
          </RecordLink>
        ) : (
          contract !== null && (
            <RecordLink kind="contract" keyOf={contract.key} asOf={asOf}>
              {contract.caption}
            </RecordLink>
          )
        )}
      </span>
    </li>
  );
}

/** The last imports that changed the graph. */
export function RecentImports() {
  const answer = useAnswer(RecentImportsDocument, {});
  return (
    <Panel title="Recent imports">
      <Loaded answer={answer} what="the imports">
        {({ recentImports }) => (
          <ul className="ranked">
            {recentImports.map(({ id, format, finishedAt, rolledBackAt, sources, sourceCount, total }) => (
              <li key={id}>
                <span>
                  {dayInShort(finishedAt)} · {format}
                  <br />
                  <span className="small">
                    {sources.slice(0, 2).map(({ key, caption }, at) => (
                      <span key={key}>
                        {at > 0 && ', '}
                        <RecordLink kind="source" keyOf={key}>
                          {caption}
                        </RecordLink>
                      </span>
                    ))}
                    {sourceCount > 2 && ` and ${counted(sourceCount - 2, 'more source')}`}
                  </span>
                </span>
                <span className="number small">
                  {inDigits(total.created)} new · {inDigits(total.changed)} changed · {inDigits(total.closed)} no longer
                  stated
                  {total.rejected > 0 && ` · ${counted(total.rejected, 'row rejected', 'rows rejected')}`}
                  {rolledBackAt != null && ' · rolled back'}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
