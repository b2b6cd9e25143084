import type { Address, AskedTopic, Conditions } from '../address/address.ts';
import { AddressLink } from '../ui/links.tsx';

interface DraftLinkProps {
  readonly topic: AskedTopic;
  /** What is not on record, for screen readers; none for everything. */
  readonly of?: string;
  /** The conditions under which exposures count. */
  readonly conditions: Conditions;
}

/** A link to the drafts of requests for what is not on record. */
export function DraftLink({ topic, of, conditions }: DraftLinkProps) {
  return (
    <AddressLink className="small" change={toDrafts(topic, conditions)}>
      {topic === 'ALL' ? 'Draft requests for everything not on record' : 'Draft a request'}
      {of !== undefined && <span className="unseen">: {of}</span>}
    </AddressLink>
  );
}

/** The change of the address that opens the drafts of requests. */
function toDrafts(ask: AskedTopic, conditions: Conditions): Partial<Address> {
  return { ...inCases, ask, conditions };
}

const inCases: Partial<Address> = {
  view: 'cases',
  record: null,
  ask: null,
  request: null,
  system: null,
  systems: [],
  chain: null,
  node: null,
  hop: null,
};

/** The change of the address that opens a request; null: the list of all. */
export function toRequest(request: string | null): Partial<Address> {
  return { ...inCases, request };
}
