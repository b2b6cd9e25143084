import { useEffect, useMemo, useState } from 'react';
import { addDays } from '../../address/address.ts';
import { addressStore, useAddress } from '../../address/use-address.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { counted, dayInShort, dayInWords } from '../../words.ts';
import type { CanvasDocument } from '../document.ts';
import { useDocument } from '../store.ts';

const STEP_MS = 1_200;

/** The days on which a relation of a canvas begins or ends, in order, after the day before the first of them: nothing changes in between. */
export function changeDays({ edges }: Pick<CanvasDocument, 'edges'>): readonly string[] {
  const days = Object.values(edges).flatMap(({ periods }) =>
    periods.flatMap(({ from, to }) => [...(from === null ? [] : [from]), ...(to === null ? [] : [to])]),
  );
  const changes = [...new Set(days)].sort();
  const [first] = changes;
  return first === undefined ? [] : [addDays(first, -1), ...changes];
}

/** A slider over the days on which something on the canvas changes. It moves the date of the whole page. */
export function TimeSlider() {
  const { address, touchConditions } = useAddress();
  const document = useDocument();
  const days = useMemo(() => changeDays(document), [document]);
  const [playing, setPlaying] = useState(false);
  const { asOf } = address.conditions;
  const at = days.findLastIndex((day) => day <= asOf);
  const last = days.length - 1;
  const isAtEnd = at >= last;
  // Stepping stops playback.
  const go = (index: number): void => {
    setPlaying(false);
    const day = days[Math.min(Math.max(index, 0), last)];
    if (day !== undefined) touchConditions({ asOf: day });
  };
  useEffect(() => {
    if (!playing) return undefined;
    const timer = window.setInterval(() => {
      const now = addressStore.get().conditions.asOf;
      const next = days.find((day) => day > now);
      if (next === undefined) setPlaying(false);
      else touchConditions({ asOf: next });
    }, STEP_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [playing, days, touchConditions]);
  const [first] = days;
  const final = days[last];
  if (first === undefined || final === undefined) return null;
  return (
    <div className="time" role="group" aria-label="Time">
      <ActionButton
        className="button step"
        off={at <= 0}
        onClick={() => {
          go(at - 1);
        }}
      >
        <span className="unseen">Change before</span>
        <span aria-hidden="true">‹</span>
      </ActionButton>
      <PlayButton
        playing={playing && !isAtEnd}
        onPlay={(starts) => {
          if (starts && isAtEnd) go(0);
          setPlaying(starts);
        }}
      />
      <ActionButton
        className="button step"
        off={isAtEnd}
        onClick={() => {
          go(at + 1);
        }}
      >
        <span className="unseen">Next change</span>
        <span aria-hidden="true">›</span>
      </ActionButton>
      <span className="small soft nowrap">{dayInShort(first)}</span>
      <input
        type="range"
        aria-label="Day"
        aria-valuetext={dayInWords(asOf)}
        min={0}
        max={last}
        value={Math.max(at, 0)}
        onChange={({ target }) => {
          go(target.valueAsNumber);
        }}
      />
      <span className="small soft nowrap">{dayInShort(final)}</span>
      <span className="small nowrap">
        {dayInShort(asOf)} <span className="soft">· {counted(last, 'change')}</span>
      </span>
    </div>
  );
}

interface PlayButtonProps {
  readonly playing: boolean;
  readonly onPlay: (starts: boolean) => void;
}

/** Plays the changes one after another. Absent for those who want less motion: they step. */
function PlayButton({ playing, onPlay }: PlayButtonProps) {
  const [still] = useState(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches);
  if (still) return null;
  return (
    <button
      type="button"
      className="button"
      aria-pressed={playing}
      onClick={() => {
        onPlay(!playing);
      }}
    >
      {playing ? 'Pause' : 'Play'}
    </button>
  );
}
