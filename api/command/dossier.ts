import { Command, Option } from 'commander';
import { makeDossier, remakeDossier } from '#graph/dossier/make.ts';
import type { MadeDossier } from '#graph/dossier/make.ts';
import { dossierProfiles } from '#graph/dossier/manifest.ts';
import type { DossierRequest } from '#graph/dossier/manifest.ts';
import type { Origin } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { Failure } from '#graph/failure.ts';
import { todayInUtc } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { decodeId } from '#serve/ids.ts';
import { dossierOptions } from '#serve/resolvers/casework/dossiers.ts';
import { withGraph } from './open.ts';
import { namedAsOptions, originOption, parseDayOption, readText } from './options.ts';
import { writeJsonFile } from './output.ts';
import { RepeatableOption, reportProgress } from './terminal.ts';

interface DossierCommandOptions {
  readonly system?: string;
  readonly prime?: string;
  readonly exposure?: string;
  readonly investigation?: string;
  readonly manifest?: string;
  readonly asOf?: Day;
  readonly list?: readonly string[];
  readonly origin?: readonly Origin[];
  readonly profile: string;
  readonly format: 'html' | 'markdown';
  readonly saveManifest?: string;
}

/** `dossier`: writes what the record shows about a system, prime, exposure or investigation. */
export function dossierCommand(): Command {
  return new Command('dossier')
    .description('write what the record shows about one subject, with its evidence and method')
    .option('--system <key>', 'the chains that reach this system')
    .option('--prime <key>', 'the chains under contracts of which this organization is the prime')
    .option('--exposure <id>', 'this exposure')
    .option(
      '--investigation <id>',
      'the chains that reach the systems on the canvas of this investigation, or else those of the organizations on it',
    )
    .addOption(
      // The manifest already determines all of these.
      new Option('--manifest <file>', 'make the dossier of this manifest again').conflicts([
        'system',
        'prime',
        'exposure',
        'investigation',
        'asOf',
        'list',
        'origin',
        'profile',
      ]),
    )
    .option('--as-of <day>', 'the date that it is about, yyyy-mm-dd (default: today in UTC)', parseDayOption)
    .addOption(
      new RepeatableOption('--list <key>', 'only personnel located in a country that this designation list names'),
    )
    .addOption(originOption())
    .addOption(
      new Option('--profile <profile>', 'audience, which decides what is left out')
        .choices(dossierProfiles.map((profile) => profile.toLowerCase()))
        .default('internal'),
    )
    .addOption(new Option('--format <format>', 'output format').choices(['html', 'markdown']).default('html'))
    .option('--save-manifest <file>', 'write the manifest to this file')
    .action(writeDossier);
}

async function writeDossier(options: DossierCommandOptions): Promise<void> {
  const manifest = options.manifest === undefined ? null : await readManifest(options.manifest);
  const request = options.manifest === undefined ? readRequest(options) : null;
  const names = {
    id: request === null ? 'The manifest' : `--${request.subject.toLowerCase()}`,
    manifest: '--manifest',
  };
  const made = await dossierOptions();
  const dossier = await namedAsOptions(names, () =>
    withGraph((graph): Promise<MadeDossier> =>
      request === null ? remakeDossier(graph, manifest, made) : makeDossier(graph, request, made),
    ),
  );
  process.stdout.write(options.format === 'html' ? dossier.html : dossier.markdown);
  if (options.saveManifest === undefined) return;
  await writeJsonFile(options.saveManifest, dossier.manifest);
  reportProgress(`The manifest is in ${options.saveManifest}.`);
}

function readRequest(options: DossierCommandOptions): DossierRequest {
  const { system, prime, exposure, investigation, asOf, list = [] } = options;
  const given = (
    [
      ['SYSTEM', system],
      ['PRIME', prime],
      ['EXPOSURE', exposure],
      ['INVESTIGATION', investigation],
    ] as const
  ).flatMap(([subject, key]) => (key === undefined ? [] : [{ subject, key: decodeId(key)?.key ?? key }]));
  const [only, second] = given;
  if (only === undefined || second !== undefined)
    throw new Failure('BAD_USER_INPUT', 'Give one of --system, --prime, --exposure, --investigation and --manifest.');
  const day = asOf ?? todayInUtc();
  const profile = dossierProfiles.find((one) => one.toLowerCase() === options.profile) ?? 'INTERNAL';
  const { origins } = makeFilter(day, { origins: options.origin ?? [] });
  return { ...only, asOf: day, lists: list, origins, profile };
}

async function readManifest(file: string): Promise<unknown> {
  const text = await readText(file);
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch (error) {
    throw new Failure('BAD_USER_INPUT', `The manifest ${file} is not valid JSON.`, { cause: error });
  }
}
