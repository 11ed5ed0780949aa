import type { Run } from 'sarif';
import type { BuildFacts } from '../reporter.js';

/** The base that artifact locations are relative to where the repository is named. */
export const sourceRoot = 'SRCROOT';

/**
 * What Azure DevOps wants to know of the build a file comes from: `automationDetails` with an id of its
 * own form and the properties of the pipeline (rules GHAzDO1019 and GHAzDO1020 of the SARIF Multitool), and
 * the repository that its viewer links to. Outside of a pipeline the parts of the id say so.
 */
export function pipelineProvenance({ pipeline, repository }: BuildFacts): Partial<Run> {
  const { organization, project, definitionId, definitionName, phaseId, phaseName, buildId } =
    pipeline ?? outside;
  const branch = repository?.branch ?? outside.branch;
  const parts = [organization, project, definitionId, phaseId, branch, buildId];
  const prefix = 'azuredevops/pipeline/build';
  const automationDetails = {
    id: [prefix, ...parts.map(encodeURIComponent)].join('/'),
    properties: {
      [`${prefix}/buildDefinitionId`]: definitionId,
      [`${prefix}/buildDefinitionName`]: definitionName,
      [`${prefix}/phaseId`]: phaseId,
      [`${prefix}/phaseName`]: phaseName,
    },
  };
  if (repository === undefined) return { automationDetails };
  const { uri, revision } = repository;
  return {
    automationDetails,
    versionControlProvenance: [
      {
        repositoryUri: uri,
        ...(revision === undefined ? {} : { revisionId: revision }),
        ...(repository.branch === undefined ? {} : { branch: repository.branch }),
        mappedTo: { uriBaseId: sourceRoot },
      },
    ],
    originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
  };
}

/** The rules want a positive number and a GUID. */
const outside = {
  organization: 'none',
  project: 'none',
  definitionId: '1',
  definitionName: 'none',
  phaseId: '00000000-0000-4000-8000-000000000000',
  phaseName: 'none',
  buildId: '1',
  branch: 'none',
};
