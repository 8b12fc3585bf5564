import { RemovalPolicy } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { App, StackContext } from 'sst/constructs'

/**
 * The SSM path of a stage. Its parameters are put there by hand and never pass through a template:
 * in Jakarta, SecureString: DATABASE_API_URL DATABASE_SIGNIN_URL AUTH_SECRET INDEX_KEY SMTP_URL SMTP_FROM PUBLIC_URL ORIGIN_KEY;
 * in us-east-1, String (CloudFormation reads no other kind for CloudFront): DOMAIN CERTIFICATE_ARN API_HOST ORIGIN_KEY.
 */
export const secretsPath = (app: App): string => `/${app.name}/${app.stage}`

/** The platform key: it wraps the tenants' keys and encrypts the parameters. Losing it loses the data, so it is kept for ever. */
export function Secrets({ app, stack }: StackContext) {
  // sst puts a deploy-time Lambda into every stack; nothing here uses it.
  stack.node.tryRemoveChild('CustomResourceHandler')

  const key = new Key(stack, 'PlatformKey', {
    alias: `${app.name}-${app.stage}`,
    description: 'Wraps the keys of the tenants and encrypts the SSM parameters',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  return { key }
}
