// cspell:disable
/**
 * The names of Azure's locations, and `global`, as of November 2025: the regions of the public cloud
 * (learn.microsoft.com/azure/reliability/regions-list), their early-access twins, and the sovereign
 * clouds. Changes about twice a year.
 */
export const regions: ReadonlySet<string> = new Set(
  `asia asiapacific australia australiacentral australiacentral2 australiaeast australiasoutheast
   austriaeast belgiumcentral brazil brazilsouth brazilsoutheast canada canadacentral canadaeast
   centralindia centralus centraluseuap chilecentral denmarkeast eastasia eastus eastus2
   eastus2euap europe france francecentral francesouth germany germanynorth germanywestcentral
   global india indonesia indonesiacentral israelcentral israelnorthwest italynorth japan japaneast
   japanwest jioindiacentral jioindiawest korea koreacentral koreasouth malaysiasouth malaysiawest
   mexicocentral newzealand newzealandnorth northcentralus northeurope norway norwayeast norwaywest
   polandcentral qatarcentral singapore southafrica southafricanorth southafricawest southcentralus
   southeastasia southindia spaincentral sweden swedencentral swedensouth switzerland
   switzerlandnorth switzerlandwest taiwannorth uae uaecentral uaenorth uk uksouth ukwest
   unitedstates westcentralus westeurope westindia westus westus2 westus3
   usdodcentral usdodeast usgovarizona usgoviowa usgovtexas usgovvirginia
   chinaeast chinaeast2 chinaeast3 chinanorth chinanorth2 chinanorth3`.split(/\s+/),
);
