import { inDigits } from '../words/count-words.ts';
import { useAddress } from '../address/use-address.ts';
import { writeOpened } from './opened.ts';
import type { Neighbourhoods } from './use-neighbourhoods.ts';
import type { Opened } from './opened.ts';

interface OpenButtonsProps {
  readonly id: string;
  readonly neighbourhoods: Neighbourhoods;
  readonly opened: readonly Opened[];
}

/** Shows a node's neighbours, more of them, or hides them again; says how many there are. */
export function OpenButtons({ id, neighbourhoods, opened }: OpenButtonsProps) {
  const { address, go } = useAddress();
  const open = opened.find((one) => one.id === id);
  const hood = neighbourhoods.hoods.find((one) => one.id === id);
  const set = (next: readonly Opened[]): void => {
    go({ opened: next.map(writeOpened) });
  };
  if (open === undefined) {
    return (
      <div className="actions">
        <button
          type="button"
          className="button main"
          onClick={() => {
            set([...opened, { id, pages: 1 }]);
          }}
        >
          Show its neighbours
        </button>
      </div>
    );
  }
  return (
    <div className="actions">
      {hood !== undefined && (
        <span className="soft small">
          {inDigits(hood.hops.length)} of {inDigits(hood.total)} relations of this day shown
        </span>
      )}
      {hood?.complete === false && (
        <button
          type="button"
          className="button"
          onClick={() => {
            set(opened.map((one) => (one.id === id ? { id, pages: one.pages + 1 } : one)));
          }}
        >
          Show more
        </button>
      )}
      {id !== address.root && (
        <button
          type="button"
          className="button"
          onClick={() => {
            set(opened.filter((one) => one.id !== id));
          }}
        >
          Hide its neighbours
        </button>
      )}
    </div>
  );
}
