import { SingleBar } from 'cli-progress';
import type { RowProgress } from '#graph/ingest/input.ts';
import { printable, reportProgress } from '../terminal.ts';

/** Shows the progress of an import on stderr: on a terminal with a bar, elsewhere in lines. */
export class ImportProgress {
  #bar: SingleBar | null = null;
  #started = 0;
  #done = 0;

  /** Called for each batch of rows; undefined if stderr is no terminal, so that lines are reported instead. */
  readonly onRows = process.stderr.isTTY
    ? (progress: RowProgress): void => {
        this.#show(progress);
      }
    : undefined;

  /** Writes a line, above the bar if there is one. */
  readonly report = (message: string): void => {
    this.stop();
    reportProgress(message);
  };

  stop(): void {
    this.#bar?.stop();
    this.#bar = null;
  }

  #show({ table, done, total, isChecked }: RowProgress): void {
    // A strict import reads everything twice: first to check it.
    if (this.#bar === null || done < this.#done) this.#start(total);
    this.#done = done;
    const rate = done / Math.max((Date.now() - this.#started) / 1000, 0.001);
    this.#bar?.update(done, {
      rate: Math.round(rate).toLocaleString('en-US'),
      left: total === null || done === 0 ? '…' : inWords((total - done) / rate),
      table: printable(table),
      verb: isChecked ? 'checked' : 'done',
    });
  }

  #start(total: number | null): void {
    this.stop();
    this.#started = Date.now();
    const format =
      total === null
        ? '{value} rows {verb} | {rate} rows/s | {table}'
        : '{bar} {percentage}% | {value} of {total} rows {verb} | {rate} rows/s | {left} left | {table}';
    const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, barsize: 20 });
    bar.start(total ?? 0, 0, { rate: '0', left: '…', table: '', verb: 'done' });
    this.#bar = bar;
  }
}

/** “40 s”, “3 min”. */
function inWords(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
