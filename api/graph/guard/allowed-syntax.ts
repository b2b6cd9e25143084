/**
 * The rules of Neo4j's grammar that reading needs, by name. What is not here is refused, also what a later grammar adds:
 * writing, administration, USE, LOAD CSV, FOREACH, SHOW, TERMINATE, IN TRANSACTIONS, local definitions, planner options.
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
