import { abouts } from '../address/address.ts';
import type { Conditions } from '../address/address.ts';
import type { RecordRef } from '../address/paths.ts';
import { useAddress, useTitle } from '../address/use-address.ts';
import { useNodeByKey } from '../conditions/bar.tsx';
import { useChain } from '../exposures/chain.ts';
import { ClaimPartsDocument } from '../generated/graphql.ts';
import type { NodeLabel, NodeNameFragment } from '../generated/graphql.ts';
import { ChainInspector } from '../inspector/chain.tsx';
import { NoSuchChain } from '../inspector/no-such-chain.tsx';
import { ValuesBySource } from '../inspector/by-source.tsx';
import { ClaimsAbout, EntityCard } from '../inspector/entity.tsx';
import { ClaimQuote, PassageQuote } from '../inspector/hop.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink, NodeLink, labelOfRecord } from '../ui/links.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { inDigits, nodeCaption, nodeKind } from '../words.ts';
import { CountryParts, ListParts } from './designations.tsx';
import { DocumentedCasePage } from './documented-case.tsx';
import { ExposuresOf } from './exposures-of.tsx';
import { RecordHeading, RecordPicture } from './heading.tsx';
import { OrganizationParts } from './organization.tsx';
import { Relations } from './relations.tsx';
import { SourceParts } from './source.tsx';

/** A page with a permanent address: everything on record about one thing, under the page's conditions. */
export function RecordPage() {
  const { address } = useAddress();
  const { record, conditions } = address;
  const label = record === null ? null : labelOfRecord(record.kind);
  return (
    <main id="pane-0" className="page record" tabIndex={-1}>
      {record === null ? (
        <NoSuchPage />
      ) : label !== null ? (
        <NodePage key={`${record.kind} ${record.key}`} record={record} label={label} conditions={conditions} />
      ) : record.kind === 'exposure' ? (
        <ExposurePage key={record.key} id={record.key} conditions={conditions} />
      ) : (
        <DocumentedCasePage key={record.key} caseKey={record.key} conditions={conditions} />
      )}
    </main>
  );
}

/** An unknown address: the overview in its place would look like an answer. */
function NoSuchPage() {
  return (
    <div className="state">
      <h2>No such page</h2>
      <p>Nothing is at this address: it may be cut off or mistyped.</p>
      <p>
        <AddressLink change={{ view: 'overview' }}>Go to the overview</AddressLink>
      </p>
    </div>
  );
}

interface NodePageProps {
  readonly record: RecordRef;
  readonly label: NodeLabel;
  readonly conditions: Conditions;
}

function NodePage({ record, label, conditions }: NodePageProps) {
  const answer = useNodeByKey(label, record.key);
  const named = answer.state === 'ready' ? answer.data.nodeByKey : null;
  useTitle(named === null ? `${record.kind} ${record.key}` : nodeCaption(named));
  const own = ({ id }: NodeNameFragment): Conditions | null => conditionsOf(record, id, conditions);
  return (
    <Loaded answer={answer} what="the record" rows={8}>
      {({ nodeByKey }) =>
        nodeByKey === null ? (
          <div className="state">
            <h2>Not in this database</h2>
            <p>
              No {record.kind} has the key <code>{record.key}</code>. Keys come from the imported data: the link may be
              from another database.
            </p>
          </div>
        ) : (
          <>
            <RecordHeading node={nodeByKey} own={own(nodeByKey)} day={conditions.asOf} />
            <RecordPicture node={nodeByKey} own={own(nodeByKey)} day={conditions.asOf} />
            <div className="record-head inspector">
              <EntityCard id={nodeByKey.id} asOf={conditions.asOf} brief />
            </div>
            <PartsOf record={record} node={nodeByKey} conditions={conditions} />
            <ClaimsAbout id={nodeByKey.id} asOf={conditions.asOf} />
            <Relations id={nodeByKey.id} asOf={conditions.asOf} />
          </>
        )
      }
    </Loaded>
  );
}

/** The page's conditions, restricted to the chains of a record; null for kinds of records that are on none. */
function conditionsOf({ kind, key }: RecordRef, id: string, conditions: Conditions): Conditions | null {
  if (kind === 'list') return { ...conditions, lists: [key], about: null };
  const about = abouts.find((one) => one === kind);
  return about === undefined ? null : { ...conditions, about: { kind: about, key: id } };
}

interface PartsOfProps {
  readonly record: RecordRef;
  readonly node: NodeNameFragment;
  readonly conditions: Conditions;
}

/** The parts of the page that depend on the kind of record. */
function PartsOf({ record, node, conditions }: PartsOfProps) {
  switch (record.kind) {
    case 'system':
    case 'contract':
    case 'person':
      return (
        <>
          <ExposuresOf conditions={{ ...conditions, about: { kind: record.kind, key: node.id } }} />
          <ValuesBySource id={node.id} title="Values by source" />
        </>
      );
    case 'country':
      return <CountryParts id={node.id} conditions={conditions} />;
    case 'organization':
      return (
        <>
          <ExposuresOf
            conditions={{ ...conditions, about: { kind: record.kind, key: node.id } }}
            which="through it, or of engineers whom it employs"
          />
          <OrganizationParts id={node.id} organization={record.key} conditions={conditions} />
        </>
      );
    case 'source':
      return <SourceParts id={node.id} />;
    case 'claim':
      return <ClaimParts id={node.id} />;
    case 'list':
      return <ListParts id={node.id} list={record.key} conditions={conditions} />;
    case 'agency':
    case 'exposure':
    case 'documented-case':
      return null;
  }
}

/** What the page of a claim has besides its relations: who says it, what it is about, and what contradicts it. */
function ClaimParts({ id }: { readonly id: string }) {
  const answer = useAnswer(ClaimPartsDocument, { id });
  return (
    <Loaded answer={answer} what="the claim">
      {({ node, neighbours: { edges, totalCount } }) => (
        <>
          {node?.__typename === 'Claim' && (
            <Panel title="What is claimed" note={node.contradicts.length === 0 ? 'not contradicted' : 'contradicted'}>
              <ClaimQuote claim={node} isOnItsPage />
              {node.passages.length === 0 && <p className="soft aside">No passage of its sources is held.</p>}
              {node.passages.map((passage) => (
                <PassageQuote key={passage.id} passage={passage} />
              ))}
            </Panel>
          )}
          <Panel title="What it is about">
            {edges.length === 0 && <p className="soft aside">Nothing on record.</p>}
            <ul className="ranked">
              {edges.map(({ node: about, edge }) => (
                <li key={edge.id}>
                  <span>
                    <NodeLink node={about} /> <span className="soft small">{nodeKind(about)}</span>
                  </span>
                </li>
              ))}
            </ul>
            {edges.length < totalCount && (
              <p className="soft small aside">
                {inDigits(edges.length)} of {inDigits(totalCount)}; the relations below have more.
              </p>
            )}
          </Panel>
        </>
      )}
    </Loaded>
  );
}

/** An exposure: its evidence, as of the day or the nearest day on which it held. */
function ExposurePage({ id, conditions }: { readonly id: string; readonly conditions: Conditions }) {
  const answer = useChain(id, conditions);
  const found = answer.state === 'ready' ? answer.data.exposure : null;
  useTitle(found === null ? 'exposure' : `${found.engineer.caption} → ${found.system.caption}`);
  return (
    <Loaded answer={answer} what="the exposure" rows={8}>
      {({ exposure }) =>
        exposure === null ? (
          <div className="state">
            <h2>Exposure not found</h2>
            <NoSuchChain id={id} />
          </div>
        ) : (
          <div className="inspector narrow">
            <p>
              <AddressLink
                className="button"
                change={{
                  view: 'chains',
                  system: exposure.system.key,
                  chain: exposure.id,
                }}
              >
                Draw it in Chains
              </AddressLink>
            </p>
            <ChainInspector chain={exposure} />
          </div>
        )
      }
    </Loaded>
  );
}
