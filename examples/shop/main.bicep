targetScope = 'resourceGroup'

@description('Where everything is deployed.')
param location string = resourceGroup().location

@description('Short name of the environment.')
@allowed(['dev', 'prod'])
param environment string

@description('How traffic between pods is limited.')
param networkPolicy string = 'none'

var prefix = 'shop-${environment}'
var tags = {
  environment: environment
  service: 'shop'
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${prefix}'
  location: location
  tags: tags
  properties: {
    retentionInDays: environment == 'prod' ? 90 : 30
    sku: {
      name: 'PerGB2018'
    }
  }
}

module cluster 'cluster.bicep' = {
  name: 'cluster'
  params: {
    name: 'aks-${prefix}'
    location: location
    networkPolicy: networkPolicy
    workspaceId: workspace.id
    tier: environment == 'prod' ? 'Standard' : 'Free'
    tags: tags
  }
}

output clusterName string = cluster.outputs.name
