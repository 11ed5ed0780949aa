import type { Location } from '../core/index.js';
import { percentEncoded, relativeUri } from './relative-uri.js';
import type { BuildFacts } from './reporter.js';

/**
 * The address of a place in the pages of the repository's host, where the run knows repository and revision
 * and the host is GitHub or Azure DevOps.
 */
export function repositoryPage({
  repository,
}: BuildFacts): (location: Location) => string | undefined {
  const { uri, revision } = repository ?? {};
  if (uri === undefined || revision === undefined || !URL.canParse(uri)) return () => undefined;
  const { hostname } = new URL(uri);
  if (hostname === 'github.com') return (location) => onGitHub(uri, revision, location);
  if (hostname === 'dev.azure.com' || hostname.endsWith('.visualstudio.com')) {
    return (location) => onAzureDevOps(uri, revision, location);
  }
  return () => undefined;
}

function onGitHub(uri: string, revision: string, { path, startLine, endLine }: Location): string {
  const lines = endLine > startLine ? `L${startLine}-L${endLine}` : `L${startLine}`;
  return `${uri.replace(/(\.git)?\/?$/, '')}/blob/${percentEncoded(revision)}/${relativeUri(path)}#${lines}`;
}

function onAzureDevOps(uri: string, revision: string, location: Location): string {
  const { path, startLine, startColumn, endLine, endColumn } = location;
  const query = [
    `path=${percentEncoded(`/${path}`)}`,
    `version=GC${percentEncoded(revision)}`,
    `line=${startLine}&lineEnd=${endLine}`,
    `lineStartColumn=${startColumn}&lineEndColumn=${endColumn}`,
  ];
  return `${uri}?${query.join('&')}`;
}
