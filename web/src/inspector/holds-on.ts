interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether one of some periods, whose ends are exclusive, has the day in it. */
export function holdsOn(periods: readonly Period[], day: string): boolean {
  return periods.some(({ from, to }) => (from === null || from <= day) && (to === null || day < to));
}
