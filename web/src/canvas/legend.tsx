import { showings } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import type { BoxRole, Picture } from '../picture/picture.ts';

const roleWords: Readonly<Record<BoxRole, string>> = {
  organization: 'organization',
  bundle: 'several subcontractors: click to open',
  contract: 'contract',
  escort: 'escort',
  engineer: 'engineer',
  system: 'system',
  country: 'country',
  unknown: 'unknown',
  rest: 'chains not drawn',
};

/** Explains the symbols that appear in this picture. */
export function Legend({ picture }: { readonly picture: Picture }) {
  const roles = [...new Set(picture.boxes.map((box) => box.role))];
  const has = (test: (line: Picture['lines'][number]) => boolean): boolean => picture.lines.some(test);
  return (
    <ul className="legend" aria-label="Legend">
      {roles.map((role) => (
        <li key={role}>
          <span className={`mark box-mark ${role}`} aria-hidden="true" />
          {roleWords[role]}
        </li>
      ))}
      {has((line) => line.chosen && line.kind === 'hop') && (
        <li>
          <span className="mark line-mark chosen" aria-hidden="true" />
          selected chain
        </li>
      )}
      {has((line) => !line.chosen && line.kind === 'hop') && (
        <li>
          <span className="mark line-mark" aria-hidden="true" />
          {picture.lines.some((line) => line.chosen) ? 'other chains' : 'subcontracts'}
        </li>
      )}
      {has((line) => line.kind === 'other') && (
        <li>
          <span className="mark line-mark other" aria-hidden="true" />
          other relation
        </li>
      )}
      {has((line) => line.kind === 'gap') && (
        <li>
          <span className="mark line-mark gap" aria-hidden="true" />
          not on record
        </li>
      )}
      {picture.boxes.some((box) => box.synthetic) && (
        <li>
          <span className="mark line-mark synthetic" aria-hidden="true" />
          synthetic
        </li>
      )}
    </ul>
  );
}

const words = { picture: 'Picture', list: 'List' } as const;

/** Switches between picture and list, which have the same content. */
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
