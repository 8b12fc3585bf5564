import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { NagSuppressions } from 'cdk-nag'
import { type StackContext, use } from 'sst/constructs'
import { Secrets } from './secrets.ts'

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
}

/**
 * The evidence: contents of files, encrypted by the app with the key of their tenant before they come here, and once
 * more by S3. What was overwritten or deleted can be fetched back for 90 days.
 */
export function Files({ stack }: StackContext) {
  const { key } = use(Secrets)
  // sst puts a deploy-time Lambda into every stack; nothing here uses it.
  stack.node.tryRemoveChild('CustomResourceHandler')

  const access = new Bucket(stack, 'Access', {
    ...closed,
    encryption: BucketEncryption.S3_MANAGED, // S3 writes its log to no other kind
    lifecycleRules: [{ expiration: Duration.days(365) }],
  })
  const bucket = new Bucket(stack, 'Files', {
    ...closed,
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    versioned: true,
    serverAccessLogsBucket: access,
    lifecycleRules: [
      // Chunks that nobody went on with: the same time as on one machine (functions/chunk.ts).
      { prefix: 'upload/', expiration: Duration.days(7), noncurrentVersionExpiration: Duration.days(1) },
      { noncurrentVersionExpiration: Duration.days(90), expiredObjectDeleteMarker: true },
    ],
  })
  NagSuppressions.addResourceSuppressions(access, [
    {
      id: 'AwsSolutions-S1',
      reason: 'This is the bucket that the log of the files is written to; a log of its own would need another one',
    },
  ])
  return { bucket }
}

/** Lets a Lambda keep and read files. Only chunks of uploads are ever deleted: evidence stays. */
export function allowFiles(role: Role, bucket: Bucket): void {
  const objects = bucket.arnForObjects('*')
  const uploads = bucket.arnForObjects('upload/*')
  role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: [objects] }))
  role.addToPolicy(new PolicyStatement({ actions: ['s3:DeleteObject'], resources: [uploads] }))
  // Also what makes S3 say "not there" instead of "forbidden" of a key that does not exist.
  role.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }))
  NagSuppressions.addResourceSuppressions(
    role,
    [
      {
        id: 'AwsSolutions-IAM5',
        reason:
          'Objects are named after tenant and content, which nobody knows beforehand; the bucket holds nothing else',
        appliesTo: [{ regex: '/^Resource::<?[^*]*\\/(upload\\/)?\\*$/' }],
      },
    ],
    true,
  )
}
