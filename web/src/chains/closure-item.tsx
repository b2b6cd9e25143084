import { ClaimQuote } from '../inspector/claim-quote.tsx';
import { dayInWords } from '../words/day-words.ts';
import { useAddress } from '../address/use-address.ts';
import type { Closure } from './use-closures.ts';

/** One chain that held once: until when, by whose word it ended, whether anybody else says so. */
export function ClosureItem({ closure }: { readonly closure: Closure }) {
  const { address, go } = useAddress();
  const { exposure, lastDay, sentence, claims } = closure;
  return (
    <li className="closure">
      <p>
        <button
          type="button"
          className="plain"
          onClick={() => {
            go({
              conditions: { ...address.conditions, asOf: lastDay },
              system: exposure.system.key,
              chain: exposure.id,
              node: null,
              hop: null,
            });
          }}
        >
          {exposure.system.caption}, last on {dayInWords(lastDay)}
        </button>
      </p>
      <p>
        <strong>{sentence.charAt(0).toUpperCase() + sentence.slice(1)}</strong>
      </p>
      {claims.map((claim) => (
        <ClaimQuote key={claim.id} claim={claim} />
      ))}
    </li>
  );
}
