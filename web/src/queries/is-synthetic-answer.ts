/** Whether values of an answer come from made-up data: by the key of a node or statement, or by its class. */
export function isSyntheticAnswer(value: unknown): boolean {
  if (typeof value === 'string') return value === 'SYNTHETIC' || value.startsWith('SYN-');
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(isSyntheticAnswer);
}
