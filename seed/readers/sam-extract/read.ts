import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import { dayProblem } from '#graph/model/day.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { tradingNamesLeftOut } from '../awards/party.ts';
import { CellRefused } from '../cells.ts';
import { hashed, splitRecords, toReject } from '../csv.ts';
import type { BrokenRow, CsvRow } from '../csv.ts';
import { openOnly } from '../files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { NoticeLog, ParsedInput } from '../format.ts';
import { doubtsAboutIdentifiers } from '../identifiers.ts';
import { inputOfFiles, parsedOrReject, sourceOfFile, statedRow } from '../source-file.ts';
import type { SourceFile, Stated } from '../source-file.ts';
import { extractSyntax, parseFrame, readExtract } from './records.ts';
import type { ExtractFrame } from './records.ts';
import { fieldLabel, parseRegistration, parseRegistrationId } from './registration.ts';
import type { Registration } from './registration.ts';

const format = 'sam-extract';
const tables = ['sources', 'organizations', 'claims'] as const;
/** Inactive registrations are not kept up to date. */
const confidence = { active: 90, inactive: 70 } as const;

/**
 * Reads SAM.gov's public extract of entity registrations, version 2: one .dat file, or a .zip or folder with it. The monthly extract of
 * all registrations is one source, of which a later extract is a newer version; a daily extract is a source of its own.
 * @throws BAD_USER_INPUT if there is no such file, or several, or it is incomplete or can't be read as a whole.
 */
export async function readSamExtract(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const hint = 'Import one extract at a time: give one .dat file, .zip or folder.';
  return inputOfFiles(format, tables, await openOnly(paths, ['.dat'], hint, filter), inspect);
}

/** Reads the file from end to end. @throws BAD_USER_INPUT if its first or its last line is missing. */
async function inspect(file: InputFile, notices: NoticeLog): Promise<ExtractFile> {
  const hash = createHash('sha256');
  let frame: ExtractFrame | null = null;
  let last = '';
  for await (const lines of splitRecords(hashed(await file.open(), hash), file.name, extractSyntax)) {
    frame ??= parseFrame(lines[0]?.bytes.toString('utf8') ?? '', 'BOF');
    if (frame === null) break;
    last = lines.at(-1)?.bytes.toString('utf8') ?? '';
  }
  if (frame === null)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file.name}: not a public extract of SAM.gov, version 2 (its first line does not begin with BOF PUBLIC V2).`,
    );
  if (parseFrame(last, 'EOF') === null)
    throw new Failure(
      'BAD_USER_INPUT',
      `${file.name}: incomplete, because its last line does not begin with EOF PUBLIC V2; download it again.`,
    );
  return new ExtractFile(file, frame, hash.digest('hex'), notices);
}

type ReadRecord = { readonly registration: Registration; readonly line: number } | Reject;

class ExtractFile implements SourceFile {
  readonly readings = tables.length - 1;
  readonly file: InputFile;
  readonly source: string;
  readonly #sha256: string;
  readonly #frame: ExtractFrame;
  readonly #notices: NoticeLog;

  constructor(file: InputFile, frame: ExtractFrame, sha256: string, notices: NoticeLog) {
    this.file = file;
    this.#sha256 = sha256;
    this.source = frame.from === null ? format : `${format}:${frame.on}`;
    this.#frame = frame;
    this.#notices = notices;
    notices.addDroppedColumns(file.name, [
      'fields 47–112, the points of contact',
      'fields 16–21 and 40–46, the addresses without their country',
    ]);
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') yield this.#sourceRow();
    else if (table === 'organizations') yield* this.#organizations();
    else if (table === 'claims')
      for await (const read of this.#read())
        if ('registration' in read) yield* this.#claim(read.registration, read.line);
  }

  #sourceRow(): ParsedRow {
    const { on, from } = this.#frame;
    const day = `${on.slice(0, 4)}-${on.slice(4, 6)}-${on.slice(6)}`;
    return sourceOfFile(this.source, this.file, this.#sha256, {
      title: `SAM.gov entity registrations, public extract${from === null ? '' : `, changes of ${day}`}`,
      publisher: 'SAM.gov, US General Services Administration',
      url: 'https://sam.gov/data-services/Entity%20Registration/Public%20V2',
      published_on: dayProblem(day) === null ? day : null,
    });
  }

  async *#organizations(): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    let records = 0;
    for await (const read of this.#read()) {
      records++;
      if ('reason' in read) yield read;
      else yield* this.#organization(read.registration, read.line);
    }
    const announced = this.#frame.records;
    if (records !== announced)
      this.#notice('doubtful-value', null, `The file announces ${announced} records and has ${records}`, null);
  }

  *#organization(registration: Registration, line: number): Generator<ParsedRow> {
    const { uei, row, name, hasTradingName, soleProprietor, cages, isActive, country, incorporatedIn } = registration;
    const [cage, ...others] = cages;
    const values = {
      id: uei,
      uei,
      name,
      cage: cage ?? null,
      country: incorporatedIn ?? country,
      sole_proprietor: soleProprietor ? true : null,
    };
    if (soleProprietor)
      this.#notice(
        'personal-data',
        fieldLabel('name'),
        'A sole proprietor: the name is dropped, and the UEI shown instead',
        line,
      );
    if (hasTradingName) this.#notice('unknown-column', fieldLabel('tradingName'), tradingNamesLeftOut, line);
    if (!isActive)
      this.#notice(
        'doubtful-value',
        fieldLabel('status'),
        'Not an active registration: imported with lower confidence',
        line,
      );
    for (const { column, reason } of doubtsAboutIdentifiers(values))
      this.#notice('doubtful-value', fieldLabel(column === 'cage' ? 'cage' : 'uei'), reason, line);
    yield this.#row('organizations', values, { line, row, isActive });
    for (const other of others)
      yield this.#row('organizations', { id: uei, cage: other }, { line, row: otherCageRow(row, other), isActive });
  }

  /** An address outside the country of incorporation is a claim of the organization, since it does not register it there. */
  *#claim({ uei, row, isActive, country, incorporatedIn }: Registration, line: number): Generator<ParsedRow> {
    if (country === null || incorporatedIn === null || country === incorporatedIn) return;
    const values = {
      id: `${this.source}:${row}`,
      text: `Incorporated in ${incorporatedIn}, with its physical address in ${country}.`,
      stance: 'ASSERTS',
      about: [`organizations:${uei}`],
      claimant: uei,
    };
    yield this.#row('claims', values, { line, row, isActive });
  }

  async *#read(): AsyncGenerator<ReadRecord, void, undefined> {
    for await (const batch of readExtract(await this.file.open(), this.file.name))
      for (const found of batch) yield 'reason' in found ? this.#reject(found) : this.#parse(found);
  }

  #parse({ line, cells }: CsvRow): ReadRecord {
    const read = parsedOrReject(this.file.name, line, () => {
      const registration = parseRegistration(cells, (column, message) => {
        this.#notice('doubtful-value', fieldLabel(column), message, line);
      });
      return { registration, line };
    });
    return 'reason' in read ? { ...read, ...this.#identified(cells) } : read;
  }

  #reject(broken: BrokenRow): Reject {
    const [{ cells } = { cells: [] }] = broken.seemingRows;
    return { ...toReject(broken), ...this.#identified(cells) };
  }

  /** Returns which statements a record makes that can't be read as a whole, if its first fields can. */
  #identified(cells: readonly string[]): Pick<Reject, 'identities'> {
    try {
      const { row, cages } = parseRegistrationId(cells);
      const of = { source: this.source, values: {}, validFrom: null };
      const rows = [row, ...cages.slice(1).map((cage) => otherCageRow(row, cage))];
      const organizations = rows.map((own) => ({ ...of, table: 'organizations', row: own }) as const);
      return { identities: [...organizations, { ...of, table: 'claims', row }] };
    } catch (error) {
      if (error instanceof CellRefused) return {};
      throw error;
    }
  }

  #notice(
    kind: 'doubtful-value' | 'personal-data' | 'unknown-column',
    column: string | null,
    message: string,
    line: number | null,
  ): void {
    this.#notices.add({ kind, file: this.file.name, column, message, line });
  }

  #row(
    table: TableName,
    values: Stated['values'],
    { line, row, isActive }: { readonly line: number; readonly row: string; readonly isActive: boolean },
  ): ParsedRow {
    const stated = { table, values, line, row, confidence: isActive ? confidence.active : confidence.inactive };
    return statedRow(this.source, this.file.name, stated);
  }
}

/** The row id of a further CAGE code of a registration. */
function otherCageRow(row: string, cage: string): string {
  return `${row} ${cage}`;
}
