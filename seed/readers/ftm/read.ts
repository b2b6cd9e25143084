import { createHash } from 'node:crypto';
import { Failure } from '#graph/failure.ts';
import type { ParsedRow, Reject } from '#graph/ingest/input.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { bounds, tooMany } from '../bounds.ts';
import { CellRefused, required } from '../cells.ts';
import { hashed, shownValue } from '../csv.ts';
import { openInputs } from '../files.ts';
import type { FileFilter, InputFile } from '../files.ts';
import type { NoticeLog, ParsedInput } from '../format.ts';
import { isObject, readJsonRecords } from '../json.ts';
import { fingerprint, inputOfFiles, parsedOrReject, sourceOfFile, statedRow, withMemory } from '../source-file.ts';
import type { Note, SourceFile, Stated } from '../source-file.ts';
import {
  dollarsOf,
  firstText,
  nestedIn,
  noteUnread,
  parseFtmEntity,
  parseFtmOrganization,
  periodOf,
  requiredTexts,
  roleOf,
  shareOf,
  textsOf,
} from './entity.ts';
import { EntityIndex } from './entity-index.ts';
import type { FtmEntity, FtmRole } from './entity.ts';

const format = 'ftm';
const tables = ['sources', 'agencies', 'organizations', 'ownership', 'contracts'] as const;

/** The confidence of the statements, 0 to 100. The format does not say who verified what. */
const confidence = { entity: 60, otherName: 50 } as const;

/**
 * Reads FollowTheMoney entities: files with one JSON entity per line, or .zip archives or folders of them. Each file is a source, identified
 * by its name. Files may refer to each other's entities.
 * @throws BAD_USER_INPUT if a path has no such file, or one of them can't be read as a whole.
 */
export async function readFtm(paths: readonly string[], filter?: FileFilter): Promise<ParsedInput> {
  const files = await openInputs(paths, ['.json', '.jsonl', '.ndjson', '.ijson'], filter);
  const index = new EntityIndex();
  const input = await inputOfFiles(format, tables, withMemory(files, index), (file, notices) =>
    indexFile(file, index, notices),
  );
  return { ...input, otherKeys: index.otherKeys() };
}

/** Reads a file to its end and adds its entities to an index. @throws BAD_USER_INPUT if none of its records is an entity */
async function indexFile(file: InputFile, index: EntityIndex, notices: NoticeLog): Promise<FtmFile> {
  const hash = createHash('sha256');
  let entities = 0;
  let refused: Reject | null = null;
  for await (const read of readEntities(file, hashed(await file.open(), hash))) {
    if ('reason' in read) refused ??= read;
    else {
      entities++;
      // An entity that can't be read is rejected in its place.
      parsedOrReject(file.name, read.line, () => {
        index.add(file.name, read.entity);
      });
    }
  }
  if (entities > 0) return new FtmFile(file, hash.digest('hex'), index, notices);
  const why = refused === null ? '' : `; line ${refused.line}: ${refused.reason}`;
  throw new Failure(
    'BAD_USER_INPUT',
    `${file.name}: not FollowTheMoney data (no entity with an id and a schema is in it${why}).`,
  );
}

interface ReadEntity {
  readonly entity: FtmEntity;
  readonly line: number;
  readonly place: number;
}

async function* readEntities(
  file: InputFile,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<ReadEntity | Reject, void, undefined> {
  for await (const batch of readJsonRecords(chunks, file.name)) {
    for (const record of batch) {
      if ('reason' in record) yield record;
      else {
        const { line, place, value } = record;
        if (isObject(value) && 'op' in value && 'entity' in value)
          throw new Failure(
            'BAD_USER_INPUT',
            `${file.name}, line ${line}: a file of changes (a delta of OpenSanctions); give all entities (entities.ftm.json).`,
          );
        const read = parsedOrReject(file.name, line, () => ({ entity: parseFtmEntity(value), line, place }));
        const id = isObject(value) && typeof value['id'] === 'string' ? value['id'].trim() : '';
        yield 'reason' in read && id !== '' ? identified(read, file, id) : read;
      }
    }
  }
}

function sourceOf({ name }: InputFile): string {
  return `${format}:${name}`;
}

/** Adds all that an entity that can't be read may have stated: its own rows, and those whose ids begin with its id. */
function identified(reject: Reject, file: InputFile, row: string): Reject {
  const of = { source: sourceOf(file), values: {}, row, validFrom: null };
  const identities = tables.flatMap((table) => [
    { ...of, table },
    { ...of, table, isRowPrefix: true },
  ]);
  return { ...reject, identities };
}

type Values = Stated['values'];
/** States a row of an entity. */
type StateRow = (
  values: Values,
  row: string,
  rest?: Partial<Pick<Stated, 'confidence' | 'validFrom' | 'validTo'>>,
) => ParsedRow;

/** One file of FollowTheMoney: a source and its entities. */
class FtmFile implements SourceFile {
  readonly readings = tables.length - 1;
  readonly file: InputFile;
  readonly source: string;
  readonly #sha256: string;
  readonly #index: EntityIndex;
  readonly #notices: NoticeLog;

  constructor(file: InputFile, sha256: string, index: EntityIndex, notices: NoticeLog) {
    this.file = file;
    this.#sha256 = sha256;
    this.source = sourceOf(file);
    this.#index = index;
    this.#notices = notices;
  }

  async *rows(table: TableName): AsyncGenerator<ParsedRow | Reject, void, undefined> {
    if (table === 'sources') {
      const about = {
        title: `FollowTheMoney data: ${this.file.name}`,
        publisher: null,
        url: null,
        published_on: null,
      };
      yield sourceOfFile(this.source, this.file, this.#sha256, about);
      return;
    }
    for await (const read of readEntities(this.file, await this.file.open())) {
      if (!('reason' in read)) yield* this.#rowsOf(table, read);
      // Records that are no entities are rejected once.
      else if (table === 'organizations') yield read;
    }
  }

  /** The rows of an entity in a table; a reject stands in the table to which the entity belongs. */
  *#rowsOf(table: TableName, read: ReadEntity): Generator<ParsedRow | Reject> {
    const { entity, line, place } = read;
    const { name } = this.file;
    const note: Note = (kind, column, message) => {
      this.#notices.add({ kind, file: name, column, message, line }, place);
    };
    const role = parsedOrReject(name, line, () => roleOf(entity));
    if (role !== null && typeof role === 'object') {
      if (table === 'organizations') yield identified(role, this.file, entity.id);
      return;
    }
    if (table === 'organizations' && role === null)
      note('doubtful-value', 'schema', `Records of the schema ${shownValue(entity.schema)}: not read`);
    if (table === 'organizations' && role === 'person')
      note(
        'personal-data',
        'schema',
        'Records of persons, and of legal entities that may be persons: dropped, never stored',
      );
    if (table === 'organizations')
      for (const property of nestedIn(entity))
        note('doubtful-value', property, 'Entities within entities: not read; import a file with each on its own line');
    if (table === 'organizations') noteUnread(entity, role, note);
    const rows = parsedOrReject(name, line, () => [...this.#parse(table, role, read, note)]);
    if (!('reason' in rows)) yield* rows;
    else if (table === tableOf(role)) yield identified(rows, this.file, entity.id);
  }

  *#parse(
    table: TableName,
    role: FtmRole,
    { entity, line, place }: ReadEntity,
    note: Note,
  ): Generator<ParsedRow | Reject> {
    const state: StateRow = (values, row, rest) =>
      statedRow(this.source, this.file.name, {
        table,
        values,
        line,
        place,
        confidence: confidence.entity,
        row,
        ...rest,
      });
    const own = this.#refer(entity.id);
    if (role === 'organization') {
      const { otherNames, identifiers, soleProprietor, ...stated } = parseFtmOrganization(entity, note);
      const id = this.#index.organization(own);
      const parents = textsOf(entity, 'parent');
      if (table === 'organizations') {
        yield state({ ...stated, ...identifiers.first, sole_proprietor: soleProprietor ? true : null, id }, entity.id);
        for (const [column, value] of identifiers.others)
          yield state({ id, [column]: value }, `${entity.id} ${column} ${fingerprint(value)}`);
        for (const name of otherNames)
          yield state({ id, name }, `${entity.id} name ${fingerprint(name)}`, { confidence: confidence.otherName });
      } else if (table === 'agencies' && this.#index.isAuthority(this.file.name, entity.id))
        yield state({ id: own, name: stated.name }, entity.id);
      // A parent is stated on the entity itself.
      if (table === 'ownership')
        for (const parent of parents)
          yield* this.#owned(parent, entity.id, note, line, (ends) =>
            state({ ...ends, interest: 'parent company' }, `${entity.id} parent ${parent}`),
          );
    } else if (role === 'ownership' && table === 'ownership') yield* this.#ownership(entity, note, line, state);
    else if (role === 'contract' && table === 'contracts')
      yield state(this.#contract(entity, note), entity.id, periodOf(entity));
    else if (role === 'award' && table === 'contracts') yield* this.#awards(entity, note, state);
  }

  *#ownership(entity: FtmEntity, note: Note, line: number, state: StateRow): Generator<ParsedRow | Reject> {
    const owners = requiredTexts(entity, 'owner');
    const assets = requiredTexts(entity, 'asset');
    const pairs = owners.length * assets.length;
    if (pairs > bounds.items)
      throw new CellRefused('owner', tooMany(pairs, bounds.items, 'pairs of an owner and an asset'), null);
    const { sharePct, words } = shareOf(entity);
    const kind = [firstText(entity, 'role') ?? firstText(entity, 'ownershipType'), words].filter(
      (part) => part !== null,
    );
    const interest = kind.length === 0 ? null : kind.join(', ');
    const dates = periodOf(entity);
    for (const [index, owner] of owners.entries())
      for (const [place, asset] of assets.entries())
        yield* this.#owned(owner, asset, note, line, (ends) =>
          state({ ...ends, share_pct: sharePct, interest }, `${entity.id} ${index + 1} ${place + 1}`, dates),
        );
  }

  *#owned(
    owner: string,
    owned: string,
    note: Note,
    line: number,
    state: (ends: Values) => ParsedRow,
  ): Generator<ParsedRow | Reject> {
    if ([owner, owned].some((id) => this.#index.isPerson(this.#refer(id)))) {
      note('personal-data', 'owner', 'Records of ownership by or in persons: dropped, never stored');
      return;
    }
    const ends = { owner: this.#organization(owner), owned: this.#organization(owned) };
    yield ends.owner === ends.owned
      ? new CellRefused('owner', 'the same organization as the asset', owner).toReject(this.file.name, line)
      : state(ends);
  }

  /** Returns the id, in the graph, of the entity that the file means by an id. */
  #refer(id: string): string {
    return this.#index.refer(this.file.name, id);
  }

  #organization(id: string): string {
    return this.#index.organization(this.#refer(id));
  }

  #contract(entity: FtmEntity, note: Note): Values {
    const [named] = textsOf(entity, 'authority');
    const authority = named === undefined ? null : this.#refer(named);
    const isKnown = authority !== null && this.#index.isOrganization(authority);
    if (authority !== null && !isKnown)
      note('doubtful-value', 'authority', 'Not among the organizations of the files: the awarding agency is unknown');
    return {
      id: this.#refer(entity.id),
      title: firstText(entity, 'title') ?? firstText(entity, 'name'),
      agency: isKnown ? authority : null,
      value: dollarsOf(entity),
      identified: true,
    };
  }

  /** An award is a contract of its own, under the contract of which it is a part, since each has its own supplier. */
  *#awards(entity: FtmEntity, note: Note, state: StateRow): Generator<ParsedRow | Reject> {
    const suppliers = requiredTexts(entity, 'supplier');
    const contract = required('contract', firstText(entity, 'contract'));
    const dates = periodOf(entity);
    for (const [index, supplier] of suppliers.entries()) {
      if (this.#index.isPerson(this.#refer(supplier))) {
        note('personal-data', 'supplier', 'Awards to persons: dropped, never stored');
        continue;
      }
      const part = suppliers.length === 1 ? '' : ` ${index + 1}`;
      const values = {
        id: `${this.#refer(entity.id)}${part}`,
        title: firstText(entity, 'lotNumber') ?? firstText(entity, 'documentNumber'),
        prime: this.#organization(supplier),
        parent: this.#refer(contract),
        value: dollarsOf(entity),
        identified: true,
      };
      yield state(values, `${entity.id}${part}`, dates);
    }
  }
}

/** The table in which an entity that can't be read is rejected. */
function tableOf(role: FtmRole): TableName {
  if (role === 'ownership') return 'ownership';
  return role === 'contract' || role === 'award' ? 'contracts' : 'organizations';
}
