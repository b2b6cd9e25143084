import { bandInWords } from '../words/band-words.ts';
import { factorInWords } from '../words/factor-words.ts';
import type { Chain } from './use-chain.ts';

type Reason = Chain['priority']['reasons'][number];

/** Why this priority: the decision first, then factor by factor with the rule, unknown ones last and named as such. */
export function WhyPriority({ priority }: { readonly priority: Chain['priority'] }) {
  const decisions = priority.reasons.filter(isDecision);
  const factors = priority.reasons.filter((reason) => !isDecision(reason));
  const ordered = [...factors.filter((reason) => reason.known), ...factors.filter((reason) => !reason.known)];
  return (
    <section>
      <h3>Why {bandInWords(priority.low, priority.high)}</h3>
      {decisions.map((reason) => (
        <p key={reason.factor} className="decision">
          {priority.low !== priority.high && <strong>{decisionInWords(reason, priority)}: </strong>}
          {reason.because} <cite>({reason.citation})</cite>
        </p>
      ))}
      <dl className="reasons">
        {ordered.map((reason) => (
          <div key={reason.factor}>
            <dt>
              {factorInWords(reason.factor)}: <strong>{reason.value ?? 'not known'}</strong>
            </dt>
            <dd>
              {reason.because} <cite>({reason.citation})</cite>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The rows of the decision table that decided, among the reasons; the others are its inputs. */
function isDecision(reason: Reason): boolean {
  return reason.factor.toLowerCase().startsWith('decision');
}

function decisionInWords(reason: Reason, { low, high }: Chain['priority']): string {
  const worst = reason.factor.toLowerCase().endsWith('worst');
  return worst ? `${high} if what is unknown is bad` : `${low} if what is unknown is good`;
}
