import { resolve } from 'node:path';
import type { Database } from '#graph/database/database.ts';
import { readContents } from '#graph/entities/contents.ts';
import { Failure } from '#graph/failure.ts';
import { requireWhole } from '#graph/ingest/journal.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { deriveIfBehind } from '#graph/ingest/repair.ts';
import { completeWipe } from '#graph/ingest/undo.ts';
import { edgeTypes } from '#graph/model/vocabulary.ts';
import { readPolicyKeys } from '../import/policy.ts';
import { chainPackageFiles } from './chain-package.ts';
import { graphml } from './graphml.ts';
import { openGraph } from './opengraph.ts';
import type { ExportScope } from './statements.ts';
import { WrittenGraph, checkTarget, isPackageFolder, writeFile, writePackage } from './output.ts';

/** A form in which the graph can be written. */
export interface ExportFormat {
  /** As typed on the command line. */
  readonly name: string;
  readonly title: string;
  /** Where the command writes it, to complete “PATH is …”. */
  readonly takes: string;
  /** What the name of one file of it ends with. */
  readonly suffix: string;
  /** Whether it is written to a path as a folder. */
  isFolder(path: string): boolean;
  write(path: string, job: ExportJob): Promise<void>;
}

interface ExportJob {
  readonly scope: ExportScope;
  readonly written: WrittenGraph;
  /** See `ExportReport`. */
  readonly banner: string | null;
  /** Throws if the graph may have changed while it was written. */
  readonly check: () => Promise<void>;
}

/** Every export format. To add one, write a file beside this one and add an entry here. */
export const exportFormats: readonly ExportFormat[] = [
  {
    name: 'chain-package',
    title: "Chain package, Subtier's native dataset",
    takes: 'a new folder, or a new .zip',
    suffix: '.zip',
    isFolder: isPackageFolder,
    write: async (path, { scope, written, banner, check }) =>
      writePackage(path, await chainPackageFiles(scope, written, banner), check),
  },
  {
    name: 'graphml',
    title: 'GraphML, for Gephi, yEd and other programs',
    takes: 'a new file',
    suffix: '.graphml',
    isFolder: () => false,
    write: (path, { scope, written, banner, check }) => writeFile(path, graphml(scope, written, banner), check),
  },
  {
    name: 'opengraph',
    title: 'BloodHound OpenGraph JSON',
    takes: 'a new file',
    suffix: '.opengraph.json',
    isFolder: () => false,
    write: (path, { scope, written, check }) => writeFile(path, openGraph(scope, written), check),
  },
];

/** @throws BAD_USER_INPUT for an unknown name */
export function findExportFormat(name: string): ExportFormat {
  const found = exportFormats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const known = exportFormats.map((format) => format.name).join(', ');
  throw new Failure(
    'BAD_USER_INPUT',
    `There is no export format ${JSON.stringify(name.slice(0, 60))}: it must be one of ${known}.`,
    { extensions: { argument: 'format' } },
  );
}

/**
 * Checks what can be checked without a database.
 * @throws BAD_USER_INPUT for an unknown format, or a path that already exists
 */
export async function checkExport({ format, path }: Pick<ExportRequest, 'format' | 'path'>): Promise<void> {
  await checkTarget(resolve(path), findExportFormat(format).isFolder(path));
}

/** What an export wrote. */
export interface ExportReport {
  /** Rows by table, or nodes and edges by label and type. */
  readonly counts: Readonly<Record<string, number>>;
  readonly withdrawn: number;
  readonly leftOut: number;
  /** Says that the export holds synthetic data; null: it does not. */
  readonly banner: string | null;
}

/**
 * Writes the graph's current statements to a new file or folder, in constant memory. Derived nodes, casework, superseded statements and the
 * designation lists that every database gets are left out. No import runs meanwhile, so that the export is of one state. First completes a
 * rollback that died, and what an import that died had left to derive.
 * @throws BAD_USER_INPUT for an unknown format, a path that exists or can't be written, and a graph with an interrupted import; LEASE_LOST
 */
export async function exportGraph(
  database: Database,
  { format, path, onProgress }: ExportRequest,
): Promise<ExportReport> {
  const found = findExportFormat(format);
  return Lease.hold(database, `export ${format}`, onProgress, async (lease) => {
    await completeWipe(database, lease, onProgress);
    await requireWhole(database, 'export');
    // A rollback may have died at any moment, and an import before it resolved the entities that its statements are about.
    await deriveIfBehind(database, lease, onProgress);
    await lease.readOnly();
    const { sources } = await readPolicyKeys();
    const written = new WrittenGraph(onProgress);
    const banner = await bannerFor(database, sources);
    const scope = { database, policySources: sources };
    // A process that was suspended for long loses the lease, and an import may have changed what it has not read yet.
    await found.write(resolve(path), { scope, written, banner, check: () => lease.check() });
    return { counts: written.counts(), withdrawn: written.withdrawn, leftOut: written.leftOut, banner };
  });
}

interface ExportRequest {
  /** A name of `exportFormats`. */
  readonly format: string;
  readonly path: string;
  readonly onProgress: (message: string) => void;
}

/** Says that an export holds synthetic data; null: it does not. */
async function bannerFor(database: Database, policySources: readonly string[]): Promise<string | null> {
  const { synthetic } = await readContents(database);
  const [row] = await database.read(
    `RETURN EXISTS { ()-[r:${edgeTypes.join('|')}]->() WHERE r.dataClass = 'SYNTHETIC' } AS some,
       EXISTS { ()-[r:${edgeTypes.join('|')}]->() WHERE r.dataClass <> 'SYNTHETIC' AND NOT r.source IN $policySources } AS others`,
    { policySources },
  );
  if (!synthetic && row?.['some'] !== true) return null;
  return row?.['others'] === true
    ? 'CONTAINS SYNTHETIC DATA: a generator made the statements whose data_class is synthetic.'
    : 'SYNTHETIC DATA: a generator made all of it; it is about nobody.';
}
