import { useState } from 'react';
import { widthOf } from '#picture/measure.ts';
import { printedAddress } from '../../address/address.ts';
import type { Conditions } from '../../address/address.ts';
import { useAddress } from '../../address/use-address.ts';
import { readColors } from '../../picture/colors.ts';
import { useAboutName } from '../../conditions/bar.tsx';
import { useListTitles } from '../../conditions/controls.tsx';
import { toFilter } from '../../conditions/to-filter.ts';
import { FlowDocument } from '../../generated/graphql.ts';
import { useAnswer } from '../../server/use-answer.ts';
import { SavePicture, TableToggle } from '../../ui/buttons.tsx';
import { Loaded, Panel } from '../../ui/panel.tsx';
import { PanelMenu } from '../panel-menu.tsx';
import { FlowChart } from './chart.tsx';
import { writeFlowExhibit } from './exhibit.ts';
import { hasOthers, partOf, readFlow, withoutOwn } from './model.ts';
import type { Flow } from './model.ts';
import { FlowTable, flowCsv } from './table.tsx';

/** The document's default, and the most that the server gives. */
const [FEW, MOST] = [8, 30] as const;

/** The exposed accesses as a flow from the prime to the sensitivity of the system, as a picture or as tables. */
export function FlowPanel({ conditions }: { readonly conditions: Conditions }) {
  const [isTable, setTable] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const asked = { filter: toFilter(conditions), ...(isOpen ? { top: MOST } : {}) };
  const answer = useAnswer(FlowDocument, asked);
  const around = withoutOwn(conditions);
  const isPart = around !== conditions;
  const ofAll = useAnswer(FlowDocument, { ...asked, filter: toFilter(around) }, !isPart);
  const whole = isPart && ofAll.state === 'ready' ? readFlow(ofAll.data) : null;
  const flow = answer.state === 'ready' ? readFlow(answer.data) : null;
  const isCut = flow !== null && hasOthers(flow);
  return (
    <Panel
      title="From prime to sensitivity"
      note="how access flows; wider means more accesses; click to filter"
      className="wide"
      tools={
        <>
          {(isOpen || isCut) && (
            <button
              type="button"
              className="button small"
              onClick={() => {
                setOpen(!isOpen);
              }}
            >
              {isOpen ? 'Show fewer' : 'Show more'}
              <span className="unseen"> places of the flow</span>
            </button>
          )}
          <TableToggle of="the flow" isTable={isTable} onToggle={setTable} />
        </>
      }
      menu={<FlowMenu conditions={conditions} flow={flow} top={isOpen ? MOST : FEW} />}
    >
      <Loaded answer={answer} what="the flow" rows={8}>
        {(data) => {
          const shown = readFlow(data);
          if (shown.places.length === 0) return <p className="soft aside">None under these conditions.</p>;
          if (isTable) return <FlowTable flow={shown} conditions={conditions} />;
          return (
            <FlowChart
              flow={whole ?? shown}
              part={whole === null ? null : partOf(whole, shown)}
              conditions={conditions}
              widthOf={widthOfName}
              onMore={
                isOpen
                  ? null
                  : () => {
                      setOpen(true);
                    }
              }
            />
          );
        }}
      </Loaded>
    </Panel>
  );
}

interface FlowMenuProps {
  readonly conditions: Conditions;
  /** Null: not loaded. */
  readonly flow: Flow | null;
  readonly top: number;
}

/** The Cypher of the flow, its rows as CSV, and the picture as a file. */
function FlowMenu({ conditions, flow, top }: FlowMenuProps) {
  const { address } = useAddress();
  const lists = useListTitles(conditions);
  const aboutName = useAboutName(conditions.about);
  const isDrawn = flow !== null && flow.places.length > 0;
  return (
    <>
      <PanelMenu
        of="the flow"
        name="from prime to sensitivity"
        conditions={conditions}
        draft={({ flow: draft }) => draft({ filter: toFilter(conditions), top })}
        table={isDrawn ? () => ({ ...flowCsv(flow), cut: hasOthers(flow) }) : null}
      />
      {isDrawn && (
        <SavePicture
          of="the flow"
          name={`${flow.places.some(({ synthetic }) => synthetic) ? 'SYNTHETIC-' : ''}from-prime-to-sensitivity-${conditions.asOf}`}
          className="quiet"
          svg={() =>
            writeFlowExhibit(flow, {
              conditions,
              lists,
              aboutName,
              // The panels may show another day than the page's.
              address: printedAddress({ ...address, conditions }),
              colors: readColors(document.body),
              widthOf: widthOfName,
            })
          }
        />
      )}
    </>
  );
}

/** Measures as if all of a text were as bold as its name. */
function widthOfName(text: string): number {
  return widthOf(text, { size: 12, weight: 600 });
}
