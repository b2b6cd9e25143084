import { showings } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';

const words = { picture: 'Picture', list: 'List' } as const;

/** Picture or list; both say the same. */
export function ShowingToggle() {
  const { address, go } = useAddress();
  return (
    <div className="end toggle" role="group" aria-label="Show as">
      {showings.map((showing) => (
        <button
          key={showing}
          type="button"
          className="button"
          aria-pressed={address.showing === showing}
          onClick={() => {
            go({ showing });
          }}
        >
          {words[showing]}
        </button>
      ))}
    </div>
  );
}
