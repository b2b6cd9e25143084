/** A node whose neighbours are shown, and how many pages of them. */
export interface Opened {
  readonly id: string;
  readonly pages: number;
}

const MARK = '~';

/** As the address writes it: the id, and after a tilde the number of pages where it is more than one. */
export function readOpened(written: string): Opened {
  const at = written.lastIndexOf(MARK);
  const pages = at === -1 ? 1 : Number(written.slice(at + 1));
  if (at === -1 || !Number.isInteger(pages) || pages < 1) return { id: written, pages: 1 };
  return { id: written.slice(0, at), pages: Math.min(pages, 20) };
}

export function writeOpened({ id, pages }: Opened): string {
  return pages === 1 ? id : `${id}${MARK}${String(pages)}`;
}
