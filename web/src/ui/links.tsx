import type { MouseEvent, ReactNode } from 'react';
import { changeAddress, writeAddress } from '../address/address.ts';
import type { Address, Conditions } from '../address/address.ts';
import type { RecordKind } from '../address/paths.ts';
import { useAddress } from '../address/use-address.ts';
import type { NodeLabel, NodeNameFragment } from '../generated/graphql.ts';
import { isNodeLabel, nodeLabels, nodeTypes } from '../node-types.ts';
import { nodeCaption } from '../words.ts';

interface AddressLinkProps {
  readonly change: Partial<Address>;
  readonly className?: string;
  readonly current?: 'page' | undefined;
  readonly children: ReactNode;
}

/** A link to another place of the page under the same conditions. It can also open in a new tab. */
export function AddressLink({ change, className, current, children }: AddressLinkProps) {
  const { address, go } = useAddress();
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(change);
  };
  return (
    <a
      href={writeAddress(changeAddress(address, change))}
      {...(className === undefined ? {} : { className })}
      aria-current={current}
      onClick={follow}
    >
      {children}
    </a>
  );
}

interface RecordLinkProps {
  readonly kind: RecordKind;
  readonly keyOf: string;
  /** The day that the page shows; default: the page's day. */
  readonly asOf?: string;
  /** The designation lists under which the page counts; default: those of the present page. */
  readonly lists?: readonly string[];
  readonly children: ReactNode;
}

/** A link to the page of a record. */
export function RecordLink({ kind, keyOf, asOf, lists, children }: RecordLinkProps) {
  const onDay = useConditionsOn(asOf);
  const conditions = lists === undefined ? onDay : { ...onDay, lists };
  return <AddressLink change={{ ...toRecord(kind, keyOf), conditions }}>{children}</AddressLink>;
}

/** Returns the page's conditions on a day; undefined: on the page's day. */
function useConditionsOn(asOf: string | undefined): Conditions {
  const { conditions } = useAddress().address;
  return asOf === undefined ? conditions : { ...conditions, asOf };
}

/** The change of the address that opens the page of a record. */
export function toRecord(kind: RecordKind, key: string): Partial<Address> {
  return { view: 'record', record: { kind, key }, node: null, hop: null, chain: null, system: null };
}

/** The change of the address that shows a node on the canvas, expanded. */
export function toCanvas(id: string): Partial<Address> {
  return { view: 'network', root: id, node: id, opened: [id], hop: null };
}

/** Returns the label of the nodes of a kind of record; null if it is not one of nodes. */
export function labelOfRecord(kind: RecordKind): NodeLabel | null {
  return nodeLabels.find((label) => nodeTypes[label].record === kind) ?? null;
}

/** The change of the address that opens the page of a node of a label; null if it has none, as vettings. */
export function pageOfNode(label: string, key: string): Partial<Address> | null {
  const kind = isNodeLabel(label) ? nodeTypes[label].record : null;
  return kind === null || key === '' ? null : toRecord(kind, key);
}

/** The same of a node of the API. */
export function toRecordOf(node: NodeNameFragment): Partial<Address> | null {
  return 'key' in node ? pageOfNode(node.__typename, node.key) : null;
}

/** The change of the address that lists the doubtful subawards, by the question about them. */
export function toDoubtfulSubawards(parameters: Readonly<Record<string, string>>): Partial<Address> {
  return {
    view: 'queries',
    query: 'doubtful-subawards',
    parameters,
    run: true,
    statement: null,
    node: null,
    hop: null,
  };
}

interface NodeLinkProps {
  readonly node: NodeNameFragment;
  /** The day that its page shows; default: the page's day. */
  readonly asOf?: string;
}

/** A node's name, as a link to its page if it has one. */
export function NodeLink({ node, asOf }: NodeLinkProps) {
  const conditions = useConditionsOn(asOf);
  const page = toRecordOf(node);
  if (page === null) return nodeCaption(node);
  return <AddressLink change={{ ...page, conditions }}>{nodeCaption(node)}</AddressLink>;
}

interface CitedRule {
  /** Citation with its days. */
  readonly inWords: string;
  readonly url: string | null;
}

/** The rules that a reason cites, each with its days and a link to its official text. */
export function Cited({ rules }: { readonly rules: readonly CitedRule[] }) {
  return (
    <cite>
      (
      {rules.map(({ inWords, url }, at) => (
        <span key={inWords}>
          {at > 0 && '; '}
          <OfficialText url={url}>{inWords}</OfficialText>
        </span>
      ))}
      )
    </cite>
  );
}

/** A text that links to the official address of a rule, if there is one. */
export function OfficialText({ url, children }: { readonly url: string | null; readonly children: string }) {
  if (url === null) return children;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
