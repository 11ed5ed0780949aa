/** Deployments of public templates that expand to other resources here on purpose. */
export interface QuickstartResourceDifference {
  readonly reason: string;
  /** Folders below the repository. */
  readonly deployments: readonly string[];
}

/** Held against Azure's own engine (`bicep snapshot`), which has the same resources as we. */
export const quickstartResourceDifferences: readonly QuickstartResourceDifference[] = [
  {
    reason:
      'The reference takes what `true()` or `bool()` gives to differ from a truth value of the template, and so loses what is deployed under that condition.',
    deployments: [
      'application-workloads/ibm-cloud-pak/ibm-cloud-pak-for-data',
      'quickstarts/microsoft.compute/1-vm-loadbalancer-2-nics',
      'quickstarts/microsoft.compute/vm-msi',
      'quickstarts/microsoft.compute/vm-msi-storage',
      'quickstarts/microsoft.compute/vm-new-or-existing-conditions',
      'quickstarts/microsoft.compute/vm-push-certificate-windows',
      'quickstarts/microsoft.compute/vmss-trustedlaunch-windows',
      'quickstarts/microsoft.network/aks-application-gateway-ingress-controller',
      'quickstarts/microsoft.network/azure-firewall-dns-proxy',
      'quickstarts/microsoft.network/load-balancer-standard-create',
      'quickstarts/microsoft.sqlvirtualmachine/sql-vm-new-storage',
    ],
  },
  {
    reason: 'The reference keeps a child whose condition is false, or lists one twice.',
    deployments: [
      'quickstarts/microsoft.sql/sql-auditing-server-policy-to-blob-storage',
      'quickstarts/microsoft.sql/sql-auditing-server-policy-to-oms',
      'quickstarts/microsoft.sql/sql-data-warehouse-transparent-encryption-create',
    ],
  },
  {
    reason:
      'Of the rounds of a loop in a module the reference keeps those whose names it does not mistake for the same.',
    deployments: [
      'quickstarts/microsoft.azurestackhci/create-cluster-with-prereqs',
      'quickstarts/microsoft.resources/deployment-script-azcli-acr-import',
    ],
  },
  {
    reason: 'The reference does not follow a link by relative path.',
    deployments: ['quickstarts/microsoft.resources/templatespec-migrate-create'],
  },
  {
    reason: 'The reference hides names that equal the value of a secret elsewhere.',
    deployments: [
      'application-workloads/chef/multi-vm-chef-template-ubuntu-vm',
      'demos/oms-hyperv-replica-solution',
      'quickstarts/microsoft.keyvault/key-vault-create',
    ],
  },
];
