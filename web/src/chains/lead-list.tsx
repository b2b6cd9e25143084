import { Failed } from '../states/failed.tsx';
import { LeadItem } from './lead-item.tsx';
import { MoreButton } from '../states/more-button.tsx';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { Skeleton } from '../states/skeleton.tsx';
import { inDigits } from '../words/count-words.ts';
import { moveAmongRows } from './move-among-rows.ts';
import { useLeads } from './use-leads.ts';
import { isAnyEvidence } from '../conditions/is-any-evidence.ts';
import type { Conditions } from '../address/conditions.ts';

/** Leads, apart from the exposures and named as what they are. */
export function LeadList({ conditions }: { readonly conditions: Conditions }) {
  const { items, total, next, loading, failure, more } = useLeads(conditions);
  return (
    <section aria-labelledby="leads">
      <div className="pane-head sub">
        <h2 id="leads">Leads (not exposures){total === null ? '' : ` · ${inDigits(total)}`}</h2>
        <span className="soft small">no access is on record for these</span>
        <ShowCypher
          of="the leads"
          draft={async () => (await import('../show-cypher/list-draft.ts')).listDraft('leads', conditions)}
        />
      </div>
      {loading && items.length === 0 && <Skeleton what="leads" rows={3} />}
      <ul className="leads" onKeyDown={moveAmongRows}>
        {items.map((lead, i) => (
          <LeadItem key={leadKey(lead)} lead={lead} first={i === 0} />
        ))}
      </ul>
      {total === 0 && (
        <p className="soft aside">
          No work, owner or staff abroad is on record on this day
          {isAnyEvidence(conditions.evidence) ? '.' : ' in the evidence chosen above.'}
        </p>
      )}
      {failure !== null && <Failed what="The leads could not be loaded." failure={failure} onRetry={more} />}
      {next !== null && failure === null && (
        <MoreButton shown={items.length} total={total ?? items.length} things="leads" loading={loading} onMore={more} />
      )}
    </section>
  );
}

function leadKey(lead: ReturnType<typeof useLeads>['items'][number]): string {
  return [lead.kind, lead.contract?.id, lead.organization?.id, lead.country?.key, lead.statements[0]?.key].join(' ');
}
