import { facetType } from '../address/facets.ts';
import { useAddress } from '../address/use-address.ts';
import { StatusDocument } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { FacetName, useAboutName } from './bar.tsx';
import { useListTitles } from './controls.tsx';
import { conditionInWords } from './in-words.ts';
import { isEvidenceLimited } from './to-filter.ts';
import type { ConditionPart } from './to-filter.ts';

interface NotAppliedProps {
  readonly parts: readonly ConditionPart[];
  /** Why it does not obey so many conditions, as a sentence; null: the place says it. */
  readonly why: ((count: number) => string) | null;
}

/** Says which conditions of the bar something does not obey. */
export function NotApplied({ parts, why }: NotAppliedProps) {
  const answer = useAnswer(StatusDocument, {});
  const hasSynthetic = answer.state === 'failed' || (answer.state === 'ready' && answer.data.status.syntheticData);
  const shown = parts.filter((part) => hasSynthetic || !leavesOutSynthetic(part));
  if (shown.length === 0) return null;
  return (
    <p className="small not-applied" role="note">
      <strong>Not applied here:</strong>{' '}
      {shown.map((part, i) => (
        <span key={`${part.field} ${String(i)}`}>
          {i > 0 && '; '}
          <PartInWords part={part} />
        </span>
      ))}
      .{why !== null && ` ${why(shown.length)}`}
    </p>
  );
}

/** Whether a condition leaves out synthetic data alone. Where there is none, it leaves out nothing. */
function leavesOutSynthetic({ field, alone }: ConditionPart): boolean {
  return field === 'dataClasses' && !isEvidenceLimited(alone);
}

function PartInWords({ part }: { readonly part: ConditionPart }) {
  const { facets } = part.alone;
  const lists = useListTitles(part.alone);
  const aboutName = useAboutName(useAddress().address.conditions.about);
  if (facets.length === 0) return conditionInWords(part, { lists, aboutName, nameOf: () => null });
  return facets.map((facet, i) => (
    <span key={facet.value}>
      {i > 0 && (facet.excluded ? ' and ' : ' or ')}
      {facet.excluded && 'not '}
      {facetType(facet.by).words} <FacetName facet={facet} />
    </span>
  ));
}
