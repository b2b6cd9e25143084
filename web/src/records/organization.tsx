import type { Conditions } from '../address/address.ts';
import { NotApplied } from '../conditions/not-applied.tsx';
import { notOnLeads, toLeadFilter, underConditions } from '../conditions/to-filter.ts';
import { LeadsDocument, OrganizationIdentityDocument, OrganizationReportingDocument } from '../generated/graphql.ts';
import type { OrganizationReportingQuery } from '../generated/graphql.ts';
import { leadKey, useChains } from '../exposures/data.ts';
import { CountryTag } from '../exposures/tags.tsx';
import { ValuesBySource } from '../inspector/by-source.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink, NodeLink, RecordLink, toDoubtfulSubawards } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { Failed } from '../ui/states.tsx';
import { counted, dayInWords, inDigits, leadWords } from '../words.ts';
import { OwnershipUnderRules } from './ownership.tsx';

interface OfOrganization {
  readonly id: string;
  readonly conditions: Conditions;
}

interface OrganizationPartsProps extends OfOrganization {
  /** Its key. */
  readonly organization: string;
}

/** What the page of an organization has besides its chains and relations: leads, and what each source says of it. */
export function OrganizationParts({ id, organization, conditions }: OrganizationPartsProps) {
  return (
    <>
      <div className="panels">
        <UnderItsContracts prime={organization} conditions={conditions} />
        <ValuesBySource id={id} title="Identifiers by source" />
        <SameAs id={id} />
        <OwnLeads id={id} conditions={conditions} />
        <Reporting id={id} />
      </div>
      <OwnershipUnderRules id={id} conditions={conditions} />
    </>
  );
}

interface UnderItsContractsProps {
  readonly prime: string;
  readonly conditions: Conditions;
}

/** How many chains are under its contracts: those without a route to it on record do not pass through it. Nothing if it has none. */
function UnderItsContracts({ prime, conditions }: UnderItsContractsProps) {
  const others = conditions.facets.filter(({ by }) => by !== 'prime');
  const asPrime = {
    ...conditions,
    about: null,
    facets: [...others, { by: 'prime' as const, value: prime, excluded: false }],
  };
  const { total, failure, more } = useChains(asPrime, null, { first: 1 });
  if (failure !== null)
    return <Failed what="Could not count the chains under its contracts." failure={failure} onRetry={more} />;
  if (total === null || total === 0) return null;
  return (
    <Panel title="As prime contractor">
      <p className="aside">
        {counted(total, 'chain')} under its contracts, also where no route from it is on record.{' '}
        <AddressLink
          change={{
            view: 'chains',
            conditions: asPrime,
            system: null,
            chain: null,
            node: null,
            hop: null,
          }}
        >
          Draw them in Chains
        </AddressLink>
      </p>
    </Panel>
  );
}

/** The organizations that people decided are the same. Nothing without such a decision. */
function SameAs({ id }: { readonly id: string }) {
  const answer = useAnswer(OrganizationIdentityDocument, { id });
  if (answer.state === 'loading') return null;
  if (
    answer.state === 'ready' &&
    (answer.data.node?.__typename !== 'Organization' || answer.data.node.sameAs.length === 0)
  )
    return null;
  return (
    <Panel title="Same organization" note="by decision">
      <Loaded answer={answer} what="decisions about its identity">
        {({ node }) =>
          node?.__typename === 'Organization' && (
            <>
              <ul className="plain-list">
                {node.sameAs.map((other) => (
                  <li key={other.id}>
                    <NodeLink node={other} />
                  </li>
                ))}
              </ul>
              <p className="soft small aside">
                Leads treat these organizations as one. Chains and relations do not: each page shows what sources state
                under its own key. Decisions are withdrawn under{' '}
                <AddressLink change={{ view: 'import' }}>Import</AddressLink>.
              </p>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

const LEADS = 10;

/** The leads about the organization. */
function OwnLeads({ id, conditions }: OfOrganization) {
  const filter = { ...toLeadFilter({ ...conditions, about: null }), organizations: [id] };
  const answer = useAnswer(LeadsDocument, { filter, first: LEADS });
  return (
    <Panel title="Leads (not exposures)">
      <NotApplied parts={notOnLeads({ ...conditions, about: null })} why={null} />
      <Loaded answer={answer} what="the leads">
        {({ leads }) =>
          leads.totalCount === 0 ? (
            <p className="soft aside">None on this day{underConditions({ ...conditions, about: null })}.</p>
          ) : (
            <>
              <ul className="ranked">
                {leads.nodes.map((lead) => (
                  <li key={leadKey(lead)}>
                    <span>
                      {leadWords[lead.kind]}
                      {lead.country !== null && <CountryTag country={lead.country} />}
                      {lead.sameAs !== null && (
                        <span className="soft small">
                          {' '}
                          via {lead.sameAs.caption}, decided to be the same organization
                        </span>
                      )}
                    </span>
                    <span>
                      {lead.contract !== null && (
                        <RecordLink kind="contract" keyOf={lead.contract.key}>
                          {lead.contract.caption}
                        </RecordLink>
                      )}
                    </span>
                  </li>
                ))}
              </ul>
              {leads.totalCount > LEADS && (
                <p className="soft small aside">
                  {inDigits(LEADS)} of {inDigits(leads.totalCount)}
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

/** On how many of its awards it reports subawards as a prime. Nothing for other organizations. */
function Reporting({ id }: { readonly id: string }) {
  const answer = useAnswer(OrganizationReportingDocument, { id });
  if (
    answer.state === 'ready' &&
    (answer.data.node?.__typename !== 'Organization' || !isPrime(answer.data.node.reporting))
  )
    return null;
  return (
    <Panel title="Subaward reporting" note="as a prime contractor">
      <Loaded answer={answer} what="the reporting of subawards" rows={2}>
        {({ node }) => node?.__typename === 'Organization' && <ReportingFigures of={node.reporting} prime={node.key} />}
      </Loaded>
    </Panel>
  );
}

type ReportingOf = Extract<
  NonNullable<OrganizationReportingQuery['node']>,
  { readonly __typename: 'Organization' }
>['reporting'];

function isPrime({ awards, awardsOfUnknownValue, subawards }: ReportingOf): boolean {
  return awards + awardsOfUnknownValue + subawards > 0;
}

function ReportingFigures({ of, prime }: { readonly of: ReportingOf; readonly prime: string }) {
  const { awards, awardsWithSubawards, awardsOfUnknownValue, subawards, lastSubaward } = of;
  return (
    <>
      <p className="aside">
        Reports of subawards on <strong>{inDigits(awardsWithSubawards)}</strong> of {counted(awards, 'award')} above the
        reporting threshold; {subawards === 0 ? 'no subaward on record' : `${counted(subawards, 'subaward')} reported`}
        {lastSubaward !== null && `, the latest of ${dayInWords(lastSubaward)}`}.
        {awardsOfUnknownValue > 0 &&
          ` The value of ${counted(awardsOfUnknownValue, 'further award')} is not on record.`}
      </p>
      <p className="soft small aside">
        Primes report their first tier, and nobody verifies it: few reports need not mean few subcontracts.{' '}
        <AddressLink change={toDoubtfulSubawards({ prime })}>Its doubtful reports</AddressLink>
      </p>
    </>
  );
}
