const routes: ReadonlySet<string> = new Set(['/graphql', '/imports', '/health', '/ready', '/metrics']);

/** The path, where it is one of the few that are not the page's. */
export function routeOf(path: string): string {
  return routes.has(path) ? path : 'page';
}
