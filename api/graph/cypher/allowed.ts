import { casework } from '../model/vocabulary.ts';
import type { Mention } from './statement-facts.ts';

/**
 * Neo4j's own functions that read no file, no network and no other graph, in lower case, since Neo4j ignores their case.
 * Other functions that a server may have are refused: those of APOC can run Cypher.
 */
export const allowedFunctions: ReadonlySet<string> = new Set(
  `
  avg collect count max min percentilecont percentiledisc stdev stdevp sum
  keys labels nodes range reduce relationships tail tobooleanlist tofloatlist tointegerlist tostringlist
  e exp log log10 ln sqrt abs ceil ceiling floor isnan rand round sign
  all any exists isempty none single
  char_length character_length coalesce elementid endnode head id last length nullif properties randomuuid size
  startnode timestamp toboolean tobooleanornull tofloat tofloatornull tointeger tointegerornull type valuetype
  point point.distance point.withinbbox
  btrim left lower ltrim normalize replace reverse right rtrim split substring tolower tostring tostringornull toupper
  trim upper
  date date.realtime date.statement date.transaction date.truncate
  datetime datetime.fromepoch datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction
  datetime.truncate
  duration duration.between duration.indays duration.inmonths duration.inseconds
  localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate
  localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate
  time time.realtime time.statement time.transaction time.truncate
  acos asin atan atan2 cos cosh cot coth degrees haversin pi radians sin sinh tan tanh
  vector.similarity.cosine vector.similarity.euclidean
  shortestpath allshortestpaths
  `
    .trim()
    .split(/\s+/),
);

/**
 * Plan operators of Neo4j 5.26 that only read, as EXPLAIN names them, without the part in parentheses. Not those that find nodes or
 * relationships by Neo4j's own ids: they read any node, casework too, before its label is checked.
 */
const operatorsOf526 = `
  AllNodesScan Anti AntiConditionalApply AntiSemiApply Apply Argument ArgumentTracker AssertSameNode
  AssertSameRelationship AssertingMultiNodeIndexSeek AssertingMultiRelationshipIndexSeek BidirectionalRepeat
  CacheProperties CartesianProduct ConditionalApply DirectedAllRelationshipsScan   DirectedRelationshipIndexContainsScan DirectedRelationshipIndexEndsWithScan
  DirectedRelationshipIndexScan DirectedRelationshipIndexSeek DirectedRelationshipIndexSeekByRange
  DirectedRelationshipTypeScan DirectedRelationshipUniqueIndexSeek DirectedRelationshipUniqueIndexSeekByRange
  DirectedUnionRelationshipTypesScan Distinct Eager EagerAggregation EmptyResult EmptyRow Error ExhaustiveLimit Expand
  Filter Input IntersectionNodeByLabelsScan LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply
  Limit MultiNodeIndexSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin
  NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeLeftOuterHashJoin
  NodeRightOuterHashJoin NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NonFuseable NullifyMetadata Optional
  OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop PathPropagatingBFS PreserveOrder
  ProcedureCall ProduceResults ProjectEndpoints Projection RelationshipCountFromCountStore Repeat RepeatOptions
  RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort StatefulShortestPath
  SubtractionNodeByLabelsScan Top Top1WithTies TriadicBuild TriadicFilter TriadicSelection
  UndirectedAllRelationshipsScan   UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexScan
  UndirectedRelationshipIndexSeek UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan
  UndirectedRelationshipUniqueIndexSeek UndirectedRelationshipUniqueIndexSeekByRange
  UndirectedUnionRelationshipTypesScan Union UnionNodeByLabelsScan Unwind ValueHashJoin VarLengthExpand
  PartitionedAllNodesScan PartitionedDirectedAllRelationshipsScan PartitionedDirectedRelationshipIndexScan
  PartitionedDirectedRelationshipIndexSeek PartitionedDirectedRelationshipIndexSeekByRange
  PartitionedDirectedRelationshipTypeScan PartitionedDirectedUnionRelationshipTypesScan
  PartitionedIntersectionNodeByLabelsScan PartitionedNodeByLabelScan PartitionedNodeIndexScan PartitionedNodeIndexSeek
  PartitionedNodeIndexSeekByRange PartitionedSubtractionNodeByLabelsScan PartitionedUndirectedAllRelationshipsScan
  PartitionedUndirectedRelationshipIndexScan PartitionedUndirectedRelationshipIndexSeek
  PartitionedUndirectedRelationshipIndexSeekByRange PartitionedUndirectedRelationshipTypeScan
  PartitionedUndirectedUnionRelationshipTypesScan PartitionedUnionNodeByLabelsScan PartitionedUnwind
`;

/** The read-only operators that later versions added, up to 2026.08. */
const operatorsSince2025 = `
  DirectedRelationshipFulltextIndexSearch DirectedRelationshipVectorIndexSearch DynamicDirectedRelationshipTypeLookup
  DynamicLabelNodeLookup DynamicUndirectedRelationshipTypeLookup NodeFulltextIndexSearch NodeVectorIndexSearch
  RemoteBatchProperties RemoteBatchPropertiesWithFilter UndirectedRelationshipFulltextIndexSearch
  UndirectedRelationshipVectorIndexSearch ValueMergeJoin
`;

const of526: ReadonlySet<string> = new Set(operatorsOf526.trim().split(/\s+/));
const since2025: ReadonlySet<string> = new Set([...of526, ...operatorsSince2025.trim().split(/\s+/)]);

/**
 * Returns the operators allowed on a version of Neo4j, or null for a version whose operators have not been reviewed. Aura reports
 * `5.27-aura`, and the first releases of 2025 report `5.27.0`.
 */
export function allowedOperators(version: string): ReadonlySet<string> | null {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  if (major === 5 && minor === 26) return of526;
  if (major === 2025 || major === 2026 || (major === 5 && minor === 27)) return since2025;
  return null;
}

/** Procedures that only read the graph and its schema. Neo4j's procedure names are case-sensitive. */
export const allowedProcedures: ReadonlySet<string> = new Set([
  'db.labels',
  'db.relationshipTypes',
  'db.propertyKeys',
  'db.schema.visualization',
  'db.schema.nodeTypeProperties',
  'db.schema.relTypeProperties',
  'db.index.fulltext.queryNodes',
  'db.index.fulltext.queryRelationships',
]);

/**
 * The names of the rules of Neo4j's grammar that reading needs. All others are refused, including those that a later grammar
 * adds: writes, administration, USE, LOAD CSV, FOREACH, SHOW, TERMINATE, IN TRANSACTIONS, local definitions, planner options.
 */
export const allowedSyntax: ReadonlySet<string> = new Set(
  `
  statementsOrCommands statementOrCommand preparsedStatement preparserOption preparserKeyword cypher cypherOptions
  cypherVersion statement queryWithLocalDefinitions nextStatement regularQuery union when whenBranch elseBranch
  singleQuery clause

  finishClause returnClause matchClause withClause filterClause unwindClause forListClause letClause callClause
  subqueryClause orderBySkipLimitClause whereClause searchClause

  returnBody returnItem returnItems groupBy orderItem ascToken descToken orderBy skip limit letItem procedureName
  procedureArgument procedureResultItem subqueryScope indexSpecificationClause forClause analyzerClause scoreClause
  commandNameExpression matchMode hint expandHintStep

  patternList pattern quantifier anonymousPattern shortestPathPattern patternElement pathPatternPrefix
  nonNegativeIntegerSpecification pathMode groupToken pathToken pathPatternNonEmpty nodePattern parenthesizedPath
  dynamicAnyAllExpression labelOrRelType properties relationshipPattern leftArrow arrowLine rightArrow pathLength
  labelExpression labelExpression4 labelExpression3 labelExpression2 labelExpression1

  expression expression11 expression10 expression9 expression8 expression7 comparisonExpression6 expression6 expression5
  expression4 expression3 expression2 expression1 postFix property normalForm literal caseExpression caseAlternative
  extendedCaseExpression extendedCaseAlternative extendedWhen listComprehension patternComprehension reduceExpression
  allReduceExpression allReduceExpressionValidArguments allReduceExpressionInvalidArguments listItemsPredicate
  normalizeFunction vectorFunction vectorDistanceFunction vectorNormFunction vectorDistanceMetric
  vectorNormDistanceMetric trimFunction patternExpression shortestPathExpression parenthesizedExpression mapProjection
  mapProjectionElement countStar existsExpression propertyExistsPredicate countExpression collectExpression
  numberLiteral signedIntegerLiteral stringLiteral listLiteral map propertyKeyName parameter parameterName
  functionInvocation functionArgument functionName namespace variable nonEmptyNameList type typePart typeName
  typeNullability typeListSuffix vectorCoordinateType

  symbolicNameString symbolicVariableNameString escapedSymbolicNameString escapedSymbolicVariableNameString
  unescapedSymbolicNameString unescapedSymbolicVariableNameString unescapedSymbolicNameString_
  `
    .trim()
    .split(/\s+/),
);

const writes = 'statements here may only read';
const files = 'it reads files and addresses from the database server';
const administers = 'statements here may not look at or change how the server runs';

/** Why a grammar rule is refused: what kind of syntax it is, its name in Cypher, and the reason. */
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
  localDefinition: ['clause', 'DEFINE', 'local definitions may do more than read'],
  cypherOption: [
    'option',
    'CYPHER with options',
    'statements here may not choose how the database plans and runs them',
  ],
  consoleCommand: ['command', ':', 'console commands are not Cypher'],
};

/** Returns kind, name and reason. A rule without an entry is refused under the name of the rule. */
export function refusalReason(rule: string): readonly [kind: string, name: string, reason: string] {
  return reasons[rule] ?? ['syntax', rule, 'it is not on the list of syntax that only reads'];
}

/** Whether a rule has a name in Cypher. */
export function isNamed(rule: string): boolean {
  return rule in reasons;
}

export function isPlanOption({ name }: Mention): boolean {
  return ['EXPLAIN', 'PROFILE'].includes(name.toUpperCase());
}

/** The reason of a refusal, after the pattern. */
export const unlabeledPatternAdvice = `it may read every node, including casework: give the node a label, such as (n:System), or, outside expressions, exclude casework with (n:!${casework.label})`;

/** The operators, of those allowed, that can read nodes of any label. The others start at a label, an index, a relationship or an argument. */
const anyNode: ReadonlySet<string> = new Set(['AllNodesScan', 'PartitionedAllNodesScan', 'DynamicLabelNodeLookup']);

/** Returns why an operator that is not allowed is refused. */
export function refusalOfOperator(name: string): string {
  return /By(?:Element)?IdSeek$/.test(name)
    ? "it finds nodes or relationships by Neo4j's own ids, whatever they are: look them up by key"
    : 'it is not on the list of operators that only read';
}

/** The reason of a refusal, after the function. */
export const nestedLookupAdvice =
  'nodes could be looked up by it in a subquery, whatever they are: look them up by key, or return it outside the subquery';

/** Whether an operator of a plan can read nodes of any label. */
export function readsAnyNode(operator: string): boolean {
  return anyNode.has(nameOfOperator(operator));
}

/** Whether an operator of a plan may count nodes of any label; its name does not say whether it counts all nodes or those of a label. */
export function countsAnyNode(operator: string): boolean {
  return nameOfOperator(operator) === 'NodeCountFromCountStore';
}

/** Returns an operator without its variant, such as `NodeByIdSeek(…)`. */
function nameOfOperator(operator: string): string {
  return operator.replace(/\(.*$/, '');
}
