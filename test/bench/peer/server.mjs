// What a developer would take today: @neo4j/graphql on the same graph, behind the same HTTP layer. Run from a copy of this folder
// in which its packages are installed; they are none of Subtier's.
import { createServer } from 'node:http';
import { Neo4jGraphQL } from '@neo4j/graphql';
import { createYoga } from 'graphql-yoga';
import neo4j from 'neo4j-driver';

const typeDefs = `
  type Organization @node {
    key: String!
    subcontractsTo: [Organization!]! @relationship(type: "SUBCONTRACTS_TO", direction: OUT)
    employs: [Person!]! @relationship(type: "EMPLOYS", direction: OUT)
  }
  type Person @node {
    key: String!
    escorts: [Person!]! @relationship(type: "ESCORTS", direction: OUT)
    accesses: [System!]! @relationship(type: "ACCESSES", direction: OUT)
  }
  type System @node {
    key: String!
    name: String
  }
`;

const { BOLT_URI = '', BOLT_USER = '', BOLT_PASSWORD = '' } = process.env;
const driver = neo4j.driver(BOLT_URI, neo4j.auth.basic(BOLT_USER, BOLT_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const yoga = createYoga({ schema, logging: false, graphiql: false, maskedErrors: false });
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  process.stderr.write(`Peer is at http://127.0.0.1:${server.address().port}/\n`);
});
process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void driver.close();
});
