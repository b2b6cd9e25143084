import { bandInWords } from '../words/band-words.ts';
import { factorInWords } from '../words/factor-words.ts';
import type { Chain } from './use-chain.ts';

/** Why this priority: factor by factor, with the rule, unknown ones last and named as such. */
export function WhyPriority({ priority }: { readonly priority: Chain['priority'] }) {
  const known = priority.reasons.filter((reason) => reason.known);
  const unknown = priority.reasons.filter((reason) => !reason.known);
  return (
    <section>
      <h3>Why {bandInWords(priority.low, priority.high)}</h3>
      {priority.low !== priority.high && (
        <p className="small">
          {priority.low} if everything unknown turned out well, {priority.high} if badly.
        </p>
      )}
      <dl className="reasons">
        {known.map((reason) => (
          <Reason key={reason.factor} factor={reason.factor} value={reason.value} reason={reason} />
        ))}
        {unknown.map((reason) => (
          <Reason key={reason.factor} factor={reason.factor} value="not known" reason={reason} />
        ))}
      </dl>
    </section>
  );
}

interface ReasonProps {
  readonly factor: string;
  readonly value: string | null;
  readonly reason: Chain['priority']['reasons'][number];
}

function Reason({ factor, value, reason }: ReasonProps) {
  return (
    <div>
      <dt>
        {factorInWords(factor)}: <strong>{value}</strong>
      </dt>
      <dd>
        {reason.because} <cite>({reason.citation})</cite>
      </dd>
    </div>
  );
}
