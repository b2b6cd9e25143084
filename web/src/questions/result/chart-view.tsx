import { Axis } from '@visx/axis';
import { scaleLinear } from '@visx/scale';
import { Bar, LinePath } from '@visx/shape';
import { useRef, useState } from 'react';
import { Select } from '../../ui/fields.tsx';
import { useWidth } from '../../ui/use-media.ts';
import { counted, inDigits, spelledOut } from '../../words.ts';
import { chartPoints } from './chart.ts';
import type { ChartColumns, Point, Result } from './chart.ts';

/** The most bars that a chart draws; the table has all rows. */
const MOST_BARS = 40;

/** A result's numbers as bars, or along days or numbers as a line. The table has the same, so the picture needs no table of its own. */
export function ResultChart({ result, of }: { readonly result: Result; readonly of: ChartColumns }) {
  const [label, setLabel] = useState(of.labels[0] ?? 0);
  const [number, setNumber] = useState(of.numbers[0] ?? 0);
  const [wantsLine, setLine] = useState(true);
  const points = chartPoints(result, label, number);
  const hasScale = points.length > 1 && points.every(({ at }) => at !== null);
  const isLine = hasScale && wantsLine;
  const drawn = isLine ? [...points].sort((a, b) => (a.at ?? 0) - (b.at ?? 0)) : points.slice(0, MOST_BARS);
  const nameOf = (at: number): string => spelledOut(result.columns[at] ?? '');
  const title = `${nameOf(number)} by ${nameOf(label)}`;
  const options = (columns: readonly number[]) => columns.map((at) => [String(at), nameOf(at)] as const);
  const missing = result.rows.length - points.length;
  return (
    <figure className="result-chart">
      <div className="table-tools">
        <Select
          name="Number"
          value={String(number)}
          options={options(of.numbers)}
          onChange={(at) => {
            setNumber(Number(at));
          }}
        />
        <Select
          name="by"
          value={String(label)}
          options={options(of.labels)}
          onChange={(at) => {
            setLabel(Number(at));
          }}
        />
        {hasScale && (
          <Select
            name="as"
            value={isLine ? 'line' : 'bars'}
            options={[
              ['line', 'line'],
              ['bars', 'bars'],
            ]}
            onChange={(as) => {
              setLine(as === 'line');
            }}
          />
        )}
      </div>
      <Drawing title={title} points={drawn} isLine={isLine} isDays={result.types[label] === 'DATE'} />
      <figcaption className="soft small">
        {drawn.length < points.length && `The first ${inDigits(drawn.length)} of ${inDigits(points.length)} rows. `}
        {missing > 0 && `${counted(missing, 'row')} without this number. `}
        The table has the same numbers.
      </figcaption>
    </figure>
  );
}

interface DrawingProps {
  readonly title: string;
  readonly points: readonly Point[];
  readonly isLine: boolean;
  readonly isDays: boolean;
}

function Drawing({ title, points, isLine, isDays }: DrawingProps) {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const [highest] = [...points].sort((a, b) => b.value - a.value);
  const most = highest === undefined ? '' : `; most: ${highest.label}, ${inDigits(highest.value)}`;
  const words = `${title}, ${counted(points.length, 'row')}${most}`;
  return (
    <div ref={holder} className="chart">
      {width > 0 &&
        points.length > 0 &&
        (isLine ? (
          <Line points={points} width={width} words={words} isDays={isDays} />
        ) : (
          <Bars points={points} width={width} words={words} />
        ))}
    </div>
  );
}

interface PictureProps {
  readonly points: readonly Point[];
  readonly width: number;
  readonly words: string;
}

/** Below this width, the name of a bar is above it. */
const NARROW = 560;
const BAR = 18;
const GAP = 8;
const NAME = 16;
/** The room of a number after its bar. */
const NUMBER = 72;
/** A character at the size of charts is about this wide. */
const CHARACTER = 6.4;

function Bars({ points, width, words }: PictureProps) {
  const isNarrow = width < NARROW;
  const left = isNarrow ? 0 : Math.min(260, Math.round(width * 0.34));
  const step = BAR + GAP + (isNarrow ? NAME : 0);
  const values = points.map(({ value }) => value);
  const x = scaleLinear({
    domain: [Math.min(0, ...values), Math.max(0, ...values, 1e-9)],
    range: [left, width - NUMBER],
  });
  const zero = x(0);
  const room = Math.floor((isNarrow ? width : left - GAP) / CHARACTER);
  return (
    <svg width={width} height={points.length * step} role="img" aria-label={words}>
      {points.map(({ label, value }, i) => {
        const top = i * step + (isNarrow ? NAME : GAP / 2);
        return (
          <g key={i}>
            <title>{`${label}: ${inDigits(value)}`}</title>
            <text x={0} y={isNarrow ? top - GAP / 2 : top + BAR - GAP / 2}>
              {label.length > room ? `${label.slice(0, Math.max(1, room - 1))}…` : label}
            </text>
            <Bar
              className="bar"
              x={Math.min(zero, x(value))}
              y={top}
              width={Math.max(1, Math.abs(x(value) - zero))}
              height={BAR}
            />
            <text className="number" x={Math.max(zero, x(value)) + GAP / 2} y={top + BAR - GAP / 2}>
              {inDigits(value)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const HEIGHT = 240;
const margin = { top: 12, right: 24, bottom: 28, left: 56 } as const;

function Line({ points, width, words, isDays }: PictureProps & { readonly isDays: boolean }) {
  const places = points.map(({ at }) => at ?? 0);
  const values = points.map(({ value }) => value);
  const x = scaleLinear({
    domain: [Math.min(...places), Math.max(...places)],
    range: [margin.left, width - margin.right],
  });
  const y = scaleLinear({
    domain: [Math.min(0, ...values), Math.max(0, ...values, 1e-9)],
    range: [HEIGHT - margin.bottom, margin.top],
    nice: true,
  });
  // Between two years there is none.
  const isWhole = places.every(Number.isInteger);
  const tick = (at: number): string => (isDays ? new Date(at).toISOString().slice(0, 10) : String(at));
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={words}>
      <Axis
        orientation="left"
        left={margin.left}
        scale={y}
        numTicks={4}
        tickFormat={(value) => inDigits(Number(value))}
        hideAxisLine
        hideTicks
      />
      <Axis
        orientation="bottom"
        top={HEIGHT - margin.bottom}
        scale={x}
        tickValues={x.ticks(Math.max(2, Math.floor(width / 130))).filter((at) => !isWhole || Number.isInteger(at))}
        tickFormat={(value) => tick(Number(value))}
      />
      <LinePath className="line" data={[...points]} x={({ at }) => x(at ?? 0)} y={({ value }) => y(value)} />
      {points.map(({ label, value, at }, i) => (
        <circle key={i} className="dot" cx={x(at ?? 0)} cy={y(value)} r={3}>
          <title>{`${label}: ${inDigits(value)}`}</title>
        </circle>
      ))}
    </svg>
  );
}
