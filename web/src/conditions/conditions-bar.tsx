import { AboutChip } from './about-chip.tsx';
import { DayControl } from './day-control.tsx';
import { EvidenceControl } from './evidence-control.tsx';
import { ImpactControl } from './impact-control.tsx';
import { ListsControl } from './lists-control.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { useAddress } from '../address/use-address.ts';

/** Under which conditions everything on the page is true; the same on every view. */
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
