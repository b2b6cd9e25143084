/** Something that an import does which its user may not have meant. */
export interface ImportWarning {
  readonly file: string;
  readonly column: string | null;
  readonly line: number | null;
  /** One sentence, without its full stop. */
  readonly message: string;
}
