/**
 * Unicode escapes as Neo4j reads them before anything else, also outside strings: `R\\u0045TURN` is RETURN. A backslash
 * after a backslash begins none.
 */
export function decodeEscapes(text: string): string {
  return text.replace(/\\\\|\\u([0-9A-Fa-f]{4})/g, (match, digits: string | undefined) =>
    digits === undefined ? match : String.fromCharCode(Number.parseInt(digits, 16)),
  );
}
