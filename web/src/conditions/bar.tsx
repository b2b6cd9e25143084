import type { About } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { AboutNodeDocument } from '../generated/graphql.ts';
import { SearchBox } from '../search/search-box.tsx';
import { useAnswer } from '../server/use-answer.ts';
import { nodeCaption } from '../words.ts';
import { DayControl, EvidenceControl, ImpactControl, ListsControl } from './controls.tsx';

/** The conditions that apply to everything on the page, in every view. */
export function ConditionsBar() {
  const { address, setConditions } = useAddress();
  const { conditions } = address;
  return (
    <header className="bar">
      <h1 className="brand">Subtier</h1>
      <DayControl
        day={conditions.asOf}
        onDay={(asOf) => {
          setConditions({ asOf });
        }}
      />
      <ListsControl
        asOf={conditions.asOf}
        chosen={conditions.lists}
        onLists={(lists) => {
          setConditions({ lists });
        }}
      />
      <ImpactControl
        minimum={conditions.minImpactLevel}
        onMinimum={(minImpactLevel) => {
          setConditions({ minImpactLevel });
        }}
      />
      <EvidenceControl
        evidence={conditions.evidence}
        onEvidence={(evidence) => {
          setConditions({ evidence });
        }}
      />
      {conditions.about !== null && (
        <AboutChip
          about={conditions.about}
          onRemove={() => {
            setConditions({ about: null });
          }}
        />
      )}
      <div className="bar-end">
        <SearchBox />
      </div>
    </header>
  );
}

interface AboutChipProps {
  readonly about: About;
  readonly onRemove: () => void;
}

const words = { system: 'system', organization: 'through', contract: 'under contract', country: 'located in' } as const;

/** The node that the page is restricted to, with a button to remove the restriction. */
function AboutChip({ about, onRemove }: AboutChipProps) {
  const name = useAboutName(about.key);
  return (
    <div className="control">
      <span className="name">{words[about.kind]}</span>
      <button type="button" className="button" aria-pressed="true" onClick={onRemove}>
        {name}
        <span aria-hidden="true">×</span>
        <span className="unseen"> (remove this restriction)</span>
      </button>
    </div>
  );
}

/** The name of the node in the condition; its id or key until the name is loaded. */
function useAboutName(id: string): string {
  const answer = useAnswer(AboutNodeDocument, { id });
  return answer.state === 'ready' && answer.data.node !== null ? nodeCaption(answer.data.node) : id;
}
