@description('Name of the cluster.')
param name string
param location string
param networkPolicy string
param workspaceId string
param tier string

var pools = [
  {
    name: 'system'
    mode: 'System'
    count: 3
  }
  {
    name: 'apps'
    mode: 'User'
    count: 2
  }
]

resource cluster 'Microsoft.ContainerService/managedClusters@2024-05-01' = {
  name: name
  location: location
  identity: {
    type: 'SystemAssigned'
  }
  sku: {
    name: 'Base'
    tier: tier
  }
  properties: {
    dnsPrefix: name
    enableRBAC: true
    disableLocalAccounts: true
    aadProfile: {
      managed: true
      enableAzureRBAC: true
    }
    autoUpgradeProfile: {
      upgradeChannel: 'stable'
      nodeOSUpgradeChannel: 'NodeImage'
    }
    networkProfile: {
      networkPlugin: 'azure'
      networkPolicy: networkPolicy
      loadBalancerSku: 'standard'
    }
    agentPoolProfiles: [
      for pool in pools: {
        name: pool.name
        mode: pool.mode
        type: 'VirtualMachineScaleSets'
        vmSize: 'Standard_D4s_v5'
        enableAutoScaling: true
        minCount: pool.count
        maxCount: 10
        maxPods: 50
        osDiskType: 'Ephemeral'
      }
    ]
    addonProfiles: {
      omsagent: {
        enabled: true
        config: {
          logAnalyticsWorkspaceResourceID: workspaceId
        }
      }
    }
  }
}

output name string = cluster.name
