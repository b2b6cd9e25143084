import { addDays } from '../address/day.ts';
import { dayInWords } from '../words/day-words.ts';
import { holdsOn } from './holds-on.ts';
import { periodInWords } from '../words/period-words.ts';
import { useAddress } from '../address/use-address.ts';
import type { Chain } from './use-chain.ts';
import type { Closure } from '../chains/use-closures.ts';

interface ChainPeriodsProps {
  readonly chain: Chain;
  readonly asOf: string;
  readonly closure: Closure | null;
}

/** When the chain holds, whether it does on the day, and by whose word it ended. */
export function ChainPeriods({ chain, asOf, closure }: ChainPeriodsProps) {
  const { setConditions } = useAddress();
  const holds = holdsOn(chain.periods, asOf);
  const ended = chain.periods.findLast(({ to }) => to !== null && to <= asOf)?.to ?? null;
  const last = ended === null ? null : addDays(ended, -1);
  return (
    <section>
      {!holds && (
        <p className="closure">
          <strong>This chain does not hold on {dayInWords(asOf)}.</strong> What follows is how it was.{' '}
          {last !== null && (
            <button
              type="button"
              className="plain"
              onClick={() => {
                setConditions({ asOf: last });
              }}
            >
              Go to its last day, {dayInWords(last)}
            </button>
          )}
        </p>
      )}
      <p>
        Holds {chain.periods.map(({ from, to }) => periodInWords(from, to)).join('; ')}.
        {closure !== null && <span> {capitalised(closure.sentence)}</span>}
      </p>
    </section>
  );
}

function capitalised(sentence: string): string {
  const ended = /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
