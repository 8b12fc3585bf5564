import { RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { NagSuppressions } from 'cdk-nag'
import { Api as HttpApi, Function, type StackContext, use } from 'sst/constructs'
import { webLogs } from './logs.ts'
import { Secrets, secretsPath } from './secrets.ts'

/** The whole back end: an HTTP API in front of one Lambda, `createApp` behind it. */
export function Api({ app, stack }: StackContext) {
  const { key } = use(Secrets)
  const path = secretsPath(app)
  // sst puts a deploy-time Lambda into every stack; nothing here uses it.
  stack.node.tryRemoveChild('CustomResourceHandler')

  const logGroup = new LogGroup(stack, 'Log', {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  })

  // A role of our own: the default one would add a managed policy over every log group of the account.
  const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  role.addToPolicy(new PolicyStatement({ actions: ['kms:Encrypt', 'kms:Decrypt'], resources: [key.keyArn] }))
  role.addToPolicy(
    new PolicyStatement({
      actions: ['ssm:GetParametersByPath'],
      resources: [stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: path.slice(1) })],
    }),
  )

  const server = new Function(stack, 'Server', {
    handler: 'functions/lambda.handler',
    runtime: 'nodejs24.x',
    architecture: 'arm_64',
    memorySize: '1024 MB',
    timeout: '25 seconds', // below the 30 s after which API Gateway answers for us
    reservedConcurrentExecutions: 50, // each holds a small pool: this bounds the connections that Postgres sees
    tracing: 'active',
    role,
    logGroup,
    environment: { SECRETS_PATH: path, KMS_KEY_ID: key.keyArn, NODE_OPTIONS: '--enable-source-maps' },
    nodejs: {
      format: 'esm',
      minify: true,
      sourcemap: true, // beside the bundle; otherwise sst uploads it with a Lambda of its own
      // Asked for by pg only on wish; sst would compile it from the registry, for the wrong processor.
      esbuild: { external: ['pg-native'], sourcesContent: false },
    },
  })

  const api = new HttpApi(stack, 'Http', {
    cors: false, // the web is served from the same origin
    accessLog: { retention: 'one_year' },
    defaults: { throttle: { burst: 1000, rate: 500 } },
    routes: { $default: server },
  })
  webLogs(app, stack)
  stack.addOutputs({ ApiHost: `${api.httpApiId}.execute-api.${app.region}.amazonaws.com` })

  NagSuppressions.addResourceSuppressions(
    role,
    [
      {
        id: 'AwsSolutions-IAM5',
        reason: 'X-Ray has no resources to name: its write actions are only grantable on every resource',
        appliesTo: ['Resource::*'],
      },
    ],
    true,
  )
  NagSuppressions.addResourceSuppressions(
    api,
    [
      {
        id: 'AwsSolutions-APIG4',
        reason:
          'The app authenticates and authorises by path itself, with sessions in Postgres; sign-in must be reachable without one',
      },
    ],
    true,
  )
}
