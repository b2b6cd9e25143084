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

  #show({ table, done, total, share, isChecked }: RowProgress): void {
    // A strict import reads everything twice: first to check it.
    if (this.#bar === null || done < this.#done) this.#start(share !== null);
    this.#done = done;
    const seconds = (Date.now() - this.#started) / 1000;
    const of = total === null ? '' : ` of ${inFigures(total)}`;
    this.#bar?.update(share ?? 0, {
      rows: `${inFigures(done)}${of} rows ${isChecked ? 'checked' : 'done'}`,
      rate: inFigures(done / Math.max(seconds, 0.001)),
      left: share === null || share === 0 ? '…' : inWords((seconds * Math.max(0, 1 - share)) / share),
      table: printable(table),
    });
  }

  #start(isMeasured: boolean): void {
    this.stop();
    this.#started = Date.now();
    const format = isMeasured
      ? '{bar} {percentage}% | {rows} | {rate} rows/s | {left} left | {table}'
      : '{rows} | {rate} rows/s | {table}';
    const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, barsize: 20 });
    bar.start(1, 0, { rows: '0 rows', rate: '0', left: '…', table: '' });
    this.#bar = bar;
  }
}

function inFigures(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** “40 s”, “3 min”. */
function inWords(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
