import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Hosts that `init` writes a pipeline for. */
export const ciHosts = ['github', 'azure-pipelines', 'gitlab'] as const;
export type CiHost = (typeof ciHosts)[number];

export interface CiFile {
  /** Where it is written, from the root of the repository. */
  readonly target: string;
  /** What is left to do once it is there. */
  readonly next: string;
}

/** The pipeline's file of each host; the text is that of `docs/ci/<host>.yaml`. */
export function ciFile(host: CiHost, root: string): CiFile {
  switch (host) {
    case 'github':
      return {
        target: '.github/workflows/groundrule.yaml',
        next: 'Commit it: pull requests then show their findings.',
      };
    case 'azure-pipelines':
      return {
        target: 'azure-pipelines.groundrule.yaml',
        next: 'Create a pipeline from it in Azure DevOps.',
      };
    case 'gitlab':
      return existsSync(path.join(root, '.gitlab-ci.yml'))
        ? {
            target: '.gitlab/groundrule.yaml',
            next: 'Add to .gitlab-ci.yml: include: [{ local: .gitlab/groundrule.yaml }]',
          }
        : { target: '.gitlab-ci.yml', next: 'Commit it: merge requests then show their findings.' };
  }
}

const signs: Readonly<Record<CiHost, readonly string[]>> = {
  github: ['.github'],
  'azure-pipelines': ['azure-pipelines.yml', 'azure-pipelines.yaml', '.azuredevops'],
  gitlab: ['.gitlab-ci.yml', '.gitlab'],
};

/** The host of a repository: by where it was cloned from, else by the files that only one host has. */
export function detectHost(root: string): CiHost | undefined {
  const byRemote = hostOfRemote(root);
  if (byRemote !== undefined) return byRemote;
  const [found, other] = ciHosts.filter((host) =>
    signs[host].some((name) => existsSync(path.join(root, name))),
  );
  return other === undefined ? found : undefined;
}

function hostOfRemote(root: string): CiHost | undefined {
  const config = path.join(root, '.git/config');
  if (!existsSync(config)) return undefined;
  const [, address = ''] = /^\s*url\s*=\s*(\S+)/m.exec(readFileSync(config, 'utf8')) ?? [];
  if (/\bgithub\.com\b/i.test(address)) return 'github';
  if (/\b(dev\.azure\.com|visualstudio\.com)\b/i.test(address)) return 'azure-pipelines';
  return /\bgitlab\b/i.test(address) ? 'gitlab' : undefined;
}
