import { useAboutName } from './use-about-name.ts';
import type { About } from '../address/conditions.ts';

interface AboutChipProps {
  readonly about: About;
  readonly onRemove: () => void;
}

const words = { system: 'system', organization: 'through', contract: 'under contract', country: 'located in' } as const;

/** The node to which everything is restricted, and a way out of it. */
export function AboutChip({ about, onRemove }: AboutChipProps) {
  const name = useAboutName(about.key);
  return (
    <div className="control">
      <span className="name">{words[about.kind]}</span>
      <button type="button" className="button" aria-pressed="true" onClick={onRemove}>
        {name}
        <span aria-hidden="true">×</span>
        <span className="unseen"> (show everything again)</span>
      </button>
    </div>
  );
}
