/**
 * Where a deployment is told to happen. Every field has a documented placeholder, because a template
 * is checked before anyone has decided.
 */
export interface DeploymentContext {
  /** Subscription id, a GUID. */
  readonly subscriptionId: string;
  /** Tenant id, a GUID. */
  readonly tenantId: string;
  /** Name of the resource group, for templates deployed to one. */
  readonly resourceGroup: string;
  /** Name (not the full id) of the management group, for templates deployed to one. */
  readonly managementGroupId: string;
  /** Region of the resource group, and of the deployment at wider scopes: its name (`westeurope`), not its display name. */
  readonly location: string;
  /** What `deployment().name` gives for the root deployment. */
  readonly deploymentName: string;
}

/** What stands for the parts of the context that nobody gave. */
export const placeholderContext: DeploymentContext = {
  subscriptionId: '00000000-0000-0000-0000-000000000000',
  tenantId: '00000000-0000-0000-0000-000000000000',
  resourceGroup: 'resource-group',
  managementGroupId: 'management-group',
  location: 'eastus',
  deploymentName: 'deployment',
};
