import { CfnDynamicReference, CfnDynamicReferenceService } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { CfnFunction } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import { NagSuppressions } from 'cdk-nag'
import { type Stack, type StackContext, StaticSite } from 'sst/constructs'
import { firewall } from './firewall.ts'
import { securityHeaders } from './headers.ts'
import { deliverWebLogs } from './logs.ts'
import { secretsPath } from './secrets.ts'

// A page's address may end in a district's code (/daerah/32.04), a file's in a suffix that begins with a letter.
const pageFallback = `function handler(event) {
  if (!/\\.[a-z][a-z0-9]*$/i.test(event.request.uri)) event.request.uri = '/index.html'
  return event.request
}`

// API Gateway sees CloudFront's address, never the caller's: CloudFront states it, over whatever the caller claimed.
const viewerAddress = `function handler(event) {
  event.request.headers['x-viewer-ip'] = { value: event.viewer.ip }
  return event.request
}`

const onRequest = (stack: Stack, id: string, code: string) => [
  {
    eventType: FunctionEventType.VIEWER_REQUEST,
    function: new Function(stack, id, { code: FunctionCode.fromInline(code), runtime: FunctionRuntime.JS_2_0 }),
  },
]

/** The one public address: the web's files and, under the same origin, the API. */
export function Web({ app, stack }: StackContext) {
  // Read by CloudFormation while deploying: neither secrets nor anything of one installation stand in the template.
  const parameter = (name: string): string =>
    new CfnDynamicReference(CfnDynamicReferenceService.SSM, `${secretsPath(app)}/${name}`).toString()

  const files = new Bucket(stack, 'Files', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
  })
  const responseHeadersPolicy = securityHeaders(stack)
  const api: BehaviorOptions = {
    // ORIGIN_KEY proves to functions/lambda.ts that a request came this way, past the firewall.
    origin: new HttpOrigin(parameter('API_HOST'), { customHeaders: { 'x-origin-key': parameter('ORIGIN_KEY') } }),
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    functionAssociations: onRequest(stack, 'ViewerAddress', viewerAddress),
    responseHeadersPolicy,
  }
  const distribution = new Distribution(stack, 'Distribution', {
    domainNames: [parameter('DOMAIN')],
    certificate: Certificate.fromCertificateArn(stack, 'Certificate', parameter('CERTIFICATE_ARN')),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_200, // the smallest with Jakarta
    webAclId: firewall(stack).attrArn,
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(files),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: onRequest(stack, 'PageFallback', pageFallback),
      responseHeadersPolicy,
    },
    additionalBehaviors: { '/trpc/*': api, '/api/*': api, '/health': api },
  })
  deliverWebLogs(app, stack, distribution)

  new StaticSite(stack, 'Site', {
    path: '.out/web',
    cdk: { bucket: files, distribution },
    purgeFiles: false, // a tablet that has not updated yet still asks for the files of its version
    assets: {
      fileOptions: [
        { files: 'assets/**', cacheControl: 'public, max-age=31536000, immutable' }, // their names hold a hash
        // The page, the worker, the manifest: asked for again each time. CloudFront keeps them until a deployment clears it.
        { files: '*', cacheControl: 'public, max-age=0, must-revalidate, s-maxage=86400' },
      ],
    },
  })

  // sst's own Lambda for uploading, at work only while deploying; it gets the runtime of ours.
  const uploader = stack.customResourceHandler.node.defaultChild
  if (uploader instanceof CfnFunction) uploader.runtime = 'nodejs24.x'
  explain(stack, files, distribution)
}

function explain(stack: Stack, files: Bucket, distribution: Distribution): void {
  NagSuppressions.addResourceSuppressions(files, [
    {
      id: 'AwsSolutions-S1',
      reason: 'Only CloudFront may read this bucket, and each request to CloudFront is in its own access log',
    },
  ])
  NagSuppressions.addResourceSuppressions(distribution, [
    {
      id: 'AwsSolutions-CFR1',
      reason: 'Satellite and roaming links of officers in remote districts leave through other countries',
    },
    {
      id: 'AwsSolutions-CFR3',
      reason:
        'Logged by standard logging v2 (stacks/logs.ts): the older kind, which this rule looks for, cannot write to Jakarta',
    },
  ])
  NagSuppressions.addStackSuppressions(stack, [
    {
      id: 'AwsSolutions-IAM4',
      reason:
        'The role is made inside sst for its uploader, which runs only while deploying and handles public files only',
      appliesTo: ['Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    },
    {
      id: 'AwsSolutions-IAM5',
      reason: "The uploader copies files whose names change with each build, from the deployment's bucket to the web's",
      appliesTo: [
        { regex: '/^Resource::<Files[^.]*\\.Arn>\\/\\*$/' },
        { regex: '/^Resource::arn:<AWS::Partition>:s3:::cdk-[^*]*-assets-[^*]*\\/\\*$/' },
      ],
    },
  ])
}
