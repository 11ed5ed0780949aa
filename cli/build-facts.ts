import process from 'node:process';
import type { BuildFacts } from '../reporters/index.js';

type Variables = Readonly<Record<string, string | undefined>>;

/** The repository and the pipeline, from the variables that Azure Pipelines or GitHub Actions set. */
export function buildFacts(variables: Variables = process.env): BuildFacts {
  if (variables['TF_BUILD']) return azurePipelines(variables);
  if (variables['GITHUB_ACTIONS']) return gitHubActions(variables);
  return {};
}

function azurePipelines(variables: Variables): BuildFacts {
  const value = (name: string): string => variables[name] ?? '';
  const repository = repositoryOf(
    value('BUILD_REPOSITORY_URI'),
    value('BUILD_SOURCEVERSION'),
    value('BUILD_SOURCEBRANCH'),
  );
  return {
    ...repository,
    pipeline: {
      organization: organizationOf(value('SYSTEM_COLLECTIONURI')),
      project: value('SYSTEM_TEAMPROJECT') || 'none',
      definitionId: value('SYSTEM_DEFINITIONID') || '0',
      definitionName: value('BUILD_DEFINITIONNAME') || 'none',
      phaseId: value('SYSTEM_PHASEID') || value('SYSTEM_JOBID') || 'none',
      phaseName: value('SYSTEM_PHASENAME') || 'none',
      buildId: value('BUILD_BUILDID') || '0',
    },
  };
}

/** `contoso` of `https://dev.azure.com/contoso/` and of `https://contoso.visualstudio.com/`. */
function organizationOf(collection: string): string {
  if (!URL.canParse(collection)) return 'none';
  const { hostname, pathname } = new URL(collection);
  const [first] = pathname.split('/').filter((part) => part !== '');
  return (hostname.endsWith('.visualstudio.com') ? hostname.split('.')[0] : first) ?? 'none';
}

function gitHubActions(variables: Variables): BuildFacts {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_REF } = variables;
  const uri = `${GITHUB_SERVER_URL ?? 'https://github.com'}/${GITHUB_REPOSITORY ?? ''}`;
  return repositoryOf(GITHUB_REPOSITORY ? uri : '', GITHUB_SHA ?? '', GITHUB_REF ?? '');
}

/** Addresses of repositories may hold a user's name or a token, which must not be published. */
function repositoryOf(address: string, revision: string, branch: string): BuildFacts {
  if (!URL.canParse(address)) return {};
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return {};
  url.username = '';
  url.password = '';
  return {
    repository: {
      uri: url.href,
      ...(revision === '' ? {} : { revision }),
      ...(branch === '' ? {} : { branch }),
    },
  };
}
