import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

// What a bootstrapped account tells sst 2.49: versions below these would make it deploy its own bootstrap stack.
const outputs: Record<string, Record<string, string>> = {
  CDKToolkit: { BootstrapVersion: '30', BucketName: 'cdk-bucket' },
  SSTBootstrap: { Version: '7.4', BucketName: 'sst-bucket' },
}

const member = ([key, value]: [string, string]): string =>
  `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`

function answer(form: URLSearchParams): string | undefined {
  const action = form.get('Action')
  if (action === 'GetCallerIdentity')
    return '<Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/offline</Arn><UserId>offline</UserId>'
  const stack = form.get('StackName') ?? ''
  if (action !== 'DescribeStacks' || !outputs[stack]) return undefined
  return `<Stacks><member><StackName>${stack}</StackName><StackStatus>CREATE_COMPLETE</StackStatus>
    <CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${Object.entries(outputs[stack]).map(member).join('')}</Outputs></member></Stacks>`
}

/** A server on a free port that answers the two questions that `sst build` has for AWS, and refuses any other. */
export async function offlineAws(): Promise<{ url: string; close: () => void }> {
  const reply = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = new URLSearchParams(await text(request))
    const action = form.get('Action')
    const result = answer(form)
    if (!result) return void response.writeHead(501).end(`not answered offline: ${action}`)
    response.setHeader('content-type', 'text/xml')
    response.end(`<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`)
  }
  const server = createServer((request, response) => void reply(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the offline AWS has no port')
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close().closeAllConnections() }
}
