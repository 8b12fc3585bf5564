import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { NagSuppressions } from 'cdk-nag'
import type { App, Stack } from 'sst/constructs'
import { webRegion } from './region.ts'

// A name of our own, because the web's deployment in the other region must know it.
const webLogsName = (app: App): string => `${app.stage}-${app.name}-web-logs-${app.account}`

/** Takes CloudFront's access log. It stays in Indonesia, for it holds people's addresses. */
export function webLogs(app: App, stack: Stack): void {
  const bucket = new Bucket(stack, 'WebLogs', {
    bucketName: webLogsName(app),
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(365) }],
    removalPolicy: RemovalPolicy.RETAIN,
  })
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: {
        StringEquals: { 'aws:SourceAccount': app.account },
        ArnLike: {
          'aws:SourceArn': stack.formatArn({
            service: 'logs',
            region: webRegion,
            resource: 'delivery-source:*',
          }),
        },
      },
    }),
  )
  NagSuppressions.addResourceSuppressions(bucket, [
    {
      id: 'AwsSolutions-S1',
      reason: 'This is the bucket that the logs are written to; a log of its own would need another one',
    },
  ])
}

// Without query and cookies: nobody needs them, and either may tell of a person.
const recordFields = [
  'date',
  'time',
  'c-ip',
  'cs-method',
  'cs(Host)',
  'cs-uri-stem',
  'cs(User-Agent)',
  'sc-status',
  'sc-bytes',
  'time-taken',
  'x-edge-result-type',
  'x-edge-request-id',
  'ssl-protocol',
]

/** Sends CloudFront's access log there. */
export function deliverWebLogs(app: App, stack: Stack, distribution: Distribution): void {
  const name = `${app.stage}-${app.name}-web`
  const source = new CfnDeliverySource(stack, 'LogSource', {
    name,
    logType: 'ACCESS_LOGS',
    resourceArn: distribution.distributionArn,
  })
  const destination = new CfnDeliveryDestination(stack, 'LogDestination', {
    name,
    destinationResourceArn: `arn:${stack.partition}:s3:::${webLogsName(app)}`,
    outputFormat: 'json',
  })
  const delivery = new CfnDelivery(stack, 'LogDelivery', {
    deliverySourceName: name,
    deliveryDestinationArn: destination.attrArn,
    recordFields,
    s3SuffixPath: '{yyyy}/{MM}/{dd}',
  })
  delivery.addDependency(source)
}
