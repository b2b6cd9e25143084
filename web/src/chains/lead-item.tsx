import { leadWords } from '../words/lead-words.ts';
import { useAddress } from '../address/use-address.ts';
import type { Lead } from './use-leads.ts';

/** One lead; it opens the organization that it is about, in the network. */
export function LeadItem({ lead, first }: { readonly lead: Lead; readonly first: boolean }) {
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
          if (target !== null)
            go({ view: 'network', root: target.id, node: target.id, opened: [target.id], hop: null });
        }}
      >
        <span className="row-name">
          {leadWords[lead.kind]}
          {lead.country !== null && (
            <span className="tag country" title={lead.country.name}>
              {lead.country.key}
            </span>
          )}
          {synthetic && <span className="tag synthetic">synthetic</span>}
        </span>
        <span className="row-route">
          {[who, lead.contract === null ? null : `contract ${lead.contract.caption}`].filter(Boolean).join(' · ')}
        </span>
      </button>
    </li>
  );
}
