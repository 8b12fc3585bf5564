import { Duration } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { StackContext } from 'sst/constructs'
import { ourFunction } from './function.ts'

/** What is done without anybody asking: each minute one Lambda gives every job its turn. */
export function Jobs(context: StackContext) {
  const { stack } = context
  // sst puts a deploy-time Lambda into every stack; nothing here uses it.
  stack.node.tryRemoveChild('CustomResourceHandler')

  const { made } = ourFunction(context, 'Jobs', {
    handler: 'functions/lambda-jobs.handler',
    memorySize: '512 MB',
    timeout: '55 seconds', // over before the next minute
    reservedConcurrentExecutions: 1, // never two at once
    kms: ['kms:Decrypt'], // opens messages; makes no key
    environment: {},
  })
  // What failed or came too early is not tried again: the next minute does the same.
  made.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) })
  new Rule(stack, 'EveryMinute', {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaFunction(made)],
  })
}
