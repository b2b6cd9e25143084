import { addDays } from '#graph/model/day.ts';
import { askText, pageDocuments } from './ask.ts';
import { memoryOf } from './bench-server.ts';
import { measureThroughput } from './measure.ts';
import type { Throughput } from './measure.ts';
import { benchDays } from './world.ts';

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

/** Over so many days and systems, most requests of the run are new. */
const days = 1000;

/** Measures sixteen clients that send the page's queries, about many systems on many days, for minutes. */
export async function soak({ url, pid, systems, minutes }: SoakOptions): Promise<SoakResult> {
  const memory: number[] = [];
  const sample = async () => {
    memory.push(await memoryOf(pid));
  };
  const seconds = minutes * 60;
  const timer = setInterval(() => void sample(), (seconds * 1000) / fifths);
  const throughput = await measureThroughput(
    (at) => {
      // Every third is about the same day, as most users' requests are about today.
      const asOf = at % 3 === 0 ? benchDays.day : addDays(benchDays.day, -(at % days));
      const filter = at % 5 === 0 ? { asOf } : { asOf, systems: [systems[at % systems.length]] };
      return at % 7 === 0
        ? askText(url, pageDocuments.coverage, { filter })
        : askText(url, pageDocuments.exposures, { filter, first: 50, after: null });
    },
    { clients, seconds },
  );
  clearInterval(timer);
  if (memory.length < fifths) await sample();
  return { ...throughput, minutes, memory };
}
