import { randomBytes } from 'node:crypto';
import { copyFile, link, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFileFailure } from '#graph/engine/home.ts';
import { refused } from '#graph/failure.ts';
import { createTemporaryFolder } from '#graph/temporary.ts';

/** The spreadsheets that are kept while people map their columns. */
const mostKept = 10;

/** The file of a spreadsheet, in a temporary folder of its own. */
export interface SheetFile {
  /** The sender's name of it. */
  readonly file: string;
  readonly path: string;
  /** Removes the file, but not what an import wrote beside it. */
  removeFile(): Promise<void>;
  /** Removes the file and its folder. */
  remove(): Promise<void>;
}

/** Keeps the latest uploaded spreadsheets, until the server closes, so that no change of a mapping sends one again. */
export class UploadedSheets {
  readonly #sheets = new Map<string, SheetFile>();

  /** Keeps a spreadsheet in place of the oldest one. @returns its id */
  async keep(sheet: SheetFile): Promise<string> {
    const id = randomBytes(12).toString('base64url');
    this.#sheets.set(id, sheet);
    for (const [oldest, file] of this.#sheets) {
      if (this.#sheets.size <= mostKept) break;
      this.#sheets.delete(oldest);
      await file.remove();
    }
    return id;
  }

  /** @throws BAD_USER_INPUT if the server does not have it, or no longer */
  find(id: string): SheetFile {
    const found = this.#sheets.get(id);
    if (found !== undefined) return found;
    throw refused('sheet', 'The server no longer has this spreadsheet: choose its file again.', { value: id });
  }

  /** Returns an upload of a spreadsheet for one import, with its own folder, so that the spreadsheet stays. */
  async uploadOf(id: string): Promise<SheetFile> {
    const kept = this.find(id);
    try {
      const folder = await createTemporaryFolder('upload');
      const path = join(folder, kept.file);
      const remove = () => rm(folder, { recursive: true, force: true });
      try {
        // Not every file system has links.
        await link(kept.path, path).catch(() => copyFile(kept.path, path));
      } catch (error) {
        await remove();
        throw error;
      }
      return { file: kept.file, path, remove, removeFile: () => rm(path, { force: true }) };
    } catch (error) {
      throw temporaryFileFailure(error, 'to import the spreadsheet');
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sheets.values()].map((sheet) => sheet.remove()));
  }
}
