import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Stack } from 'sst/constructs'

// Sampled requests would copy cookies and addresses out of Indonesia, to the firewall's console.
const visible = (metricName: string) => ({ cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false })

const managed = (name: string, priority: number, counted: string[] = []): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visible(name),
})

// Bodies are the app's matter: it bounds them (413; the rule refuses everything over 8 kB), stores what people write as
// text whatever it looks like, and takes the bytes of photographs, in which these rules now and then see an attack.
const ofBodies = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
]

/** The firewall in front of CloudFront: AWS's managed rules, and a limit for each address. */
export const firewall = (stack: Stack): CfnWebACL =>
  new CfnWebACL(stack, 'Firewall', {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visible('firewall'),
    rules: [
      {
        name: 'RateOfOneAddress',
        priority: 0,
        action: { block: {} },
        // Generous: a whole town's phones can share one address of their operator. Accounts have limits of their own.
        statement: { rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit: 10_000 } },
        visibilityConfig: visible('RateOfOneAddress'),
      },
      managed('AWSManagedRulesAmazonIpReputationList', 1),
      managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
      managed('AWSManagedRulesCommonRuleSet', 3, ofBodies),
    ],
  })
