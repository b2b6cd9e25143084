import { sensitivityWords, systemKindWords } from '#picture/words.ts';
import { abouts } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DossierMenu } from '../casework/dossier.tsx';
import { EntityDocument } from '../generated/graphql.ts';
import type { EntityQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { AddressLink, toCanvas, toRecordOf } from '../ui/links.tsx';
import { Panel } from '../ui/panel.tsx';
import { Failed, Skeleton } from '../ui/states.tsx';
import { counted, inDigits, isSynthetic, nodeCaption, nodeKind, relationInWords, valueName } from '../words.ts';
import { ValuesBySourceInBrief } from './by-source.tsx';
import { ClaimQuote, SourceLink } from './hop.tsx';

interface EntityCardProps {
  readonly id: string;
  readonly asOf: string;
  /** Leaves out the name, claims and relations, which a page of its own shows elsewhere. */
  readonly brief?: boolean;
}

/** A node: its properties, its sources, the claims about it, and its number of relations. */
export function EntityCard({ id, asOf, brief = false }: EntityCardProps) {
  const answer = useEntity(id, asOf);
  if (answer.state === 'loading') return <Skeleton what="the details" rows={4} />;
  if (answer.state === 'failed') {
    return <Failed what="Could not load the details." failure={answer.failure} onRetry={answer.retry} />;
  }
  const { node, neighbourCounts } = answer.data;
  if (node === null) return <p className="soft">Not in this database.</p>;
  return (
    <section className="entity" aria-label={nodeCaption(node)}>
      {!brief && <h2 className="inspector-title">{nodeCaption(node)}</h2>}
      <p className="tags">
        <span className="tag">{nodeKind(node)}</span>
        {isSynthetic(node) && <span className="tag synthetic">synthetic</span>}
        {'confidence' in node && <span className="tag">confidence {node.confidence} of 100</span>}
      </p>
      <dl className="facts">
        {entityFacts(node).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {!brief && neighbourCounts.length > 0 && (
        <p className="soft small">
          On this day:{' '}
          {neighbourCounts
            .map(({ type, direction, count }) => `${relationInWords(type, direction)} ${inDigits(count)}`)
            .join(' · ')}
        </p>
      )}
      <EntityActions node={node} />
      {'sources' in node && node.sources.length > 0 && (
        <details>
          <summary>Described by {counted(node.sources.length, 'source')}</summary>
          <ul className="plain-list">
            {node.sources.map((source) => (
              <li key={source.id}>
                <SourceLink source={source} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {!brief && <ValuesBySourceInBrief id={node.id} />}
      {!brief && 'claims' in node && node.claims.map((claim) => <ClaimQuote key={claim.id} claim={claim} />)}
    </section>
  );
}

type Fact = readonly [name: string, value: string | null | undefined];

/** A node's known properties. */
function entityFacts(node: EntityNode): readonly Fact[] {
  const facts: readonly Fact[] = [...specific(node), ['key', 'key' in node ? node.key : null]];
  return facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
}

const identifierKinds = ['UEI', 'CAGE', 'LEI'] as const;

/** The identifiers of a kind that sources state, the best first. */
function valuesOf(identifiers: readonly { readonly kind: string; readonly value: string }[], kind: string): string {
  return identifiers
    .filter((one) => one.kind === kind)
    .map(({ value }) => value)
    .join(', ');
}

function specific(node: EntityNode): readonly Fact[] {
  switch (node.__typename) {
    case 'Organization':
      return [
        ['registered in', node.country?.name],
        ...identifierKinds.map((kind): Fact => [kind, valuesOf(node.identifiers, kind)]),
      ];
    case 'Contract':
      return [
        ['title', node.title],
        ['PIID', node.piid],
        ['identified', node.identified ? null : 'no, the sources do not name it'],
        ['prime', node.prime?.caption],
        ['agency', node.agency?.caption],
        ['under', node.parent?.caption],
        ['performed in', node.performedIn?.name],
        ['value', node.value === null ? null : `$${inDigits(node.value)}`],
      ];
    case 'Person':
      return [
        ['kind', node.kind.toLowerCase()],
        ['people', node.kind !== 'GROUP' ? null : node.headcount === null ? 'unknown' : inDigits(node.headcount)],
        ['status', valueName(node.usPersonStatus)],
        ['employed as', node.roles.join(', ').toLowerCase()],
      ];
    case 'System':
      return [
        ['kind', systemKindWords[node.systemKind]],
        ['impact level', node.impactLevel === null ? null : String(node.impactLevel)],
        ['sensitivity', node.sensitivity === null ? 'not on record' : sensitivityWords[node.sensitivity]],
        ['owned by', node.agency?.caption],
      ];
    case 'DesignationList':
      return [['citation', node.citation]];
    case 'Access':
    case 'Agency':
    case 'Claim':
    case 'Country':
    case 'Exposure':
    case 'Passage':
    case 'Source':
    case 'Vetting':
      return [];
  }
}

/** The claims about a node, as on its page. */
export function ClaimsAbout({ id, asOf }: { readonly id: string; readonly asOf: string }) {
  const answer = useEntity(id, asOf);
  const node = answer.state === 'ready' ? answer.data.node : null;
  if (node === null || !('claims' in node) || node.claims.length === 0) return null;
  return (
    <Panel title={`Claims about it · ${inDigits(node.claims.length)}`}>
      {node.claims.map((claim) => (
        <ClaimQuote key={claim.id} claim={claim} />
      ))}
    </Panel>
  );
}

/** The actions for a node. */
function EntityActions({ node }: { readonly node: EntityNode }) {
  const { address, go } = useAddress();
  const page = toRecordOf(node);
  const kind = abouts.find((one) => one === page?.record?.kind);
  return (
    <div className="actions">
      {page !== null && address.view !== 'record' && (
        <AddressLink className="button" change={page}>
          Open its page
        </AddressLink>
      )}
      {kind !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => {
            go({
              view: 'chains',
              conditions: { ...address.conditions, about: { kind, key: node.id } },
              system: null,
              chain: null,
              node: null,
              hop: null,
            });
          }}
        >
          Exposures {aboutWords[kind]}
        </button>
      )}
      {node.__typename === 'System' && <DossierMenu subject="SYSTEM" id={node.id} of={node.caption} />}
      {node.__typename === 'Organization' && (
        <DossierMenu subject="PRIME" id={node.id} of={`${node.caption} as prime`} />
      )}
      {address.view !== 'network' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            go(toCanvas(node.id));
          }}
        >
          Explore on the canvas
        </button>
      )}
    </div>
  );
}

const aboutWords = {
  system: 'of this system',
  organization: 'through this organization',
  contract: 'under this contract',
  country: 'by people there',
  person: 'that they are on',
} as const;

type EntityNode = NonNullable<EntityQuery['node']>;

/** Returns a node with its sources, its claims, and its number of relations on a day. */
export function useEntity(id: string, asOf: string): Answer<EntityQuery> {
  return useAnswer(EntityDocument, { id, asOf });
}
