import type { ChainRowFragment } from '../generated/graphql.ts';

/** The countries abroad in which the engineer is; without any, why the access counts: “unknown” is not “foreign”. */
export function OriginTags({ of }: { readonly of: Pick<ChainRowFragment, 'countries' | 'origin'> }) {
  if (of.countries.length > 0)
    return of.countries.map(({ key, name }) => (
      <span key={key} className="tag country" title={name}>
        {key}
      </span>
    ));
  return <span className="tag">{of.origin === 'FOREIGN' ? 'foreign by status' : 'origin unknown'}</span>;
}
