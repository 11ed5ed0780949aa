using 'main.bicep'

param environment = 'prod'
param networkPolicy = 'calico'
