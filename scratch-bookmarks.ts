import { openDatabase } from '#graph/engine/open-database.ts';
import { readEnvironment } from '#graph/env.ts';
import { connectDatabase } from '#graph/database/neo4j.ts';
import { readFileSync } from 'node:fs';
import { readRunFile } from '#graph/engine/keeper-protocol.ts';
import { homePaths } from '#graph/engine/home.ts';
const homes = ['/tmp/h-serve-home2', '/tmp/h-serve-home'];
const holders = [];
for (const home of homes) holders.push(await openDatabase({ environment: { ...readEnvironment(), neo4jUri: null, home }, onProgress: () => undefined }));
const of = async (home: string) => ({ uri: (await readRunFile(homePaths(home)))!.uri, password: readFileSync(home + '/password', 'utf8').trim() });
const [a, b] = [await of(homes[0]!), await of(homes[1]!)];
let now = a;
const database = await connectDatabase({ get uri() { return now.uri; }, user: 'neo4j', get password() { return now.password; }, trusts: null, database: null, passwordAdvice: 'pw', reachAdvice: 'reach', patience: 30_000 });
for (let i = 0; i < 300; i++) await database.write('MERGE (x:Scratch) SET x.at = timestamp()');
console.log('A', await database.read('RETURN 1 AS one'));
now = b;
for (const what of ['read', 'read', 'write', 'read'] as const) {
  const t = performance.now();
  try { console.log(what, what === 'read' ? await database.read('RETURN 2 AS two') : await database.write('MATCH (x:Nothing) DELETE x')); }
  catch (e: any) { console.log(what, e.code, e.message, e.extensions, e.cause?.code, e.cause?.message); }
  console.log((performance.now() - t) / 1000);
}
await database.write('MATCH (x:Scratch) DELETE x').catch(() => 0);
await database.close();
for (const h of holders) await h.close();
