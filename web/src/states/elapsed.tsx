import { useEffect, useState } from 'react';
import { inSeconds } from '../words/second-words.ts';

/** Counts the time while something runs, from a time of `performance.now()`. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(performance.now());
    }, 100);
    return () => {
      window.clearInterval(timer);
    };
  }, []);
  return (
    <p>
      <span role="status">Running…</span> <span aria-hidden="true">{inSeconds(Math.max(0, now - since))}</span>
    </p>
  );
}
