import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { findings, nagLines } from '../../stacks/offline/findings.ts'
import { dataRegion, webRegion } from '../../stacks/region.ts'
import { chunkKey, UPLOAD_DAYS } from '@slrt/functions/chunk'
import { serveWeb } from '@slrt/functions/web-files'
import { built, ensureBuilt, webFiles } from '../support/aws.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Resource = { Type: string; Properties: { [key: string]: Json }; Metadata?: Nag }
type Suppression = { id: string; reason: string }
type Nag = { cdk_nag?: { rules_to_suppress: Suppression[] } }
type Template = { Resources: Record<string, Resource>; Metadata?: Nag }

let data: Template
let web: Template
const templates = (region: string): Template[] =>
  globSync(join(built(region), '*.template.json')).map((path) => JSON.parse(readFileSync(path, 'utf8')))

const merged = (region: string): Template => ({
  Resources: Object.assign({}, ...templates(region).map((part) => part.Resources)),
})

const ofType = (template: Template, type: string): Resource[] =>
  Object.values(template.Resources).filter((resource) => resource.Type === type)

function only(template: Template, type: string): Resource['Properties'] {
  const found = ofType(template, type)
  expect(found, type).toHaveLength(1)
  return found[0]!.Properties
}

const named = (template: Template, type: string, start: string): Resource => {
  const [id, ...others] = Object.keys(template.Resources).filter(
    (key) => key.startsWith(start) && template.Resources[key]!.Type === type,
  )
  expect([start, others]).toEqual([start, []])
  return template.Resources[id ?? '']!
}

const lambda = (handler: string): Resource['Properties'] =>
  ofType(data, 'AWS::Lambda::Function').find(({ Properties }) => Properties.Handler === handler)!.Properties

/** What a Lambda's role may, as `action resource`; of another stack's resources the name of the export. */
function allowed(role: string): string[] {
  const policy = named(data, 'AWS::IAM::Policy', role)
  return statements(policy.Properties)
    .flatMap(({ Action, Resource: on }) => [Action].flat().map((action) => `${action} ${nameOf(on)}`))
    .toSorted()
}

/** The end of what a resource is called: long enough to tell them apart, without CDK's hashes. */
function nameOf(resource: Json): string {
  if (typeof resource === 'string') return resource
  const { 'Fn::Join': join, 'Fn::ImportValue': imported, 'Fn::GetAtt': got } = resource as Record<string, Json>
  if (Array.isArray(join)) return (join[1] as Json[]).map(nameOf).join('')
  if (Array.isArray(got)) return textOf(got[0]).replace(/[0-9A-F]{8}$/, '')
  return /FnGetAtt(.+?)[0-9A-F]{8}Arn/.exec(textOf(imported ?? ''))?.[1] ?? ''
}

function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new Error('expected a text in the template')
  return value
}

beforeAll(async () => {
  await ensureBuilt()
  data = merged(dataRegion)
  web = merged(webRegion)
}, 180_000)

describe('the API', () => {
  test('is one Lambda on Node 24, traced, bounded in number, with its log kept a year', () => {
    expect(lambda('functions/lambda.handler')).toMatchObject({
      Runtime: 'nodejs24.x',
      TracingConfig: { Mode: 'Active' },
      ReservedConcurrentExecutions: expect.any(Number),
      Timeout: 25,
    })
    for (const { Properties } of ofType(data, 'AWS::Logs::LogGroup')) expect(Properties.RetentionInDays).toBe(365)
  })

  test('is throttled and logs each access without its query', () => {
    const stage = only(data, 'AWS::ApiGatewayV2::Stage')
    expect(stage).toMatchObject({
      DefaultRouteSettings: { ThrottlingBurstLimit: expect.any(Number), ThrottlingRateLimit: expect.any(Number) },
      AccessLogSettings: { DestinationArn: expect.anything(), Format: expect.stringContaining('$context.path') },
    })
    expect(JSON.stringify(stage)).not.toMatch(/query/i)
    expect(only(data, 'AWS::ApiGatewayV2::Route').RouteKey).toBe('$default')
  })

  test('may use its own key, path, log and files, delete uploads only, and nothing else', () => {
    expect(allowed('ServerRole')).toEqual([
      'kms:Decrypt PlatformKey',
      'kms:Encrypt PlatformKey',
      'kms:GenerateDataKey PlatformKey',
      'logs:CreateLogStream ServerLog',
      'logs:PutLogEvents ServerLog',
      's3:DeleteObject Files/upload/*',
      's3:GetObject Files/*',
      's3:ListBucket Files',
      's3:PutObject Files/*',
      'ssm:GetParametersByPath arn::ssm:ap-southeast-3:123456789012:parameter/slrt-nusantara/test',
      ...everywhere,
    ])
    for (const { Properties } of ofType(data, 'AWS::IAM::Role')) expect(Properties.ManagedPolicyArns).toBeUndefined()
  })

  test('wraps with a key that rotates and that no deployment can delete', () => {
    const [key] = ofType(data, 'AWS::KMS::Key')
    expect(key).toMatchObject({ Properties: { EnableKeyRotation: true }, DeletionPolicy: 'Retain' })
  })
})

// X-Ray has no resources to name.
const everywhere = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *']

describe('the files', () => {
  test('lie in a bucket of Jakarta that keeps what is overwritten, locks with our key, and lets unfinished uploads go', () => {
    const { Properties, DeletionPolicy } = named(data, 'AWS::S3::Bucket', 'Files') as Resource & {
      DeletionPolicy: string
    }
    expect(DeletionPolicy).toBe('Retain')
    expect(Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringMatching(/^Access/) } },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::ImportValue': expect.stringContaining('PlatformKey') },
            },
          },
        ],
      },
    })
    const { Rules } = Properties.LifecycleConfiguration as { Rules: Json[] }
    expect(Rules).toEqual([
      expect.objectContaining({ Prefix: 'upload/', ExpirationInDays: UPLOAD_DAYS, Status: 'Enabled' }),
      expect.not.objectContaining({ ExpirationInDays: expect.anything() }),
    ])
    // The key is the bucket's, so a chunk's must begin as the rule says.
    expect(chunkKey({ tenant: '32.04', membership: 'm' }, 'hash', 0)).toMatch(/^upload\//)
  })

  test('are told to the API by name, and to nobody else', () => {
    const told = ofType(data, 'AWS::Lambda::Function').filter(({ Properties }) =>
      JSON.stringify(Properties.Environment).includes('FILES_BUCKET'),
    )
    expect(told.map(({ Properties }) => Properties.Handler)).toEqual(['functions/lambda.handler'])
  })
})

describe('the jobs', () => {
  test('have their turn each minute, one run at a time, and a missed one is not made up for', () => {
    expect(only(data, 'AWS::Events::Rule')).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Jobs/), 'Arn'] } }],
    })
    const run = lambda('functions/lambda-jobs.handler')
    expect(run).toMatchObject({
      Runtime: 'nodejs24.x',
      ReservedConcurrentExecutions: 1,
      TracingConfig: { Mode: 'Active' },
    })
    expect(run.Timeout).toBeLessThan(60)
    expect(only(data, 'AWS::Lambda::EventInvokeConfig')).toMatchObject({
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    })
  })

  test('may open what the key has locked, read their settings and write their log', () => {
    expect(allowed('JobsRole')).toEqual([
      'kms:Decrypt PlatformKey',
      'logs:CreateLogStream JobsLog',
      'logs:PutLogEvents JobsLog',
      'ssm:GetParametersByPath arn::ssm:ap-southeast-3:123456789012:parameter/slrt-nusantara/test',
      ...everywhere,
    ])
    const callers = ofType(data, 'AWS::Lambda::Permission').map(({ Properties }) => textOf(Properties.Principal))
    expect(callers.toSorted()).toEqual(['apigateway.amazonaws.com', 'events.amazonaws.com'])
  })
})

type Statement = { Action: string | string[]; Resource: Json }
const statements = (policy: Resource['Properties']): Statement[] =>
  (policy.PolicyDocument as { Statement: Statement[] }).Statement

describe('the web', () => {
  test('keeps its files in private buckets that refuse plain HTTP', () => {
    for (const template of [data, web]) {
      const buckets = ofType(template, 'AWS::S3::Bucket')
      const policies = ofType(template, 'AWS::S3::BucketPolicy')
      expect(policies).toHaveLength(buckets.length)
      for (const { Properties } of buckets) {
        expect(Properties.AccessControl).toBeUndefined()
        expect(Properties.PublicAccessBlockConfiguration).toEqual({
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        })
      }
      for (const policy of policies) expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"')
    }
    expect(only(web, 'AWS::CloudFront::OriginAccessControl')).toMatchObject({
      OriginAccessControlConfig: { SigningBehavior: 'always' },
    })
  })

  test('serves page and API from one origin, over TLS 1.2, behind the firewall', () => {
    const { DistributionConfig } = only(web, 'AWS::CloudFront::Distribution')
    const uncached = { CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', ViewerProtocolPolicy: 'https-only' }
    expect(DistributionConfig).toMatchObject({
      WebACLId: expect.anything(),
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https', ResponseHeadersPolicyId: expect.anything() },
      CacheBehaviors: ['/trpc/*', '/api/*', '/health'].map((PathPattern) => ({
        PathPattern,
        ...uncached,
        ResponseHeadersPolicyId: expect.anything(),
        FunctionAssociations: [expect.anything()],
      })),
    })
    const rules = JSON.stringify(only(web, 'AWS::WAFv2::WebACL').Rules)
    expect(rules).toContain('AWSManagedRulesCommonRuleSet')
    expect(rules).toContain('RateBasedStatement')
    // Bodies are text that people wrote and bytes of pictures: counted, never refused.
    const { Rules } = only(web, 'AWS::WAFv2::WebACL') as { Rules: { Statement: ManagedRules }[] }
    const counted = Rules.flatMap(({ Statement: one }) => one.ManagedRuleGroupStatement?.RuleActionOverrides ?? [])
    expect(counted.map(({ Name }) => Name)).toContain('CrossSiteScripting_BODY')
    for (const { Name, ActionToUse } of counted)
      expect([Name.endsWith('_BODY'), ActionToUse]).toEqual([true, { Count: {} }])
  })

  test('tells the browser what the local server does: to run nothing but its own scripts', async () => {
    const { SecurityHeadersConfig } = only(web, 'AWS::CloudFront::ResponseHeadersPolicy')
      .ResponseHeadersPolicyConfig as { SecurityHeadersConfig: { [key: string]: { [key: string]: Json } } }
    const local = new Hono()
    serveWeb(local, webFiles)
    const { headers } = await local.request('/')
    const policy = textOf(SecurityHeadersConfig.ContentSecurityPolicy?.ContentSecurityPolicy)
    expect(policy.split('; ').toSorted()).toEqual(headers.get('content-security-policy')?.split('; ').toSorted())
    expect(policy).toContain("default-src 'self'")
    expect(SecurityHeadersConfig.ReferrerPolicy?.ReferrerPolicy).toBe(headers.get('referrer-policy'))
    expect(SecurityHeadersConfig.StrictTransportSecurity?.AccessControlMaxAgeSec).toBe(31_536_000)
    const page = readFileSync(join(webFiles, 'index.html'), 'utf8')
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=/i)
  })

  test('lets browsers keep files with a hash in their name for a year and asks again for all others', () => {
    const { fileOptions } = only(web, 'Custom::S3Uploader') as {
      fileOptions: { files: string; cacheControl: string }[]
    }
    // The last that fits wins.
    expect(fileOptions.slice(-2)).toEqual([
      { files: 'assets/**', cacheControl: 'public, max-age=31536000, immutable' },
      { files: '*', cacheControl: expect.stringContaining('max-age=0, must-revalidate') },
    ])
    const kept = readdirSync(join(webFiles, 'assets'))
    expect(kept.filter((name) => !/-[\w-]{8}\.\w+$/.test(name))).toEqual([])
  })

  test('answers addresses of pages with the page, files as files, and states the caller over any claim', () => {
    const [address, page] = ['ViewerAddress', 'PageFallback'].map((name) => edgeFunction(name))
    const uri = (asked: string) => page!({ request: { uri: asked, headers: {} } }).uri
    expect(['/', '/daerah', '/daerah/32.04'].map(uri)).toEqual(['/index.html', '/index.html', '/index.html'])
    expect(['/theme.js', '/assets/main-a1b2c3d4.css'].map(uri)).toEqual(['/theme.js', '/assets/main-a1b2c3d4.css'])
    const claimed = { uri: '/trpc/tenant.list', headers: { 'x-viewer-ip': { value: '10.0.0.1' } } }
    const { headers } = address!({ request: claimed, viewer: { ip: '203.0.113.7' } })
    expect(headers['x-viewer-ip']).toEqual({ value: '203.0.113.7' })
  })

  test('writes its access log to Jakarta, without query and cookies', () => {
    const fields = only(web, 'AWS::Logs::Delivery').RecordFields
    expect(fields).toContain('cs-uri-stem')
    expect(fields).not.toContain('cs-uri-query')
    expect(fields).not.toContain('cs(Cookie)')
    const name = textOf(named(data, 'AWS::S3::Bucket', 'WebLogs').Properties.BucketName)
    expect(JSON.stringify(only(web, 'AWS::Logs::DeliveryDestination').DestinationResourceArn)).toContain(`:::${name}"`)
  })
})

describe('both regions', () => {
  test('hold no secret: Lambda gets names to look up, CloudFront what CloudFormation reads while deploying', () => {
    const given = (handler: string) => {
      const { Variables } = lambda(handler).Environment as { Variables: Record<string, Json> }
      return Object.keys(Variables).filter((name) => !name.startsWith('SST_'))
    }
    const both = ['AWS_NODEJS_CONNECTION_REUSE_ENABLED', 'KMS_KEY_ID', 'NODE_OPTIONS', 'SECRETS_PATH']
    expect(given('functions/lambda-jobs.handler').toSorted()).toEqual(both)
    expect(given('functions/lambda.handler').toSorted()).toEqual([...both, 'FILES_BUCKET'].toSorted())
    const all = JSON.stringify([data, web])
    expect(all).not.toMatch(/\w+:\/\/[^"/\s]+:[^"/\s]+@|PRIVATE KEY|\bAKIA|[A-Za-z0-9+/]{43}=/)
    expect(all).toContain('"HeaderName":"x-origin-key","HeaderValue":"{{resolve:ssm:')
  })

  test('break no rule of cdk-nag without a reason in words', () => {
    for (const region of [dataRegion, webRegion]) {
      expect(findings(built(region))).toEqual([])
      expect(nagLines(built(region)).filter(({ compliance }) => compliance === 'Compliant')).not.toEqual([])
    }
    const places = [...templates(dataRegion), ...templates(webRegion)].flatMap((template) => [
      template.Metadata,
      ...Object.values(template.Resources).map(({ Metadata }) => Metadata),
    ])
    const reasons = places.flatMap((place) => place?.cdk_nag?.rules_to_suppress ?? []).map(({ reason }) => reason)
    expect(reasons).not.toEqual([])
    for (const reason of reasons) expect(reason).toMatch(/^(?=.{30})\S+( \S+){5,}$/)
  })

  test('run functions of ours and one of sst, which works only while deploying', () => {
    const ours = ofType(data, 'AWS::Lambda::Function').map(({ Properties }) => textOf(Properties.Handler))
    expect(ours.toSorted()).toEqual(['functions/lambda-jobs.handler', 'functions/lambda.handler'])
    expect(Object.keys(web.Resources).filter((id) => web.Resources[id]!.Type === 'AWS::Lambda::Function')).toEqual([
      expect.stringContaining('CustomResourceHandler'),
    ])
  })
})

type ManagedRules = {
  ManagedRuleGroupStatement?: { RuleActionOverrides?: { Name: string; ActionToUse: Json }[] }
}
type EdgeRequest = { uri: string; headers: Record<string, { value: string }> }
type EdgeFunction = (event: { request: EdgeRequest; viewer?: { ip: string } }) => EdgeRequest

function edgeFunction(name: string): EdgeFunction {
  const [id] = Object.keys(web.Resources).filter((key) => key.startsWith(name))
  return runInNewContext(`${textOf(web.Resources[id ?? '']?.Properties.FunctionCode)}; handler`)
}
