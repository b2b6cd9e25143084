const writes = 'statements here may only read';
const files = 'it reads files and addresses from the database server';
const administers = 'statements here may not look at or change how the server runs';

/** Why a grammar rule is refused, in the words of Cypher: the kind of thing, its name, the reason. */
const reasons: Readonly<Record<string, readonly [kind: string, name: string, reason: string]>> = {
  createClause: ['clause', 'CREATE', writes],
  insertClause: ['clause', 'INSERT', writes],
  mergeClause: ['clause', 'MERGE', writes],
  setClause: ['clause', 'SET', writes],
  removeClause: ['clause', 'REMOVE', writes],
  deleteClause: ['clause', 'DELETE', writes],
  foreachClause: ['clause', 'FOREACH', writes],
  subqueryInTransactionsParameters: ['clause', 'CALL … IN TRANSACTIONS', writes],
  loadCSVClause: ['clause', 'LOAD CSV', files],
  useClause: ['clause', 'USE', 'statements here may only read the graph of Subtier'],
  terminateCommand: ['clause', 'TERMINATE', administers],
  composableShowCommandClauses: ['clause', 'SHOW', administers],
  showAdminCommand: ['command', 'SHOW', administers],
  createCommand: ['command', 'CREATE', administers],
  dropCommand: ['command', 'DROP', administers],
  alterCommand: ['command', 'ALTER', administers],
  renameCommand: ['command', 'RENAME', administers],
  grantCommand: ['command', 'GRANT', administers],
  denyCommand: ['command', 'DENY', administers],
  revokeCommand: ['command', 'REVOKE', administers],
  enableServerCommand: ['command', 'ENABLE SERVER', administers],
  allocationCommand: ['command', 'DEALLOCATE or REALLOCATE', administers],
  startDatabase: ['command', 'START DATABASE', administers],
  stopDatabase: ['command', 'STOP DATABASE', administers],
  localDefinition: ['clause', 'DEFINE', 'definitions are not known to only read'],
  cypherOption: ['option', 'CYPHER with options', 'how the database plans and runs is not for a statement to say'],
  consoleCommand: ['command', ':', 'commands of a console are not Cypher'],
};

/** @returns kind, name and reason; a rule that has no entry is refused by its own name. */
export function reasonAgainst(rule: string): readonly [kind: string, name: string, reason: string] {
  return reasons[rule] ?? ['syntax', rule, 'it is not known to only read'];
}

export function isNamed(rule: string): boolean {
  return rule in reasons;
}
