/** Plan operators that read, as EXPLAIN names them, without what stands in brackets behind: of 5.26. */
const operatorsOf526 = `
  AllNodesScan Anti AntiConditionalApply AntiSemiApply Apply Argument ArgumentTracker AssertSameNode
  AssertSameRelationship AssertingMultiNodeIndexSeek AssertingMultiRelationshipIndexSeek BidirectionalRepeat
  CacheProperties CartesianProduct ConditionalApply DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek
  DirectedRelationshipByIdSeek DirectedRelationshipIndexContainsScan DirectedRelationshipIndexEndsWithScan
  DirectedRelationshipIndexScan DirectedRelationshipIndexSeek DirectedRelationshipIndexSeekByRange
  DirectedRelationshipTypeScan DirectedRelationshipUniqueIndexSeek DirectedRelationshipUniqueIndexSeekByRange
  DirectedUnionRelationshipTypesScan Distinct Eager EagerAggregation EmptyResult EmptyRow Error ExhaustiveLimit Expand
  Filter Input IntersectionNodeByLabelsScan LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply
  Limit MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore NodeHashJoin
  NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek NodeIndexSeekByRange NodeLeftOuterHashJoin
  NodeRightOuterHashJoin NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NonFuseable NullifyMetadata Optional
  OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop PathPropagatingBFS PreserveOrder
  ProcedureCall ProduceResults ProjectEndpoints Projection RelationshipCountFromCountStore Repeat RepeatOptions
  RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort StatefulShortestPath
  SubtractionNodeByLabelsScan Top Top1WithTies TriadicBuild TriadicFilter TriadicSelection
  UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek UndirectedRelationshipByIdSeek
  UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexScan
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

/** Those that the calendar versions added, as of 2026.08. */
const operatorsSince2025 = `
  DirectedRelationshipFulltextIndexSearch DirectedRelationshipVectorIndexSearch DynamicDirectedRelationshipTypeLookup
  DynamicLabelNodeLookup DynamicUndirectedRelationshipTypeLookup NodeFulltextIndexSearch NodeVectorIndexSearch
  RemoteBatchProperties RemoteBatchPropertiesWithFilter UndirectedRelationshipFulltextIndexSearch
  UndirectedRelationshipVectorIndexSearch ValueMergeJoin
`;

const of526: ReadonlySet<string> = new Set(operatorsOf526.trim().split(/\s+/));
const since2025: ReadonlySet<string> = new Set([...of526, ...operatorsSince2025.trim().split(/\s+/)]);

/** The operators allowed on a version of Neo4j; null: a version whose operators nobody has looked at. */
export function allowedOperators(version: string): ReadonlySet<string> | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 5 && minor === 26) return of526;
  if (major === 2025 || major === 2026) return since2025;
  return null;
}
