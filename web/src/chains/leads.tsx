import { useAddress } from '../address/use-address.ts';
import { NotApplied } from '../conditions/not-applied.tsx';
import { notOnLeads, underConditions } from '../conditions/to-filter.ts';
import { leadKey, useLeads } from '../exposures/data.ts';
import type { Lead } from '../exposures/data.ts';
import { CountryTag } from '../exposures/tags.tsx';
import { ShowCypher } from '../show-cypher/show-cypher.tsx';
import { toRecord } from '../ui/links.tsx';
import { moveAmongRows } from '../ui/rows.tsx';
import { PagesEnd } from '../ui/states.tsx';
import { inDigits, leadWords } from '../words.ts';

/** The leads, listed separately from the exposures. */
export function LeadList() {
  const { conditions } = useAddress().address;
  const pages = useLeads(conditions);
  const { items, total } = pages;
  return (
    <section aria-labelledby="leads">
      <div className="pane-head sub">
        <h2 id="leads">Leads (not exposures){total === null ? '' : ` · ${inDigits(total)}`}</h2>
        <span className="soft small">
          to look into; found without access records
          {conditions.watchSet !== null && '; contracts of the watch set'}
        </span>
        <ShowCypher of="the leads" draft={(drafts) => drafts.listDraft('leads', conditions)} />
      </div>
      <NotApplied parts={notOnLeads(conditions)} why={null} />
      <ul className="leads" onKeyDown={moveAmongRows}>
        {items.map((lead, i) => (
          <LeadItem key={leadKey(lead)} lead={lead} first={i === 0} />
        ))}
      </ul>
      {total === 0 && <p className="soft aside">No leads on record for this day{underConditions(conditions)}.</p>}
      <PagesEnd pages={pages} things="leads" rows={3} alone />
    </section>
  );
}

/** One lead; clicking it opens the page of its organization or contract. */
function LeadItem({ lead, first }: { readonly lead: Lead; readonly first: boolean }) {
  const { go } = useAddress();
  const target = lead.organization ?? lead.contract;
  const synthetic = lead.statements.every(({ dataClass }) => dataClass === 'SYNTHETIC');
  const who = lead.route.length > 0 ? lead.route.map(({ caption }) => caption).join(' ‹ ') : lead.organization?.caption;
  return (
    <li>
      <button
        type="button"
        className="row"
        data-row=""
        tabIndex={first ? 0 : -1}
        aria-disabled={target === null}
        onClick={() => {
          if (target !== null) go(toRecord(lead.organization === null ? 'contract' : 'organization', target.key));
        }}
      >
        <span className="row-name">
          {leadWords[lead.kind]}
          {lead.country !== null && <CountryTag country={lead.country} />}
          {synthetic && <span className="tag synthetic">synthetic</span>}
        </span>
        <span className="row-route">
          {[
            who,
            lead.sameAs === null ? null : `via ${lead.sameAs.caption}, decided to be the same organization`,
            lead.contract === null ? null : `contract ${lead.contract.caption}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
    </li>
  );
}
