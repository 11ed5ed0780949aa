@description('Name of the cluster.')
param name string
param location string
param networkPolicy string
param workspaceId string
param tier string
param tags object

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

var logCategories = [
  'cluster-autoscaler'
  'guard'
  'kube-apiserver'
  'kube-audit-admin'
  'kube-controller-manager'
  'kube-scheduler'
]

resource cluster 'Microsoft.ContainerService/managedClusters@2024-05-01' = {
  name: name
  location: location
  tags: tags
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
    apiServerAccessProfile: {
      enablePrivateCluster: true
    }
    securityProfile: {
      defender: {
        logAnalyticsWorkspaceResourceId: workspaceId
        securityMonitoring: {
          enabled: true
        }
      }
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
        availabilityZones: ['1', '2', '3']
      }
    ]
    addonProfiles: {
      azurepolicy: {
        enabled: true
      }
      azureKeyvaultSecretsProvider: {
        enabled: true
        config: {
          enableSecretRotation: 'true'
        }
      }
      omsagent: {
        enabled: true
        config: {
          logAnalyticsWorkspaceResourceID: workspaceId
        }
      }
    }
  }
}

resource upgrades 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations@2024-05-01' = [
  for schedule in ['aksManagedAutoUpgradeSchedule', 'aksManagedNodeOSUpgradeSchedule']: {
    parent: cluster
    name: schedule
    properties: {
      maintenanceWindow: {
        durationHours: 4
        startTime: '02:00'
        schedule: {
          weekly: {
            dayOfWeek: 'Sunday'
            intervalWeeks: 1
          }
        }
      }
    }
  }
]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'logs'
  scope: cluster
  properties: {
    workspaceId: workspaceId
    logs: [
      for category in logCategories: {
        category: category
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output name string = cluster.name
