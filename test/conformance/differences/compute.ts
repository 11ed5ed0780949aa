import type { RuleDifference } from './rule-difference.js';

/** Machines and their network interfaces. */
export const computeDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.VM.PublicIPAttached'],
    reason:
      'An interface that says nothing of IP configurations has none with a public address; the reference counts nothing as one configuration, and fails it.',
    shownBy: 'derived/res/in2.json',
    covers: ({ theirs, ours }) => theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.VM.ScriptExtensions'],
    reason:
      'The command of this extension holds a password and a token from secure parameters, readable in its settings; the reference looks for secrets of key vaults only.',
    shownBy: 'application-workloads/visualstudio/visual-studio-vstsbuildagent-vm/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs, ours }) =>
      target === 'GEN-UNIQUE-10' && theirs === 'pass' && ours === 'fail',
  },
];
