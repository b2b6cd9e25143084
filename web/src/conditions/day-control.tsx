import { useState } from 'react';
import { addDays, isDay, today } from '../address/day.ts';

interface DayControlProps {
  readonly day: string;
  readonly onDay: (day: string) => void;
}

/** The as-of date: typed or picked, a day back and forth, and today. */
export function DayControl({ day, onDay }: DayControlProps) {
  // What is being typed is no date yet; it counts once it is one.
  const [typed, setTyped] = useState<{ readonly from: string; readonly text: string } | null>(null);
  const now = today();
  const step = (days: number): void => {
    onDay(addDays(day, days));
  };
  return (
    <div className="control" role="group" aria-label="As-of date">
      <label htmlFor="as-of" className="name">
        as of
      </label>
      <button
        type="button"
        className="button step"
        onClick={() => {
          step(-1);
        }}
      >
        <span className="unseen">One day earlier</span>
        <span aria-hidden="true">‹</span>
      </button>
      <input
        id="as-of"
        type="date"
        required
        value={typed !== null && typed.from === day ? typed.text : day}
        onChange={({ target }) => {
          setTyped({ from: day, text: target.value });
          if (isDay(target.value) && target.value >= '1900-01-01') onDay(target.value);
        }}
        onBlur={() => {
          setTyped(null);
        }}
      />
      <button
        type="button"
        className="button step"
        onClick={() => {
          step(1);
        }}
      >
        <span className="unseen">One day later</span>
        <span aria-hidden="true">›</span>
      </button>
      <button
        type="button"
        className="button"
        disabled={day === now}
        onClick={() => {
          onDay(now);
        }}
      >
        today
      </button>
    </div>
  );
}
