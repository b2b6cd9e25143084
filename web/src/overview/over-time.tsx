import { Axis } from '@visx/axis';
import { Group } from '@visx/group';
import { scaleLinear, scaleTime } from '@visx/scale';
import { Bar } from '@visx/shape';
import { useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import type { Conditions } from '../address/address.ts';
import { useAddress } from '../address/use-address.ts';
import { DayButton } from '../conditions/buttons.tsx';
import { OverTimeDocument } from '../generated/graphql.ts';
import type { OverTimeQuery } from '../generated/graphql.ts';
import { useAnswer } from '../server/use-answer.ts';
import { TableToggle } from '../ui/buttons.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Loaded, Panel } from '../ui/panel.tsx';
import { useWidth } from '../ui/use-media.ts';
import { counted, dayInShort, inDigits } from '../words.ts';
import { overTimeVariables } from './first-requests.ts';
import { PanelMenu } from './panel-menu.tsx';

type Point = OverTimeQuery['exposureTimeline'][number] & { readonly undetermined: number };

/** Exposed accesses month by month, beside those on record and those of undetermined origin. A line from day to day would say what was between them. */
export function OverTime({ conditions }: { readonly conditions: Conditions }) {
  const [isTable, setTable] = useState(false);
  const { asOf } = conditions;
  const { undetermined, ...exposed } = overTimeVariables(conditions);
  const answer = useAnswer(OverTimeDocument, { ...exposed, undetermined });
  const points =
    answer.state === 'ready'
      ? answer.data.exposureTimeline.map((point, at) => ({
          ...point,
          undetermined: answer.data.undetermined[at]?.accesses ?? 0,
        }))
      : [];
  return (
    <Panel
      title="Over time"
      note="accesses on one day of each month"
      tools={<TableToggle of="the counts over time" isTable={isTable} onToggle={setTable} />}
      menu={
        <PanelMenu
          of="the exposed accesses over time"
          name="over time"
          conditions={conditions}
          draft={({ overTime }) => overTime(exposed)}
          table={
            points.length === 0
              ? null
              : () => ({
                  columns: ['day', 'exposed', 'systems', 'origin undetermined', 'on record'],
                  rows: points.map(({ day, accesses, systems, undetermined, onRecord }) => [
                    day,
                    accesses,
                    systems,
                    undetermined,
                    onRecord,
                  ]),
                })
          }
        />
      }
    >
      <Loaded answer={answer} what="the months" rows={5}>
        {() => (isTable ? <MonthTable points={points} asOf={asOf} /> : <Chart points={points} asOf={asOf} />)}
      </Loaded>
    </Panel>
  );
}

/** The bars of a day, one in front of the other, with their share of the room between two days. */
const series = [
  { name: 'on record', className: 'on-record', share: 0.8, valueOf: ({ onRecord }: Point) => onRecord },
  { name: 'exposed', className: 'exposed', share: 0.5, valueOf: ({ accesses }: Point) => accesses },
  {
    name: 'origin undetermined',
    className: 'undetermined',
    share: 0.2,
    valueOf: ({ undetermined }: Point) => undetermined,
  },
] as const;

const HEIGHT = 190;
const margin = { top: 10, right: 12, bottom: 26, left: 40 } as const;

interface ChartProps {
  readonly points: readonly Point[];
  readonly asOf: string;
}

function timeOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function Chart({ points, asOf }: ChartProps) {
  const { setConditions } = useAddress();
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const [start, end] = [points[0]?.day ?? asOf, points.at(-1)?.day ?? asOf];
  const most = Math.max(1, ...points.flatMap((point) => series.map(({ valueOf }) => valueOf(point))));
  const x = scaleTime({ domain: [timeOf(start), timeOf(end)], range: [margin.left, width - margin.right] });
  const room = (width - margin.left - margin.right) / Math.max(1, points.length - 1);
  const y = scaleLinear({ domain: [0, most], range: [HEIGHT - margin.bottom, margin.top], nice: true });
  const goTo = ({ nativeEvent }: MouseEvent<SVGSVGElement>): void => {
    const at = x.invert(nativeEvent.offsetX).getTime();
    const distance = ({ day }: Point): number => Math.abs(timeOf(day).getTime() - at);
    const nearest = [...points].sort((a, b) => distance(a) - distance(b))[0];
    if (nearest !== undefined) setConditions({ asOf: nearest.day });
  };
  return (
    <div ref={holder} className="chart">
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={summaryOf({ points, asOf })} onClick={goTo}>
          <Axis
            orientation="left"
            left={margin.left}
            scale={y}
            tickValues={y.ticks(4).filter(Number.isInteger)}
            tickFormat={(value) => inDigits(Number(value))}
            hideAxisLine
            hideTicks
          />
          <Axis
            orientation="bottom"
            top={HEIGHT - margin.bottom}
            scale={x}
            numTicks={Math.max(2, Math.floor(width / 110))}
          />
          <Group>
            {series.flatMap(({ className, share, valueOf }) =>
              points.map((point) => (
                <Bar
                  key={`${className} ${point.day}`}
                  className={`bar ${className}`}
                  x={x(timeOf(point.day)) - (share * room) / 2}
                  width={share * room}
                  y={y(valueOf(point))}
                  height={HEIGHT - margin.bottom - y(valueOf(point))}
                />
              )),
            )}
            <line
              className="as-of"
              x1={x(timeOf(asOf))}
              x2={x(timeOf(asOf))}
              y1={margin.top}
              y2={HEIGHT - margin.bottom}
            />
          </Group>
        </svg>
      )}
      <ul className="legend" aria-label="Bars">
        {series.map(({ name, className }) => (
          <li key={className}>
            <span className={`mark chart-mark ${className}`} aria-hidden="true" />
            {name}
          </li>
        ))}
        <li>
          <span className="mark chart-mark as-of" aria-hidden="true" />
          {dayInShort(asOf)}
        </li>
      </ul>
    </div>
  );
}

function summaryOf({ points, asOf }: ChartProps): string {
  const peak = [...points].sort((a, b) => b.accesses - a.accesses)[0];
  if (peak === undefined) return 'No months.';
  return `Exposed accesses by month; most on ${dayInShort(peak.day)}: ${counted(peak.accesses, 'access', 'accesses')} of ${inDigits(peak.onRecord)} on record. The line marks ${dayInShort(asOf)}.`;
}

/** The content of the chart as a table, latest month first. */
function MonthTable({ points, asOf }: ChartProps) {
  return (
    <DataTable
      label="Months as a table"
      short
      rows={[...points].reverse()}
      keyOf={({ day }) => day}
      current={({ day }) => day === asOf}
      columns={[
        { title: 'Day', rowHead: true, cell: ({ day }) => <DayButton day={day} /> },
        { title: 'Exposed', number: true, cell: ({ accesses }) => inDigits(accesses) },
        { title: 'Systems', number: true, cell: ({ systems }) => inDigits(systems) },
        { title: 'Origin undetermined', number: true, cell: ({ undetermined }) => inDigits(undetermined) },
        { title: 'On record', number: true, cell: ({ onRecord }) => inDigits(onRecord) },
      ]}
    />
  );
}
