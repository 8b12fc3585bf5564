import { RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { NagSuppressions } from 'cdk-nag'
import { Function, type FunctionProps, type StackContext, use } from 'sst/constructs'
import { Secrets, secretsPath } from './secrets.ts'

type Settings = Required<
  Pick<FunctionProps, 'handler' | 'memorySize' | 'timeout' | 'reservedConcurrentExecutions' | 'environment'>
> & {
  /** What it does with the platform key. */
  readonly kms: readonly string[]
}

/**
 * A Lambda of ours: Node 24, traced, its log kept a year, settings from SSM. Its role may read those and write that log;
 * whatever else it may, the stack that makes it adds to the role.
 */
export function ourFunction({ app, stack }: StackContext, id: string, { kms, environment, ...settings }: Settings) {
  const { key } = use(Secrets)
  const path = secretsPath(app)

  const logGroup = new LogGroup(stack, `${id}Log`, {
    retention: RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  })

  // A role of our own: the default one would add a managed policy over every log group of the account.
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  logGroup.grantWrite(role)
  role.addToPolicy(new PolicyStatement({ actions: [...kms], resources: [key.keyArn] }))
  role.addToPolicy(
    new PolicyStatement({
      actions: ['ssm:GetParametersByPath'],
      resources: [stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: path.slice(1) })],
    }),
  )

  const made = new Function(stack, id, {
    ...settings,
    runtime: 'nodejs24.x',
    architecture: 'arm_64',
    tracing: 'active',
    role,
    logGroup,
    environment: {
      SECRETS_PATH: path,
      KMS_KEY_ID: key.keyArn,
      NODE_OPTIONS: '--enable-source-maps',
      ...environment,
    },
    nodejs: {
      format: 'esm',
      minify: true,
      sourcemap: true, // beside the bundle; otherwise sst uploads it with a Lambda of its own
      // Asked for by pg only on wish; sst would compile it from the registry, for the wrong processor.
      esbuild: { external: ['pg-native'], sourcesContent: false },
    },
  })
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
  return { made, role }
}
