import { useAddress } from '../address/use-address.ts';
import { dayInShort } from '../words.ts';

/** A day that leads to the same page as of it. */
export function DayButton({ day }: { readonly day: string }) {
  const { setConditions } = useAddress();
  return (
    <button
      type="button"
      className="plain"
      onClick={() => {
        setConditions({ asOf: day });
      }}
    >
      {dayInShort(day)}
    </button>
  );
}
