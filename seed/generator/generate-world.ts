import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makeFolder } from '#graph/engine/home.ts';
import { Failure } from '#graph/failure.ts';
import { removing, unlessInterrupted } from '#graph/interruption.ts';
import { writeTeam } from './access.ts';
import type { Headcount } from './access.ts';
import { planContracts, writeAgenciesAndSystems, writeContract, writeOrganizations } from './contracts.ts';
import { PackageWriter, removeAbandonedFiles, writeFailure } from './package-writer.ts';
import { Random, syntheticIds } from './random.ts';
import { calendar, worldSize } from './world.ts';
import type { World } from './world.ts';

interface WorldRequest {
  /** The approximate number of nodes, a whole number of at least 1. The smallest world has about two hundred. */
  readonly scale: number;
  /** The same seed and scale give the same bytes. */
  readonly seed: string;
  /** The folder to write the chain package into: new or empty. */
  readonly to: string;
  readonly onProgress?: (message: string) => void;
}

interface GeneratedWorld {
  /** The number of nodes in the graph once imported, without countries. */
  readonly nodes: number;
  readonly accesses: number;
}

/** The share of contracts with personnel records. */
const staffedShare = 0.36;

/**
 * Writes a plausible synthetic world as a chain package, in constant memory. At any scale it has every case that the product
 * distinguishes. Ids begin with `SYN-`, and every organization is invented.
 * Leaves nothing behind if it fails.
 * @throws BAD_USER_INPUT for an invalid scale, and for a folder that can't be written or isn't empty; DISK_FULL
 */
export async function generateWorld(request: WorldRequest): Promise<GeneratedWorld> {
  const { scale, to } = request;
  if (!Number.isSafeInteger(scale) || scale < 1)
    throw new Failure('BAD_USER_INPUT', 'The scale must be a whole number of at least 1.');
  await prepareFolder(to);
  const writer = new PackageWriter(to);
  try {
    return await unlessInterrupted(removing(...writer.partial), () => writeWorld(request, writer));
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

async function writeWorld({ scale, seed, onProgress }: WorldRequest, writer: PackageWriter): Promise<GeneratedWorld> {
  const size = worldSize(scale);
  const random = new Random(`subtier world 1/${scale}/${seed}`);
  const world = { random, size, writer, ids: syntheticIds(scale, seed) };
  const count: Headcount = { persons: 0, engineers: 0, accesses: 0 };
  writeSources(world);
  writeAgenciesAndSystems(world);
  await writeOrganizations(world);
  writeDesignations(world);
  for (const plan of planContracts(random, size)) {
    await writeContract(world, plan);
    const mayHaveTeam = plan.feature === null ? random.chance(staffedShare) : plan.feature !== 'vehicle';
    if (mayHaveTeam && count.persons < size.persons) writeTeam(world, plan, count);
    await writer.drain();
    if (plan.index % 10_000 === 9_999) onProgress?.(`${plan.index + 1} of ${size.contracts} contracts generated`);
  }
  await writer.close();
  const described = size.agencies + size.systems + size.organizations + size.contracts + count.persons;
  const others = (['sources', 'vetting', 'lists', 'claims'] as const).reduce(
    (sum, name) => sum + writer.count(name),
    0,
  );
  return { nodes: described + others, accesses: count.accesses };
}

async function prepareFolder(to: string): Promise<void> {
  try {
    await makeFolder(resolve(to), 0o777);
    await removeAbandonedFiles(to);
    if ((await readdir(to)).length === 0) return;
  } catch (error) {
    throw writeFailure(error, `to ${to}`, to);
  }
  throw new Failure('BAD_USER_INPUT', `${to}: the folder isn't empty; give a new one.`);
}

/** Writes a synthetic designation list that names some of the world's organizations. The real lists are policy data and not part of the world. */
function writeDesignations({ size, writer, ids }: World): void {
  const { list } = ids;
  const source = ids.source.register;
  writer.add('lists', {
    id: list,
    title: 'Synthetic list of entities',
    citation: 'none: synthetic',
    source,
    confidence: 90,
  });
  for (let index = 7; index < Math.min(size.organizations, 400); index += 40) {
    const organization = ids.organization(index);
    writer.add('designations', { list, organization, valid_from: calendar.day(200 + index), source, confidence: 90 });
  }
}

const titles = [
  ['awards', 'Synthetic award feed', '2026-11-02'],
  ['register', 'Synthetic register of organizations', '2026-10-01'],
  ['personnel', 'Synthetic personnel records', '2026-10-15'],
  ['access', 'Synthetic access and escort records', '2026-10-20'],
  ['audit', 'Synthetic audit', '2026-09-01'],
] as const;

/** Writes the sources of the world's rows. */
function writeSources({ writer, ids }: World): void {
  for (const [name, title, day] of titles) {
    writer.add('sources', {
      id: ids.source[name],
      title: `${title} (world ${ids.world})`,
      publisher: 'Subtier generator',
      published_on: day,
      retrieved_at: day,
      data_class: 'synthetic',
    });
  }
}
