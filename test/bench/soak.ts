import { dayNumber, dayOf } from '#graph/model/day.ts';
import { askText } from './ask-text.ts';
import { benchDays } from './bench-days.ts';
import { memoryOf } from './describe-machine.ts';
import { measureThroughput } from './measure-throughput.ts';
import type { Throughput } from './measure-throughput.ts';
import { pageDocuments } from './page-documents.ts';

export interface SoakResult extends Throughput {
  readonly minutes: number;
  /** Memory of the server in bytes, after each fifth of the time. */
  readonly memory: readonly number[];
}

export interface SoakOptions {
  readonly url: string;
  readonly pid: number;
  readonly systems: readonly string[];
  readonly minutes: number;
}

const clients = 16;
const fifths = 5;

/** More days than any answer is kept for: with so many systems, most questions of the run are new ones. */
const days = 1000;

/** Sixteen clients that ask what the page asks, about many systems on many days, for minutes. */
export async function soak({ url, pid, systems, minutes }: SoakOptions): Promise<SoakResult> {
  const memory: number[] = [];
  const remember = async () => {
    memory.push(await memoryOf(pid));
  };
  const seconds = minutes * 60;
  const fifth = setInterval(() => void remember(), (seconds * 1000) / fifths);
  const throughput = await measureThroughput(
    (at) => {
      // Every third is of today's page, as most are.
      const asOf = at % 3 === 0 ? benchDays.day : dayOf(dayNumber(benchDays.day) - (at % days));
      const filter = at % 5 === 0 ? { asOf } : { asOf, systems: [systems[at % systems.length]] };
      return at % 7 === 0
        ? askText(url, pageDocuments.coverage, { filter })
        : askText(url, pageDocuments.exposures, { filter, first: 50, after: null });
    },
    { clients, seconds },
  );
  clearInterval(fifth);
  if (memory.length < fifths) await remember();
  return { ...throughput, minutes, memory };
}
