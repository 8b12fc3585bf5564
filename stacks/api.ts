import { NagSuppressions } from 'cdk-nag'
import { Api as HttpApi, type StackContext, use } from 'sst/constructs'
import { allowFiles, Files } from './files.ts'
import { ourFunction } from './function.ts'
import { webLogs } from './logs.ts'

/** The whole back end: an HTTP API in front of one Lambda, `createApp` behind it. */
export function Api(context: StackContext) {
  const { app, stack } = context
  const { bucket } = use(Files)
  // sst puts a deploy-time Lambda into every stack; nothing here uses it.
  stack.node.tryRemoveChild('CustomResourceHandler')

  const { made, role } = ourFunction(context, 'Server', {
    handler: 'functions/lambda.handler',
    memorySize: '1024 MB',
    timeout: '25 seconds', // below the 30 s after which API Gateway answers for us
    reservedConcurrentExecutions: 50, // each holds a small pool: this bounds the connections that Postgres sees
    kms: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], // the last one for S3
    environment: { FILES_BUCKET: bucket.bucketName },
  })
  allowFiles(role, bucket)

  const api = new HttpApi(stack, 'Http', {
    cors: false, // the web is served from the same origin
    accessLog: { retention: 'one_year' },
    defaults: { throttle: { burst: 1000, rate: 500 } },
    routes: { $default: made },
  })
  webLogs(app, stack)
  stack.addOutputs({ ApiHost: `${api.httpApiId}.execute-api.${app.region}.amazonaws.com` })

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
