import type { RuleDifference } from './rule-difference.js';

/** Template and parameter files as they are written. */
export const templateFileDifferences: readonly RuleDifference[] = [
  {
    rules: [
      'Azure.Template.Resources',
      'Azure.Template.DebugDeployment',
      'Azure.Template.ResourceLocation',
    ],
    reason:
      'With symbolic names, resources are the entries of an object, and are judged; the reference sees none.',
    shownBy: 'Resources.Template.V2.json',
    covers: ({ ours, theirs }) => ours === 'pass' && theirs !== 'pass',
  },
  {
    rules: ['Azure.Template.ParameterDataTypes', 'Azure.Template.ParameterMinMaxValue'],
    reason:
      'The only parameter of this file is location, which is judged like any other; the reference takes it away while another rule runs, and then finds none.',
    shownBy: 'Resources.TTK.Template.1.json',
    covers: ({ target, theirs }) => target === 'Resources.TTK.Template.1.json' && theirs === 'none',
  },
  {
    rules: ['Azure.Template.MetadataLink'],
    reason: 'The Bicep file that this parameter file names was not recorded.',
    shownBy: 'Tests.Bicep.1.metalink.json',
    covers: ({ target, theirs, ours }) =>
      target === 'Tests.Bicep.1.metalink.json' && theirs === 'pass' && ours === 'fail',
  },
  {
    rules: [
      'Azure.Template.ParameterFile',
      'Azure.Template.ParameterScheme',
      'Azure.Template.ParameterValue',
      'Azure.Template.ValidSecretRef',
    ],
    reason:
      "A schema without '#', or of another date, makes a parameter file all the same; the reference knows a list of spellings.",
    shownBy: 'quickstarts/microsoft.web/web-app-custom-domain-and-ssl/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs, ours }) =>
      target === 'azuredeploy.parameters.json' && theirs === 'none' && ours === 'pass',
  },
];
