import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Baseline, CheckReport } from '#graph/checks/check-report.ts';
import { BadInput } from '#graph/failure/bad-input.ts';

const baselineFile = z.object({
  version: z.literal(1),
  findings: z.array(
    z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/), verdict: z.enum(['VIOLATED', 'CANNOT_TELL']) }),
  ),
});

/** The findings in a baseline file. @throws BadInput for a file that is none. */
export async function readBaseline(path: string): Promise<Baseline> {
  try {
    const { findings } = baselineFile.parse(JSON.parse(await readFile(path, 'utf8')));
    return new Map(findings.map(({ fingerprint, verdict }) => [fingerprint, verdict]));
  } catch (error) {
    throw new BadInput(`${path} is no baseline: write one with: subtier check --write-baseline ${path}`, {
      cause: error,
    });
  }
}

/** Writes every finding of a report, known or new, in an order that keeps differences small. @throws BadInput */
export async function writeBaseline(path: string, { checks }: CheckReport): Promise<void> {
  const findings = checks
    .flatMap(({ query, findings: found }) =>
      found.map(({ fingerprint, subject, verdict }) => ({
        fingerprint,
        query: query.name,
        subject: subject.map(({ caption }) => caption).join(' / '),
        verdict,
      })),
    )
    .sort((a, b) => compare(a.query, b.query) || compare(a.fingerprint, b.fingerprint));
  try {
    await writeFile(path, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
  } catch (error) {
    throw new BadInput(`${path} can't be written to (${error instanceof Error ? error.message : 'unknown reason'}).`, {
      cause: error,
    });
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
