/**
 * Neo4j's own functions that read no file, no network and no other graph, in lower case: Neo4j knows them in any case.
 * A server may have more (APOC's run Cypher): those are refused.
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
