import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { refreshAnalysis } from '#graph/derive/refresh.ts';
import { readGraphState } from '#graph/derive/graph-state.ts';
import { analysisForm } from '#graph/derive/refresh.ts';
import { makeFilter } from '#graph/exposure/exposure.ts';
import { findExposures } from '#graph/exposures/find.ts';
import { apiStatement, filterParameters } from '#graph/exposures/statement.ts';
const database = await openDatabase({ environment: readEnvironment(), onProgress: console.error });
const state = await readGraphState(database);
if (state.form !== analysisForm) { console.log('refresh'); await refreshAnalysis(database, 'all', console.log); }
const day = '2025-07-17';
const one = async (text: string) => (await database.read(text))[0];
const sys = String((await one('MATCH (s:System)<-[:REACHES]-(x) WITH s, count(x) AS n ORDER BY n RETURN s.key AS k SKIP 5 LIMIT 1'))?.['k']);
const org = String((await one('MATCH (s:Organization)<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x) WITH s, count(x) AS n ORDER BY n DESC RETURN s.key AS k SKIP 20 LIMIT 1'))?.['k']);
const con = String((await one('MATCH (s:Contract)<-[:UNDER]-(x:Exposure) WITH s, count(x) AS n ORDER BY n DESC RETURN s.key AS k SKIP 5 LIMIT 1'))?.['k']);
console.log(await one('MATCH (x:Exposure) RETURN count(x) AS n'), sys, org, con);
const cases = {
  all: {}, system: { systems: [sys] }, organization: { organizations: [org] }, contract: { contracts: [con] }, country: { countries: ['CN'] }, us: {countries: ['US']},
  list: { lists: ['10USC4872'] }, listUnd: { lists: ['10USC4872'], origins: ['FOREIGN', 'UNDETERMINED'] as const }, listSystem: { lists: ['10USC4872'], systems: [sys] }, listOrg: { lists: ['10USC4872'], organizations: [org] },
  impact: { minImpactLevel: 6 }, orgSystem: { systems: [sys], organizations: [org] }, conf: {minConfidence: 50}, classes: {dataClasses: ['SYNTHETIC'] as const},
} as const;
const ops = (p: any, d = 0): string[] => [`${' '.repeat(d)}${p.operator} ${p.rows} ${p.dbHits} ${String(p.arguments.Details ?? '').slice(0, 90)}`, ...p.children.flatMap((c: any) => ops(c, d + 1))];
const limits = { rows: 1000, milliseconds: 60_000, bytes: 1e9, signal: new AbortController().signal, tag: 't' };
const only = process.argv[2];
for (const orderBy of ['PRIORITY', 'CONFIDENCE'] as const)
for (const [name, conditions] of Object.entries(cases)) {
  if (only !== undefined && only !== name) continue;
  const filter = makeFilter(day, conditions as any);
  const times: number[] = [];
  let page: any;
  for (let i = 0; i < 4; i += 1) { const t = performance.now(); page = await findExposures({ database }, { filter, orderBy, first: 20, after: null, rows: { hops: 'common', periods: false } }); times.push(Math.round(performance.now() - t)); }
  const c = apiStatement('exposure-counts', filterParameters(filter));
  const time = async (s: any) => { const t = performance.now(); await database.read(s.text, s.parameters); return Math.round((performance.now() - t) * 10) / 10; };
  const parts = [await time(page.cypher), await time(c), await time({ text: 'RETURN 1', parameters: {} })];
  console.log(orderBy, name, page.totalCount, page.accessCount, times.join(' '), 'page/counts/1:', parts.join(' '));
  if (only !== undefined || process.argv[3]) for (const s of [page.cypher, c]) { const r = await database.profile(limits, s.text, s.parameters); console.log(ops(r.plan).join('\n')); }
}
await database.close();
